package org.telltale.inference.media;

/**
 * A corner between pixels: {@code (0, 0)} is the top left corner of the top left pixel, {@code
 * (width, height)} the bottom right one of the last. In source pixels after orientation. Immutable.
 */
public record Corner(int x, int y) implements java.io.Serializable {}
