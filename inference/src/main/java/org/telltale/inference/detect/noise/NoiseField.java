package org.telltale.inference.detect.noise;

import java.util.stream.IntStream;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Plane;

/**
 * Noise, brightness and texture of every whole block of a picture, row-major. The arrays are
 * shared, not copied: who receives a field only reads them.
 *
 * @param side of a block, source pixels
 * @param across blocks a row
 * @param down rows of blocks
 * @param sigma robust standard deviation of the finest diagonal wavelet detail, grey levels
 * @param mean brightness, grey levels 0 to 255
 * @param texture root mean square step between neighbouring means of 4×4 pixels, grey levels, less
 *     what white noise adds to it: the scene's own detail
 * @param clipped share of pixels at either end of the range, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: thousands of blocks
record NoiseField(
        int side,
        int across,
        int down,
        double[] sigma,
        double[] mean,
        double[] texture,
        double[] clipped) {

    /**
     * Measures a picture on the threads of the common pool and the caller's.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static NoiseField measure(Plane luma, int side, Cancellation cancellation) {
        int across = luma.width() / side;
        int down = luma.height() / side;
        int blocks = across * down;
        NoiseField field =
                new NoiseField(
                        side,
                        across,
                        down,
                        new double[blocks],
                        new double[blocks],
                        new double[blocks],
                        new double[blocks]);
        IntStream.range(0, down)
                .parallel()
                .forEach(row -> {
                    cancellation.check();
                    new BlockRow(luma, side).measure(row, field);
                });
        return field;
    }

    int blocks() {
        return across * down;
    }
}
