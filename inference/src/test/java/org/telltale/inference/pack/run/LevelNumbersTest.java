package org.telltale.inference.pack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, true",
        "0.00392156862745098, 0, 1, true",
        "0.00784313725490196, 1, 1, true",
        "0.00392156862745098, 0.485, 0.229, false",
        "0.0123, 0.7, 0.31, false"
    })
    void everyLevelIsTheDoubleRoundedOnce(double scale, double mean, double std, boolean direct) {
        LevelNumbers levels = new LevelNumbers(scale, mean, std);
        assertThat(levels.direct()).isEqualTo(direct);
        for (int bit = 0; bit <= 16; bit += 8) {
            int channel = bit;
            // The other channels and alpha hold something else.
            int[] bgra =
                    IntStream.range(0, 256)
                            .map(level -> (0x5a7fc3e1 & ~(0xff << channel)) | level << channel)
                            .toArray();
            for (int step : new int[] {1, 3}) {
                float[] row = new float[2 + 256 * step];
                levels.write(bgra, 256, bit, row, 2, step);
                for (int level = 0; level < 256; level++) {
                    float expected = (float) ((level * scale - mean) / std);
                    assertThat(row[2 + level * step]).as("%d", level).isEqualTo(expected);
                }
            }
        }
    }
}
