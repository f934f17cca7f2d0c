package org.telltale.app.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.telltale.app.AnalysisWords;
import org.telltale.db.session.AnalystAct;
import org.telltale.db.session.AnalystRegion;
import org.telltale.db.session.AnalystWork;
import org.telltale.explainer.Explainer;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;
import org.telltale.explainer.rubric.RubricCheck;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Corner;
import org.telltale.inference.media.Outline;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalysisDocumentTest {
    private static final Analysis ANALYSIS =
            AnalysisFixture.fake(AnalysisFixture.media(AnalysisFixture.digest('a')));
    private static final AnalysisWords WORDS =
            new AnalysisWords(new Explainer(), new RubricCheck());

    @Test
    void theAnalystsTextStandsBesideTheProgramsOwn() throws Exception {
        Explanation mine =
                new Explanation(
                        Style.CHALLENGE,
                        "en",
                        List.of(
                                new Statement(
                                        "The left cheek is blurred.",
                                        List.of("c1"),
                                        List.of("r1"),
                                        List.of(),
                                        List.of("f1"))));
        AnalystWork work =
                new AnalystWork(
                        "run",
                        List.of(
                                done(
                                        new AnalystAct.TextCorrected(
                                                "run",
                                                Style.CHALLENGE,
                                                AnalystAct.Kind.REWORDED,
                                                mine,
                                                "Ada")),
                                done(
                                        new AnalystAct.SubjectConfirmed(
                                                AnalystAct.Kind.CONFIRMED,
                                                Map.of("glasses", "yes"),
                                                "Ada"))));
        AnalysisWords.Explained explained = WORDS.explain(ANALYSIS, Locale.ENGLISH, work);
        String document =
                new AnalysisDocument(Locale.ENGLISH).write("s", ANALYSIS, explained, work);

        assertValid(document);
        JsonNode root = JsonMapper.builder().build().readTree(document);
        JsonNode corrected = root.path("corrected").path(0);
        assertThat(corrected.path("text").asString()).isEqualTo("The left cheek is blurred.");
        assertThat(corrected.path("style").asString()).isEqualTo("challenge");
        assertThat(corrected.path("author").asString()).isEqualTo("Ada");
        assertThat(corrected.path("statements").path(0).path("regions").path(0).asString())
                .isEqualTo("r1");
        assertThat(root.path("attributes").path("glasses").asString()).isEqualTo("yes");
        assertThat(root.path("explanation").path("challenge_text").asString())
                .contains("a person with glasses");
        // The analyst's text names no attribute, which is what the check has judged.
        assertThat(root.path("explanation").path("rubric_check").path(0).path("grade").asInt())
                .isEqualTo(1);
    }

    @Test
    void withoutAnActNothingIsAdded() throws Exception {
        String document =
                new AnalysisDocument(Locale.ENGLISH)
                        .write("s", ANALYSIS, WORDS.explain(ANALYSIS, Locale.ENGLISH));
        assertValid(document);
        assertThat(document).doesNotContain("\"corrected\"", "\"attributes\"");
    }

    @Test
    void whatWasDrawnStandsBesideWhatWasFound() throws Exception {
        Outline shape = Outline.of(List.of(new Corner(1, 2), new Corner(30, 2), new Corner(5, 40)));
        AnalystRegion region =
                new AnalystRegion(
                        "a1",
                        Objects.requireNonNull(shape),
                        AnalystRegion.Label.MANIPULATED,
                        "Painted over.",
                        new AnalystRegion.Corrects("run", "r1"));
        AnalystRegion older =
                new AnalystRegion(
                        "a2",
                        Outline.of(new Box(1, 2, 3, 4)),
                        AnalystRegion.Label.NOTE,
                        "",
                        new AnalystRegion.Corrects("an earlier run", "r1"));
        AnalystWork work =
                new AnalystWork(
                        "run",
                        List.of(
                                done(drawn(region)),
                                done(drawn(older)),
                                done(
                                        new AnalystAct.FindingAssessed(
                                                "run",
                                                AnalystAct.Kind.REJECTED,
                                                "r1",
                                                AnalystAct.Opinion.REJECTED,
                                                "Ada"))));
        String document =
                new AnalysisDocument(Locale.ENGLISH)
                        .write("s", ANALYSIS, WORDS.explain(ANALYSIS, Locale.ENGLISH, work), work);

        assertValid(document);
        JsonNode root = JsonMapper.builder().build().readTree(document);
        JsonNode first = root.path("analyst_regions").path(0);
        assertThat(first.path("polygon").toString()).isEqualTo("[[1,2],[30,2],[5,40]]");
        assertThat(first.path("box").toString()).isEqualTo("[1,2,30,40]");
        assertThat(first.path("corrects").asString()).isEqualTo("r1");
        JsonNode second = root.path("analyst_regions").path(1);
        assertThat(second.has("corrects")).isFalse();
        assertThat(second.has("polygon")).isFalse();
        assertThat(root.path("assessed").path(0).path("opinion").asString()).isEqualTo("rejected");
        assertThat(root.path("regions").path(0).path("id").asString()).isEqualTo("r1");
    }

    private static AnalystAct drawn(AnalystRegion region) {
        return new AnalystAct.RegionMarked(AnalystAct.Kind.DRAWN, region.id(), region, "Ada");
    }

    private static AnalystWork.Done done(AnalystAct act) {
        return new AnalystWork.Done(act, Instant.parse("2025-03-01T10:00:00Z"));
    }

    private static void assertValid(String document) throws Exception {
        try (InputStream in =
                AnalysisDocument.class.getResourceAsStream("analysis-1.schema.json")) {
            assertThat(
                            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                    .getSchema(in)
                                    .validate(document, InputFormat.JSON))
                    .as(document)
                    .isEmpty();
        }
    }
}
