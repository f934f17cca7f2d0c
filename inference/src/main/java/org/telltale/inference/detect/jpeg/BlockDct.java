package org.telltale.inference.detect.jpeg;

/**
 * The 8-point discrete cosine transform of many signals side by side (Arai, Agui and Nakajima, "A
 * fast DCT-SQ scheme for images", Trans. IEICE E71, 1988). Coefficient k comes out larger by a
 * known factor, which the zero test folds into its threshold instead of dividing it out.
 */
final class BlockDct {
    private static final float COS_4 = 0.70710677f;
    private static final float COS_6 = 0.38268343f;
    private static final float COS_2_MINUS_6 = 0.54119610f;
    private static final float COS_2_PLUS_6 = 1.306563f;

    private BlockDct() {}

    /**
     * How much larger than the orthonormal transform's coefficient {@code k} comes out; 0 to 7.
     *
     * @return √8 for k = 0, else 4 cos(kπ/16)
     */
    static double gain(int k) {
        return k == 0 ? Math.sqrt(8) : 4 * Math.cos(k * Math.PI / 16);
    }

    /** Transforms {@code n} signals: sample k of signal x is {@code in[k][x]}. */
    static void forward(float[][] in, float[][] out, int n) {
        float[] s0 = in[0], s1 = in[1], s2 = in[2], s3 = in[3];
        float[] s4 = in[4], s5 = in[5], s6 = in[6], s7 = in[7];
        float[] o0 = out[0], o1 = out[1], o2 = out[2], o3 = out[3];
        float[] o4 = out[4], o5 = out[5], o6 = out[6], o7 = out[7];
        for (int x = 0; x < n; x++) {
            float a0 = s0[x] + s7[x], a7 = s0[x] - s7[x];
            float a1 = s1[x] + s6[x], a6 = s1[x] - s6[x];
            float a2 = s2[x] + s5[x], a5 = s2[x] - s5[x];
            float a3 = s3[x] + s4[x], a4 = s3[x] - s4[x];
            float b0 = a0 + a3, b3 = a0 - a3, b1 = a1 + a2, b2 = a1 - a2;
            float even = (b2 + b3) * COS_4;
            o0[x] = b0 + b1;
            o4[x] = b0 - b1;
            o2[x] = b3 + even;
            o6[x] = b3 - even;
            float c0 = a4 + a5, c1 = a5 + a6, c2 = a6 + a7;
            float z5 = (c0 - c2) * COS_6;
            float z2 = COS_2_MINUS_6 * c0 + z5, z4 = COS_2_PLUS_6 * c2 + z5;
            float z3 = c1 * COS_4, z11 = a7 + z3, z13 = a7 - z3;
            o5[x] = z13 + z2;
            o3[x] = z13 - z2;
            o1[x] = z11 + z4;
            o7[x] = z11 - z4;
        }
    }

    /**
     * Transforms {@code n} signals and adds to {@code zeros[x]} how many of signal x's coefficients
     * are smaller in size than {@code threshold[k]}. The coefficients are not kept.
     */
    static void countZeros(float[][] in, float[] threshold, int[] zeros, int n) {
        float[] s0 = in[0], s1 = in[1], s2 = in[2], s3 = in[3];
        float[] s4 = in[4], s5 = in[5], s6 = in[6], s7 = in[7];
        float t0 = threshold[0], t1 = threshold[1], t2 = threshold[2], t3 = threshold[3];
        float t4 = threshold[4], t5 = threshold[5], t6 = threshold[6], t7 = threshold[7];
        for (int x = 0; x < n; x++) {
            float a0 = s0[x] + s7[x], a7 = s0[x] - s7[x];
            float a1 = s1[x] + s6[x], a6 = s1[x] - s6[x];
            float a2 = s2[x] + s5[x], a5 = s2[x] - s5[x];
            float a3 = s3[x] + s4[x], a4 = s3[x] - s4[x];
            float b0 = a0 + a3, b3 = a0 - a3, b1 = a1 + a2, b2 = a1 - a2;
            float even = (b2 + b3) * COS_4;
            float c0 = a4 + a5, c1 = a5 + a6, c2 = a6 + a7;
            float z5 = (c0 - c2) * COS_6;
            float z2 = COS_2_MINUS_6 * c0 + z5, z4 = COS_2_PLUS_6 * c2 + z5;
            float z3 = c1 * COS_4, z11 = a7 + z3, z13 = a7 - z3;
            zeros[x] +=
                    below(b0 + b1, t0)
                            + below(b0 - b1, t4)
                            + below(b3 + even, t2)
                            + below(b3 - even, t6)
                            + below(z13 + z2, t5)
                            + below(z13 - z2, t3)
                            + below(z11 + z4, t1)
                            + below(z11 - z4, t7);
        }
    }

    /** 1 where the coefficient is below the threshold, else 0, without a branch. */
    private static int below(float coefficient, float threshold) {
        return Float.floatToRawIntBits(Math.abs(coefficient) - threshold) >>> 31;
    }
}
