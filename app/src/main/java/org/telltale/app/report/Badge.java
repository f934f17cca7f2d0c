package org.telltale.app.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/**
 * A number in a disc. The digits are drawn as strokes of seven segments' shape, so that a report
 * looks the same on every machine, whatever fonts it has. Stateless.
 */
final class Badge {
    /** Which of the segments a to g, top first and clockwise, the middle last, a digit shows. */
    private static final int[] SEGMENTS = {
        0b0111111, 0b0000110, 0b1011011, 0b1001111, 0b1100110,
        0b1101101, 0b1111101, 0b0000111, 0b1111111, 0b1101111
    };

    /** Ends of the segments in units of half a digit's height, from its upper left corner. */
    private static final double[][] ENDS = {
        {0, 0, 1, 0},
        {1, 0, 1, 1},
        {1, 1, 1, 2},
        {0, 2, 1, 2},
        {0, 1, 0, 2},
        {0, 0, 0, 1},
        {0, 1, 1, 1}
    };

    private Badge() {}

    /** Draws a badge over the upper left corner of a box. */
    static void draw(Graphics2D graphics, int number, int x, int y, int size, Color colour) {
        String digits = Integer.toString(number);
        int width = size + (digits.length() - 1) * size / 2;
        int left = x - 1;
        int top = y - 1;
        graphics.setColor(Color.BLACK);
        graphics.fillRoundRect(left, top, width, size, size / 3, size / 3);
        graphics.setColor(colour);
        graphics.fillRoundRect(left + 2, top + 2, width - 4, size - 4, size / 3, size / 3);
        graphics.setColor(Color.BLACK);
        double unit = size * 0.27;
        graphics.setStroke(
                new BasicStroke(size * 0.11f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double pitch = size * 0.5;
        double start = left + (width - pitch * (digits.length() - 1) - unit) / 2.0;
        for (int i = 0; i < digits.length(); i++) {
            // A one is but the right edge of its cell.
            double shift = digits.charAt(i) == '1' ? unit / 2 : 0;
            double at = start + i * pitch - shift;
            digit(graphics, digits.charAt(i) - '0', at, top + size / 2.0 - unit, unit);
        }
    }

    private static void digit(Graphics2D graphics, int digit, double x, double y, double unit) {
        Path2D path = new Path2D.Double();
        for (int segment = 0; segment < ENDS.length; segment++) {
            if ((SEGMENTS[digit] >> segment & 1) == 1) {
                double[] ends = ENDS[segment];
                path.moveTo(x + ends[0] * unit, y + ends[1] * unit);
                path.lineTo(x + ends[2] * unit, y + ends[3] * unit);
            }
        }
        graphics.draw(path);
    }
}
