package org.telltale.inference.detect.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.Declaration.Kind;
import org.telltale.inference.metadata.ContentCredentials;
import org.telltale.inference.metadata.ContentCredentials.Action;
import org.telltale.inference.metadata.ContentCredentials.Manifest;
import org.telltale.inference.reason.Reason;

class CredentialDeclarationsTest {
    private static final String TRAINED =
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    private final CredentialDeclarations declarations =
            new CredentialDeclarations(KnownSoftware.load());

    @Test
    void quotesASourceTypeOfAModel() {
        List<Declaration> found =
                of("Some Maker 1.0", new Action("c2pa.created", "Some Agent", TRAINED));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().kind()).isEqualTo(Kind.GENERATOR);
        assertThat(found.getFirst().source()).isEqualTo("c2pa");
        assertThat(found.getFirst().verified()).isFalse();
        assertThat(found.getFirst().statement().text(Locale.ENGLISH))
                .contains(
                        "“Some Maker 1.0”", "“trainedAlgorithmicMedia”", "signature not verified");
    }

    @Test
    void quotesKnownPrograms() {
        assertThat(of("Adobe Firefly", new Action("c2pa.created", null, null)))
                .extracting(Declaration::statement)
                .containsExactly(
                        Reason.of(
                                "declared.c2pa-software.generator",
                                "Adobe Firefly",
                                "Adobe Firefly"));
        assertThat(of(null, new Action("c2pa.opened", "Adobe Photoshop 25.0", null)))
                .extracting(Declaration::kind)
                .containsExactly(Kind.EDITOR);
    }

    @Test
    void quotesEditsTogetherAndLeavesOutOpening() {
        assertThat(
                        of(
                                "maker",
                                new Action("c2pa.opened", null, null),
                                new Action("c2pa.cropped", null, null),
                                new Action("c2pa.resized", null, null),
                                new Action("c2pa.cropped", null, null)))
                .extracting(Declaration::statement)
                .containsExactly(
                        Reason.of("declared.c2pa-edits", "maker", "c2pa.cropped, c2pa.resized"));
    }

    @Test
    void noCredentialsDeclareNothing() {
        assertThat(declarations.of(null)).isEmpty();
    }

    private List<Declaration> of(@Nullable String generator, Action... actions) {
        return declarations.of(
                new ContentCredentials(
                        List.of(
                                new Manifest(
                                        "urn:1", generator, List.of(actions), List.of(), null))));
    }
}
