package org.telltale.inference.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Converts eight-bit pixels from one ICC colour space (RGB or grey) to sRGB. For one thread. */
final class SrgbTransform {
    private static final int STEPS = 5;
    private static final int ROUNDING = 2;

    private final ColorConvertOp convert;
    private final boolean grey;

    SrgbTransform(ICC_ColorSpace from) {
        ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        this.convert = new ColorConvertOp(new ICC_Profile[] {from.getProfile(), srgb}, null);
        this.grey = from.getNumComponents() == 1;
    }

    /**
     * Whether a lattice of colours comes back as it went in, up to rounding: the profile describes
     * sRGB, whatever it is called.
     */
    boolean changesNothing() {
        byte[] lattice = new byte[4 * STEPS * STEPS * STEPS];
        for (int i = 0; i < lattice.length / 4; i++) {
            int[] steps = grey ? new int[] {i, i, i} : new int[] {i, i / STEPS, i / STEPS / STEPS};
            for (int c = 0; c < 3; c++) {
                lattice[4 * i + c] = (byte) (255 * (steps[c] % STEPS) / (STEPS - 1));
            }
        }
        byte[] converted = lattice.clone();
        apply(converted, lattice.length / 4);
        for (int i = 0; i < lattice.length; i++) {
            boolean alpha = i % 4 == 3;
            if (!alpha && Math.abs((lattice[i] & 0xff) - (converted[i] & 0xff)) > ROUNDING) {
                return false;
            }
        }
        return true;
    }

    /** Converts the first {@code count} BGRA pixels in place and makes them opaque. */
    void apply(byte[] bgra, int count) {
        byte[] in = new byte[(grey ? 1 : 3) * count];
        for (int i = 0; i < count; i++) {
            if (grey) {
                in[i] = bgra[4 * i];
            } else {
                in[3 * i] = bgra[4 * i + 2];
                in[3 * i + 1] = bgra[4 * i + 1];
                in[3 * i + 2] = bgra[4 * i];
            }
        }
        byte[] out = new byte[3 * count];
        convert.filter(raster(in, count, grey ? 1 : 3), raster(out, count, 3));
        for (int i = 0; i < count; i++) {
            bgra[4 * i] = out[3 * i + 2];
            bgra[4 * i + 1] = out[3 * i + 1];
            bgra[4 * i + 2] = out[3 * i];
            bgra[4 * i + 3] = (byte) 0xff;
        }
    }

    private static WritableRaster raster(byte[] samples, int count, int bands) {
        int[] offsets = bands == 1 ? new int[] {0} : new int[] {0, 1, 2};
        return Raster.createWritableRaster(
                new PixelInterleavedSampleModel(
                        DataBuffer.TYPE_BYTE, count, 1, bands, bands * count, offsets),
                new DataBufferByte(samples, samples.length),
                null);
    }
}
