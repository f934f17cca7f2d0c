package org.telltale.viewers.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.telltale.inference.media.Box;

class MarkFilterTest {
    private static final Mark FACE =
            new Mark("f1", Mark.Kind.FACE, new Box(10, 10, 110, 110), "face");
    private static final Mark CHEEK =
            new Mark("f1/LEFT_CHEEK", Mark.Kind.FACIAL_REGION, new Box(60, 60, 90, 90), "cheek");
    private static final Mark CUE = new Mark("c1", Mark.Kind.CUE, new Box(62, 62, 70, 70), "");
    private static final List<Mark> ALL = List.of(FACE, CHEEK, CUE);

    @Test
    void aClickMeansTheSmallestMarkThatShows() {
        MarkFilter all = new MarkFilter(true, true, Set.of());
        assertThat(all.hit(ALL, 65, 65)).contains(CHEEK);
        assertThat(all.hit(ALL, 20.9, 20)).contains(FACE);
        assertThat(all.hit(ALL, 110, 20)).as("the right edge is outside").isEmpty();
        assertThat(new MarkFilter(true, false, Set.of()).hit(ALL, 65, 65)).contains(FACE);
        assertThat(new MarkFilter(false, false, Set.of()).hit(ALL, 65, 65)).isEmpty();
    }

    @Test
    void aLitMarkShowsWhateverTheSwitchesSay() {
        MarkFilter lit = new MarkFilter(false, false, Set.of("c1"));
        assertThat(lit.drawn(ALL)).containsExactly(CUE);
        assertThat(new MarkFilter(true, false, Set.of()).drawn(ALL)).containsExactly(FACE);
    }
}
