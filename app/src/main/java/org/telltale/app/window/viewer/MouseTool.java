package org.telltale.app.window.viewer;

/** What the mouse can do on the picture. */
public enum MouseTool {
    /** Moves the picture and selects marks. */
    HAND("mdomz-pan_tool"),
    /** Draws a box around a region. */
    BOX("mdoal-highlight_alt"),
    /** Draws a region freehand. */
    FREEHAND("mdoal-gesture"),
    /** Measures a distance and an angle. */
    RULER("mdomz-straighten"),
    /** Plots the values along a line. */
    PROFILE("mdomz-show_chart"),
    /** Counts the values of a region. */
    REGION("mdoal-bar_chart");

    private final String icon;

    MouseTool(String icon) {
        this.icon = icon;
    }

    String icon() {
        return icon;
    }
}
