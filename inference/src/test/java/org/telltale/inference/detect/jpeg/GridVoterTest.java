package org.telltale.inference.detect.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.image.Plane;

class GridVoterTest {
    @Test
    void votesAsTheDefinitionSays() throws Exception {
        check(GreyPicture.scene(57, 41, 2, 5).jpeg(80).plane());
        check(GreyPicture.scene(57, 41, 12, 6).plane());
        // Flat patches and columns: constant blocks win and give no vote.
        check(GreyPicture.of(48, 40, (x, y) -> x < 24 ? 90 : x * y % 7 * 20).plane());
        check(GreyPicture.of(48, 40, (x, y) -> y < 20 ? 10 * (x % 9) : 10 * (y % 9)).plane());
    }

    @Test
    void agreesAcrossTheSeamsOfTiles() throws Exception {
        Plane whole = GreyPicture.scene(600, 300, 2, 3).jpeg(85).plane();
        GridVotes votes = vote(whole);
        int left = 250;
        float[] part = new float[100 * 300];
        for (int y = 0; y < 300; y++) {
            System.arraycopy(whole.values(), y * 600 + left, part, y * 100, 100);
        }
        GridVotes partly = vote(new Plane(100, 300, part));
        for (int y = 7; y < 293; y++) {
            for (int x = 7; x < 93; x++) {
                int expected = votes.votes()[y * 600 + left + x];
                int found = partly.votes()[y * 100 + x];
                // The part begins two pixels into a block of the whole.
                int moved = found < 0 ? found : ((found & 7) + left & 7) + (found & 56);
                assertThat(moved).isEqualTo(expected);
            }
        }
    }

    @Test
    void findsTheGridOfEveryOffset() throws Exception {
        GreyPicture jpeg = GreyPicture.scene(264, 200, 2, 8).jpeg(85);
        for (int offset = 0; offset < 8; offset++) {
            MainGrid main = MainGrid.of(vote(jpeg.croppedFrom(offset, 7 - offset).plane()));
            assertThat(main.significant()).isTrue();
            assertThat(main.origin()).isEqualTo(new GridOrigin(-offset & 7, -(7 - offset) & 7));
        }
    }

    @Test
    void aPictureSmallerThanABlockHasNoVotes() {
        for (int side : new int[] {1, 7, 8, 14}) {
            GridVotes votes = vote(new Plane(side, side, new float[side * side]));
            assertThat(votes.votes()).containsOnly(GridVotes.NONE);
        }
    }

    private static GridVotes vote(Plane plane) {
        return GridVoter.vote(plane, new Cancellation());
    }

    /** Against the definition, block by block in double precision. */
    private static void check(Plane plane) {
        int[][] zeros = new int[plane.height()][plane.width()];
        boolean[][] flat = new boolean[plane.height()][plane.width()];
        for (int y = 0; y + 8 <= plane.height(); y++) {
            for (int x = 0; x + 8 <= plane.width(); x++) {
                zeros[y][x] = zeros(plane, x, y);
                flat[y][x] = flat(plane, x, y);
            }
        }
        GridVotes votes = vote(plane);
        int differing = 0;
        for (int y = 7; y < plane.height() - 7; y++) {
            for (int x = 7; x < plane.width() - 7; x++) {
                if (votes.votes()[y * plane.width() + x] != expected(zeros, flat, x, y)) {
                    differing++;
                }
            }
        }
        // Single precision may decide a coefficient within a millionth of a half otherwise.
        assertThat(differing).isLessThanOrEqualTo(plane.width() * plane.height() / 100);
    }

    private static int expected(int[][] zeros, boolean[][] flat, int x, int y) {
        int best = -1;
        int vote = GridVotes.NONE;
        for (int by = y - 7; by <= y; by++) {
            for (int bx = x - 7; bx <= x; bx++) {
                if (zeros[by][bx] == best) {
                    vote = GridVotes.NONE;
                } else if (zeros[by][bx] > best) {
                    best = zeros[by][bx];
                    vote = flat[by][bx] ? GridVotes.NONE : (bx & 7) + 8 * (by & 7);
                }
            }
        }
        return vote;
    }

    private static int zeros(Plane plane, int x, int y) {
        int zeros = 0;
        for (int v = 0; v < 8; v++) {
            for (int u = 0; u < 8; u++) {
                double sum = 0;
                for (int j = 0; j < 8; j++) {
                    for (int i = 0; i < 8; i++) {
                        sum +=
                                plane.at(x + i, y + j)
                                        * Math.cos((2 * i + 1) * u * Math.PI / 16)
                                        * Math.cos((2 * j + 1) * v * Math.PI / 16);
                    }
                }
                double norm = (u == 0 ? Math.sqrt(0.5) : 1) * (v == 0 ? Math.sqrt(0.5) : 1) / 4;
                // Whole pixels often give exactly a half, which is no zero; cosines are not exact.
                zeros += u + v > 0 && Math.abs(sum * norm) < 0.5 - 1e-9 ? 1 : 0;
            }
        }
        return zeros;
    }

    private static boolean flat(Plane plane, int x, int y) {
        boolean alongX = true;
        boolean alongY = true;
        for (int j = 0; j < 8; j++) {
            for (int i = 0; i < 8; i++) {
                alongX &= plane.at(x + i, y + j) == plane.at(x, y + j);
                alongY &= plane.at(x + i, y + j) == plane.at(x + i, y);
            }
        }
        return alongX || alongY;
    }

    @Test
    void everyStepAfterTheVotesStopsWhenAsked() {
        GridVotes votes = new GridVotes(64, 64, new byte[64 * 64]);
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        assertThatThrownBy(() -> CellCounts.of(votes, cancellation))
                .isInstanceOf(CancelledException.class);
        assertThatThrownBy(
                        () -> new ForeignGridSearch(votes, cancellation).find(java.util.Set.of()))
                .isInstanceOf(CancelledException.class);
    }

    /** The background model: noise has no grid, so chance may not find more than it promises. */
    @Test
    void noiseGivesNoMoreFalseAlarmsThanTheirNumberPromises() {
        Random random = new Random(42);
        int pictures = Integer.getInteger("telltale.noise-pictures", 300);
        int alarms = 0;
        for (int i = 0; i < pictures; i++) {
            double sigma = 0.5 + random.nextDouble() * 30;
            GreyPicture noise =
                    GreyPicture.of(96, 80, (x, y) -> 128 + sigma * random.nextGaussian());
            GridVotes votes = vote(noise.plane());
            alarms += MainGrid.of(votes).significant() ? 1 : 0;
            alarms +=
                    new ForeignGridSearch(votes, new Cancellation())
                            .find(java.util.Set.of())
                            .size();
        }
        // Each picture may give one by the threshold; the count of tests is far from tight.
        assertThat(alarms).isLessThanOrEqualTo(pictures / 100);
    }
}
