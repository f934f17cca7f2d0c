package org.telltale.inference.detect.jpeg.quantization;

import org.telltale.inference.detect.GreyMap;
import org.telltale.inference.detect.jpeg.JpegBlocks;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;

/** Draws what each block says, averaged with its eight neighbours. */
final class RatioMap {
    private static final double RANGE = 3;

    private RatioMap() {}

    /**
     * A map with a pixel a block.
     *
     * @param ratios natural logarithms
     */
    static EvidenceMap of(String name, JpegBlocks blocks, float[] ratios, Examination examination) {
        int across = blocks.across();
        double[] values = new double[ratios.length];
        for (int row = 0, i = 0; row < blocks.down(); row++) {
            for (int column = 0; column < across; column++, i++) {
                double sum = 0;
                int n = 0;
                for (int r = Math.max(0, row - 1); r <= Math.min(blocks.down() - 1, row + 1); r++) {
                    for (int c = Math.max(0, column - 1);
                            c <= Math.min(across - 1, column + 1);
                            c++) {
                        sum += ratios[r * across + c];
                        n++;
                    }
                }
                values[i] = sum / n / Math.log(10);
            }
        }
        return GreyMap.of(
                examination.worker(),
                name,
                values,
                across,
                blocks.transform(),
                -RANGE,
                RANGE,
                "log10 likelihood ratio a block");
    }
}
