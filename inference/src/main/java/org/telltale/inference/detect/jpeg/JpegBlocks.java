package org.telltale.inference.detect.jpeg;

import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;
import org.telltale.inference.metadata.Orientation;

/**
 * Luma DCT coefficients of the 8×8 blocks of a JPEG file's own grid, or of one moved from it, as
 * the file names them: level-shifted, orthonormal transform, frequencies and signs of the stored
 * picture. Blocks are listed as they lie in the <em>upright</em> picture, row by row, so places
 * need no turning back: an orientation only swaps and negates frequencies. Blocks that the
 * picture's edge cuts are left out. Immutable; nothing is kept between calls.
 *
 * <p>Coefficients are recovered from decoded pixels, not from the entropy-coded data. The decoder
 * rounds luma (variance 1/12) and then each of R, G and B, from which luma is computed again
 * (variance 0.447/12), so a coefficient differs from the file's by an error of standard deviation
 * 0.35 ({@link #RECOVERY_ERROR}; grey files: 0.29), nearly normal where a block has texture.
 * Division by the quantization step and rounding then gives the file's integer for practically all
 * coefficients of step 3 and above, for 99.6 % at step 2 and for 85 % at step 1. It does not hold
 * in two kinds of block: where a colour channel is clipped at 0 or 255, and in smooth ones, whose
 * neighbouring pixels are rounded alike, so that DC is off by up to 4 and the lowest frequencies by
 * one or two.
 */
public final class JpegBlocks {
    /** Side of a block, pixels. */
    public static final int SIDE = 8;

    /** Standard deviation of a recovered coefficient of a colour file. */
    public static final double RECOVERY_ERROR = 0.35;

    /** Rows of blocks that a thread works on at a time. */
    private static final int ROWS_AT_A_TIME = 4;

    private final Plane luma;
    private final Orientation orientation;
    private final GridOrigin origin;
    private final int across;
    private final int down;

    private JpegBlocks(Plane luma, Orientation orientation, GridOrigin origin) {
        this.luma = luma;
        this.orientation = orientation;
        this.origin = origin;
        this.across = Math.max(0, luma.width() - origin.x()) / SIDE;
        this.down = Math.max(0, luma.height() - origin.y()) / SIDE;
    }

    /**
     * The blocks of a JPEG file.
     *
     * @param luma of the upright picture
     * @param orientation that made it upright
     */
    public static JpegBlocks of(Plane luma, Orientation orientation) {
        return new JpegBlocks(
                luma, orientation, GridOrigin.ofFile(orientation, luma.width(), luma.height()));
    }

    /**
     * The blocks of a grid that begins elsewhere; the coefficients are named as by this one.
     *
     * @param x pixels to the right in the upright picture
     * @param y pixels down in the upright picture
     */
    public JpegBlocks moved(int x, int y) {
        return new JpegBlocks(
                luma, orientation, new GridOrigin((origin.x() + x) & 7, (origin.y() + y) & 7));
    }

    /** Where the grid begins in the upright picture. */
    public GridOrigin origin() {
        return origin;
    }

    /** Whole blocks in a row of the upright picture. */
    public int across() {
        return across;
    }

    /** Rows of whole blocks of the upright picture. */
    public int down() {
        return down;
    }

    /** Whole blocks. */
    public int count() {
        return across * down;
    }

    /** Blocks to source pixels, for maps and masks with a cell a block. */
    public EvidenceMap.Transform transform() {
        return new EvidenceMap.Transform(SIDE, SIDE, origin.x(), origin.y());
    }

    /** The pixels of the blocks from the first to before the last column and row. */
    public Box box(int firstColumn, int firstRow, int endColumn, int endRow) {
        return new Box(
                origin.x() + SIDE * firstColumn,
                origin.y() + SIDE * firstRow,
                origin.x() + SIDE * endColumn,
                origin.y() + SIDE * endRow);
    }

    /**
     * Coefficients of some frequencies: one array for each, a value a block.
     *
     * @param frequencies natural indices in the stored picture, 8 v + u
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public float[][] coefficients(int[] frequencies, Cancellation cancellation) {
        float[][] all = new float[frequencies.length][count()];
        rows(
                frequencies,
                cancellation,
                (row, values) -> {
                    for (int i = 0; i < frequencies.length; i++) {
                        System.arraycopy(values[i], 0, all[i], row * across, across);
                    }
                });
        return all;
    }

    /**
     * The integers that the file stores for some frequencies: coefficients divided by their step
     * and rounded, clamped to 16 bits.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public short[][] quantized(int[] frequencies, LumaTable table, Cancellation cancellation) {
        short[][] all = new short[frequencies.length][count()];
        rows(
                frequencies,
                cancellation,
                (row, values) -> {
                    for (int i = 0; i < frequencies.length; i++) {
                        float inverse = 1f / table.step(frequencies[i]);
                        for (int x = 0, out = row * across; x < across; x++, out++) {
                            all[i][out] =
                                    (short)
                                            Math.clamp(
                                                    Math.round(values[i][x] * inverse),
                                                    -32768,
                                                    32767);
                        }
                    }
                });
        return all;
    }

    /**
     * Gives every row of blocks to the consumer, several at once from several threads, in no order.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public void rows(int[] frequencies, Cancellation cancellation, RowConsumer consumer) {
        if (across == 0) {
            return;
        }
        Bands.over(
                down,
                ROWS_AT_A_TIME,
                cancellation,
                (from, to) -> {
                    BlockRow blocks = reader(frequencies);
                    for (int row = from; row < to; row++) {
                        consumer.accept(row, blocks.transform(row));
                    }
                });
    }

    /**
     * What transforms single rows of blocks, for a thread that does not need all of them.
     *
     * @param frequencies natural indices in the stored picture
     */
    public BlockRow reader(int[] frequencies) {
        return new BlockRow(luma, origin, across, orientation, frequencies);
    }

    /** Takes the coefficients of one row of blocks; called by several threads at once. */
    @FunctionalInterface
    public interface RowConsumer {
        /**
         * Uses them.
         *
         * @param row of blocks, in the upright picture
         * @param values for each frequency asked for, a value a block; overwritten after the call
         */
        void accept(int row, float[][] values);
    }
}
