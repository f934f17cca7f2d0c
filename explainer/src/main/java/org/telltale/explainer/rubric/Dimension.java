package org.telltale.explainer.rubric;

/** What an analysis of a face looks at, as standard 4 divides it. */
enum Dimension {
    ARTIFACT(Level.LOW),
    TEXTURE(Level.LOW),
    BOUNDARY(Level.LOW),
    COLOR(Level.LOW),
    NOISE(Level.LOW),
    RESOLUTION(Level.LOW),
    CONTINUITY(Level.LOW),
    LIGHTING(Level.LOW),
    SHADOW(Level.HIGH),
    GEOMETRY(Level.HIGH),
    ALIGNMENT(Level.HIGH),
    GAZE(Level.HIGH),
    EXPRESSION(Level.HIGH);

    private final Level level;

    Dimension(Level level) {
        this.level = level;
    }

    /** Of a sign of manipulation. */
    Level level() {
        return level;
    }

    /** What counts once among the consistencies of a real face. */
    Dimension family() {
        return switch (this) {
            case SHADOW -> LIGHTING;
            case ALIGNMENT -> GEOMETRY;
            case CONTINUITY -> TEXTURE;
            default -> this;
        };
    }

    /** Whether naming it says what is natural; the absence of "artifacts" does not. */
    boolean isNaturalDimension() {
        return this != ARTIFACT;
    }

    /** Signs in pixels, or in what the face as such is and does. */
    enum Level {
        LOW,
        HIGH
    }
}
