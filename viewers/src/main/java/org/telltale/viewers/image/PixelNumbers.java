package org.telltale.viewers.image;

import javafx.geometry.Point2D;

/**
 * Writes the stored values into pixels that are large enough on the screen: red, green, blue below
 * each other, or grey. A raster font of five by seven is readable at any size of the cells and
 * costs no text layout for thousands of numbers.
 */
final class PixelNumbers {
    /** Screen pixels a source pixel from which three lines of three digits have room. */
    static final double LEAST_SCALE = 28;

    private static final int ADVANCE = 6;
    private static final int LINE = 8;
    private static final int ROWS = 7;

    /** Rows of the digits 0 to 9, five bits each, the leftmost highest. */
    private static final int[][] DIGITS = {
        {14, 17, 19, 21, 25, 17, 14},
        {4, 12, 4, 4, 4, 4, 14},
        {14, 17, 1, 2, 4, 8, 31},
        {31, 2, 4, 2, 1, 17, 14},
        {2, 6, 10, 18, 31, 2, 2},
        {31, 16, 30, 1, 1, 17, 14},
        {6, 8, 16, 30, 17, 17, 14},
        {31, 1, 2, 4, 8, 8, 8},
        {14, 17, 17, 14, 17, 17, 14},
        {14, 17, 17, 15, 1, 2, 12}
    };

    private static final int[] ON_DARK = {0xffffb0b0, 0xffb0ffb0, 0xffc0d0ff};
    private static final int[] ON_LIGHT = {0xff700000, 0xff004800, 0xff000080};

    private final ViewTransform transform;
    private final double density;
    private final int[] into;
    private final int stride;

    PixelNumbers(ViewTransform transform, double density, int[] into, int stride) {
        this.transform = transform;
        this.density = density;
        this.into = into;
        this.stride = stride;
    }

    /**
     * Writes the values of a picture.
     *
     * @param size frame pixels a pixel of the picture
     */
    void paint(Picture picture, double size, PictureRaster.ScreenArea area) {
        StoredPixels stored = picture.stored();
        double cell = transform.scale() * density * size;
        if (stored == null || area.width() <= 0) {
            return;
        }
        int digits = stored.bits() > 8 ? 5 : 3;
        if (cell < Math.max(ADVANCE * digits + 4, LINE * stored.colours() + 3)) {
            return;
        }
        Point2D a = frame(area.x(), area.y(), size);
        Point2D b = frame(area.x() + area.width(), area.y() + area.height(), size);
        int left = Math.max(0, (int) Math.min(a.getX(), b.getX()));
        int top = Math.max(0, (int) Math.min(a.getY(), b.getY()));
        int right = Math.min(stored.width() - 1, (int) Math.max(a.getX(), b.getX()));
        int bottom = Math.min(stored.height() - 1, (int) Math.max(a.getY(), b.getY()));
        int[] row = new int[Math.max(0, right - left + 1) * stored.channels()];
        for (int y = top; y <= bottom; y++) {
            if (right >= left) {
                stored.read(left, y, right - left + 1, row);
            }
            for (int x = left; x <= right; x++) {
                Point2D middle = transform.toView((x + 0.5) * size, (y + 0.5) * size);
                write(
                        stored,
                        row,
                        (x - left) * stored.channels(),
                        (int) Math.round(middle.getX() * density),
                        (int) Math.round(middle.getY() * density),
                        area);
            }
        }
    }

    private Point2D frame(double x, double y, double size) {
        return transform.toSource(x / density, y / density).multiply(1 / size);
    }

    private void write(
            StoredPixels stored,
            int[] row,
            int at,
            int middleX,
            int middleY,
            PictureRaster.ScreenArea area) {
        int lines = stored.colours();
        int y = middleY - (lines * LINE - 1) / 2;
        // The ground is what is shown, which need not be what is stored.
        int ground = area.holds(middleX, y - 1) ? into[(y - 1) * stride + middleX] : 0;
        boolean dark = (ground >> 8 & 255) < 128;
        for (int line = 0; line < lines; line++) {
            int colour =
                    lines == 1
                            ? (dark ? 0xffffffff : 0xff000000)
                            : (dark ? ON_DARK : ON_LIGHT)[line];
            number(row[at + line], middleX, y + line * LINE, colour, area);
        }
    }

    private void number(int value, int middleX, int y, int argb, PictureRaster.ScreenArea area) {
        String digits = Integer.toString(value);
        int x = middleX - (digits.length() * ADVANCE - 1) / 2;
        for (int i = 0; i < digits.length(); i++) {
            int[] rows = DIGITS[digits.charAt(i) - '0'];
            for (int r = 0; r < ROWS; r++) {
                for (int bit = 0; bit < 5; bit++) {
                    int px = x + i * ADVANCE + bit;
                    if ((rows[r] >> (4 - bit) & 1) != 0 && area.holds(px, y + r)) {
                        into[(y + r) * stride + px] = argb;
                    }
                }
            }
        }
    }
}
