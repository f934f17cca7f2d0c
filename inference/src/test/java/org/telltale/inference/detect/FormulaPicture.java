package org.telltale.inference.detect;

/** The picture of {@code training/references/picture_spectrum.py}, by the same formula. */
public final class FormulaPicture {
    private FormulaPicture() {}

    /** The picture in that size. */
    public static GreyPicture of(int width, int height) {
        return GreyPicture.of(width, height, (x, y) -> Math.floor(value(x, y) + 0.5));
    }

    /** Sum of its values. */
    public static double checksum(GreyPicture picture) {
        double sum = 0;
        for (float value : picture.plane().values()) {
            sum += value;
        }
        return sum;
    }

    private static double value(int x, int y) {
        double total = 128 + 0.05 * x - 0.03 * y;
        for (int k = 1; k < 60; k++) {
            double angle = 2.399963 * k;
            double turn = 2 * Math.PI * k / 128;
            total +=
                    30.0 / k * Math.sin(turn * (x * Math.cos(angle) + y * Math.sin(angle)) + k * k);
        }
        long hashed = Math.floorMod(x * 73856093L ^ y * 19349663L, 1021);
        total += hashed / 1021.0 * 6 + (x % 16 == 3 ? 1.5 : 0) + 2 * (x % 2);
        return Math.clamp(total, 0, 255);
    }
}
