package org.telltale.inference.pack.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SincBankTest {
    @Test
    void everyFilterIsSymmetricAndPassesItsBandAlone() {
        float[] bank = SincBank.coefficients();
        assertThat(bank).hasSize(SincBank.FILTERS * SincBank.TAPS);
        for (int k = 0; k < SincBank.FILTERS; k++) {
            for (int n = 0; n < SincBank.TAPS; n++) {
                assertThat(bank[k * SincBank.TAPS + n])
                        .isCloseTo(bank[(k + 1) * SincBank.TAPS - 1 - n], within(1e-7f));
            }
        }
        // The bands cover 0 to 8000 Hz once, so that together they pass everything.
        for (int n = 0; n < SincBank.TAPS; n++) {
            double sum = 0;
            for (int k = 0; k < SincBank.FILTERS; k++) {
                sum += bank[k * SincBank.TAPS + n];
            }
            assertThat(sum).isCloseTo(n == SincBank.TAPS / 2 ? 1 : 0, within(1e-6));
        }
    }

    @Test
    @Tag("shared")
    void equalsThePublishedCodesBank() throws Exception {
        Path file =
                Path.of(System.getProperty("telltale.shared", "../../shared"))
                        .resolve("reference/inputs/aasist_sinc_bank_70x129_f32le.bin");
        Assumptions.assumeTrue(Files.isRegularFile(file), "no reference values at " + file);
        ByteBuffer expected =
                ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] bank = SincBank.coefficients();
        assertThat(expected.remaining()).isEqualTo(4 * bank.length);
        for (float coefficient : bank) {
            assertThat(coefficient).isCloseTo(expected.getFloat(), within(4e-8f));
        }
    }
}
