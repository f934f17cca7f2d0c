package org.telltale.app.window.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.Marks;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.media.Media;

class CueLineTest {
    private static final Media MEDIA = AnalysisFixture.media(AnalysisFixture.digest('a'));
    private static final CueText TEXT =
            new CueText(Texts.of("inspector", Locale.UK), new Marks(Texts.of("desk", Locale.UK)));

    @Test
    void groupsKeepTheirOrderAndShowWhatSpeaksForManipulationFirst() {
        List<Cue> cues = new ArrayList<>(AnalysisFixture.real(MEDIA).cues());
        cues.addAll(AnalysisFixture.fake(MEDIA).cues());
        List<CueLine> lines = CueLine.grouped(cues, TEXT::place);
        assertThat(lines).hasSize(cues.size() + 2);
        assertThat(lines.getFirst()).isEqualTo(new CueLine.Heading("left cheek", 3));
        assertThat(lines.get(1))
                .isInstanceOfSatisfying(
                        CueLine.Measured.class,
                        measured ->
                                assertThat(measured.cue().supports()).isEqualTo(Cue.Support.FAKE));
        assertThat(lines.get(4)).isEqualTo(new CueLine.Heading("forehead", 1));
    }

    @Test
    void aValueOutsideItsRangeIsSaidInWords() {
        Cue outside = AnalysisFixture.fake(MEDIA).cues().getFirst();
        assertThat(TEXT.isOutside(outside)).isTrue();
        assertThat(TEXT.position(outside)).isEqualTo("▲ above 0 to 1.4");
        assertThat(TEXT.condition(outside)).contains("n = 120").contains("face 256-512 px");
        Cue inside = AnalysisFixture.real(MEDIA).cues().getFirst();
        assertThat(TEXT.isOutside(inside)).isFalse();
        assertThat(TEXT.position(inside)).startsWith("inside");
    }
}
