package org.telltale.inference.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTailTest {
    private static final MathContext EXACT = new MathContext(60);

    @ParameterizedTest
    @CsvSource({
        "1, 1, 64",
        "10, 0, 64",
        "10, 1, 64",
        "10, 10, 64",
        "100, 2, 64",
        "100, 30, 64",
        "1000, 15, 64",
        "1000, 16, 64",
        "1000, 999, 64",
        "2000, 80, 64",
        "300, 150, 2",
        "300, 151, 2",
        "17, 16, 3",
        "500, 1, 1000"
    })
    void agreesWithExactArithmetic(int n, int k, int inverse) {
        assertThat(BinomialTail.log10(n, k, 1.0 / inverse))
                .isCloseTo(exact(n, k, inverse), within(1e-9 * n));
    }

    @Test
    void neitherOverflowsNorUnderflows() {
        // All of 200 000 blocks agree: 64^-200000.
        assertThat(BinomialTail.log10(200_000, 200_000, 1.0 / 64))
                .isCloseTo(-200_000 * Math.log10(64), within(1e-4));
        // A million trials at the mean: about a half.
        assertThat(BinomialTail.log10(1_000_000, 15_625, 1.0 / 64)).isBetween(-0.31, -0.29);
        assertThat(BinomialTail.log10(1_000_000, 1, 1.0 / 64)).isBetween(-1e-12, 0.0);
    }

    @Test
    void fallsAsMoreSuccessesAreAskedFor() {
        double last = 0;
        for (int k = 1; k <= 400; k++) {
            double tail = BinomialTail.log10(400, k, 1.0 / 64);
            assertThat(tail).isLessThanOrEqualTo(last);
            last = tail;
        }
    }

    @Test
    void refusesWhatIsNoTail() {
        assertThatThrownBy(() -> BinomialTail.log10(10, 11, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BinomialTail.log10(10, 5, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** log10 Σ C(n,i) (inverse−1)^(n−i) / inverse^n, in whole numbers. */
    private static double exact(int n, int k, int inverse) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger choose = BigInteger.ONE;
        for (int i = 0; i <= n; i++) {
            if (i >= k) {
                sum = sum.add(choose.multiply(BigInteger.valueOf(inverse - 1L).pow(n - i)));
            }
            choose = choose.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1L));
        }
        BigDecimal share =
                new BigDecimal(sum)
                        .divide(new BigDecimal(BigInteger.valueOf(inverse).pow(n)), EXACT);
        int exponent = share.precision() - share.scale() - 1;
        return Math.log10(share.movePointLeft(exponent).doubleValue()) + exponent;
    }
}
