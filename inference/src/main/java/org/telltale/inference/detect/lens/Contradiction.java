package org.telltale.inference.detect.lens;

/**
 * A rectangle of cells whose shifts contradict the lens of the rest.
 *
 * @param left first column
 * @param top first row
 * @param right column after the last
 * @param bottom row after the last
 * @param log10Nfa base-10 logarithm of the number of false alarms
 * @param pixels median disagreement of its cells
 */
record Contradiction(int left, int top, int right, int bottom, double log10Nfa, double pixels) {
    boolean overlaps(Contradiction other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
}
