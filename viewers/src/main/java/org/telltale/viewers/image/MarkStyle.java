package org.telltale.viewers.image;

import javafx.scene.paint.Color;

/**
 * How marks of one kind look. The colours are those of Okabe and Ito (2008), which colour-blind
 * readers tell apart; a dark outline keeps them visible on any picture.
 *
 * @param colour of the line and the label's ground
 * @param width of the line in view pixels
 * @param dashed whether the line is broken, so that kinds differ without colour too
 */
record MarkStyle(Color colour, double width, boolean dashed) {
    /** Of a mark that is lit by the reader's attention. */
    static final Color LIT = Color.web("#F0E442");

    static MarkStyle of(Mark.Kind kind) {
        return switch (kind) {
            case SUSPECT -> new MarkStyle(Color.web("#E69F00"), 2.5, false);
            case NEUTRAL -> new MarkStyle(Color.web("#CCCCCC"), 2, false);
            case FACE -> new MarkStyle(Color.web("#56B4E9"), 2, true);
            case FACIAL_REGION -> new MarkStyle(Color.web("#56B4E9"), 1, true);
            case FACIAL_POINT -> new MarkStyle(Color.web("#56B4E9"), 3, false);
            case CUE -> new MarkStyle(LIT, 2, false);
            case DRAWN_MANIPULATED -> new MarkStyle(Color.web("#D55E00"), 3.5, false);
            case DRAWN_AUTHENTIC -> new MarkStyle(Color.web("#009E73"), 3.5, false);
            case DRAWN_NOTE -> new MarkStyle(Color.web("#CC79A7"), 3.5, false);
            case SET_ASIDE -> new MarkStyle(Color.web("#999999"), 1.5, true);
        };
    }
}
