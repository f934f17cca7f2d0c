package org.telltale.app.window.settings;

/** How the window is coloured. */
public enum ThemeChoice {
    /** Light on dark. */
    DARK,
    /** Dark on light. */
    LIGHT,
    /** White on black with strong borders, for who sees little contrast. */
    HIGH_CONTRAST,
    /** As the operating system is set. */
    SYSTEM
}
