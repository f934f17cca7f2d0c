package org.telltale.app.window.viewer;

import org.telltale.app.window.settings.ViewerSettings;

/** What can be shown with the picture, over it or beside it. */
public enum Layer {
    /** Findings and faces. */
    BOXES("mdoal-crop_free"),
    /** Shapes of regions. */
    MASKS("mdoal-blur_on"),
    /** Facial regions. */
    REGIONS("mdoal-face"),
    /** Lines between copied places. */
    LINKS("mdoal-compare_arrows"),
    /** What a detector measured. */
    HEAT("mdoal-gradient"),
    /** What the colours mean. */
    LEGEND("mdoal-format_list_bulleted"),
    /** The whole picture, small. */
    MINIMAP("mdomz-picture_in_picture_alt"),
    /** Transparency. */
    ALPHA("mdomz-opacity"),
    /** Another picture or map beside, over or against this one. */
    COMPARE("mdoal-compare"),
    /** Pixel values and measurements. */
    READ_OUTS("mdoal-colorize");

    private final String icon;

    Layer(String icon) {
        this.icon = icon;
    }

    String icon() {
        return icon;
    }

    boolean isOn(ViewerSettings settings) {
        return switch (this) {
            case BOXES -> settings.boxes();
            case MASKS -> settings.masks();
            case REGIONS -> settings.regions();
            case LINKS -> settings.links();
            case LEGEND -> settings.legend();
            case MINIMAP -> settings.minimap();
            case ALPHA -> settings.alpha();
            case READ_OUTS -> settings.readOuts();
            // What they show belongs to a session.
            case HEAT, COMPARE -> false;
        };
    }
}
