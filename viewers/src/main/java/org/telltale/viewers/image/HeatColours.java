package org.telltale.viewers.image;

import java.lang.foreign.ValueLayout;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.telltale.inference.worker.Pixels;

/**
 * A scale of colours for a measurement. Viridis (van der Walt and Smith, matplotlib 2.0, CC0) rises
 * evenly in lightness and reads the same with the common kinds of colour blindness.
 */
public final class HeatColours {
    /** From dark violet over green to yellow. */
    public static final HeatColours VIRIDIS =
            new HeatColours(
                    0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58,
                    0xb5de2b, 0xfde725);

    private final int[] argb = new int[256];

    private HeatColours(int... anchors) {
        for (int grey = 0; grey < 256; grey++) {
            double at = grey / 255.0 * (anchors.length - 1);
            int low = Math.min((int) at, anchors.length - 2);
            argb[grey] = 0xff000000 | mixed(anchors[low], anchors[low + 1], at - low);
        }
    }

    private static int mixed(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = from >> shift & 255;
            int b = to >> shift & 255;
            mixed |= (int) Math.round(a + share * (b - a)) << shift;
        }
        return mixed;
    }

    /** The colour of a share of the scale, 0 to 1. */
    public Color at(double share) {
        int colour = argb[(int) Math.round(255 * Math.clamp(share, 0, 1))];
        return Color.rgb(colour >> 16 & 255, colour >> 8 & 255, colour & 255);
    }

    Image colour(Pixels grey) {
        int[] colours = new int[Math.multiplyExact(grey.width(), grey.height())];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = argb[grey.bgra().get(ValueLayout.JAVA_BYTE, 4L * i) & 255];
        }
        return new WritableImage(
                new PixelBuffer<>(
                        grey.width(),
                        grey.height(),
                        IntBuffer.wrap(colours),
                        PixelFormat.getIntArgbPreInstance()));
    }
}
