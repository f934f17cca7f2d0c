package org.telltale.inference.detect.copymove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Plane;

/**
 * Pictures of pure noise, in which any move that is verified with fewer than one false alarm is a
 * false one. {@code -Dtelltale.noise-pictures=1000} asks for more of them.
 */
class CopyMoveNoiseTest {
    private static final int PICTURES = Integer.getInteger("telltale.noise-pictures", 100);
    private static final int SIDE = 112;

    @Test
    void noMoveIsFoundInNoise() {
        Cancellation cancellation = new Cancellation();
        int alarms = 0;
        for (int seed = 0; seed < PICTURES; seed++) {
            Plane luma = noise(seed);
            PatchFeatures features = PatchFeatures.of(luma, cancellation);
            int[] matches = PatchMatch.match(features, cancellation, share -> {});
            MoveVerifier verifier = new MoveVerifier(luma, cancellation);
            List<SupposedMove> supposed =
                    DenseMoves.of(
                            matches, features, verifier.grid(), verifier.telling(), cancellation);
            alarms += new MoveFinder(verifier).find(supposed, share -> {}).size();
        }
        assertThat(alarms).isZero();
    }

    /** The number of false alarms itself, of moves taken at random, without the other guards. */
    @Test
    void theNumberOfFalseAlarmsHoldsForMovesAtRandom() {
        Cancellation cancellation = new Cancellation();
        int alarms = 0;
        for (int seed = 0; seed < PICTURES; seed++) {
            Plane detail = Detail.of(noise(seed), MoveVerifier.SIGMA, cancellation);
            CellGrid grid = CellGrid.of(SIDE, SIDE);
            Move move = new Move(1, 0, 40 - seed % 80, 0, 1, 35);
            Plane warped = WarpedDetail.of(detail, move, cancellation);
            var cells = CorrelationField.of(detail, warped, cancellation).atLeast(-1);
            alarms += MoveSignificance.log10Nfa(detail, warped, grid, cells) < 0 ? 1 : 0;
        }
        assertThat(alarms).isZero();
    }

    private static Plane noise(long seed) {
        return GreyPicture.of(SIDE, SIDE, (x, y) -> 128).withNoise(20, null, seed).plane();
    }
}
