package org.telltale.viewers.draw;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Outline;

/** What becomes of regions that are drawn or changed. Called on the JavaFX thread. */
public interface RegionActs {
    /** Where a mark lies that can be changed by hand; null for any other mark. */
    @Nullable Outline outlineOf(String mark);

    /**
     * Whether the mark gives way to a light touch: arrow keys, and dragging by its inside. One that
     * does not is changed by its handles only.
     */
    boolean givesWay(String mark);

    /** A region was drawn, inside the picture. */
    void drawn(Outline outline);

    /** A mark was moved, inside the picture. */
    void moved(String mark, Outline to);

    /** A mark was given another size, inside the picture. */
    void resized(String mark, Outline to);

    /** A mark is to be rejected, or removed. */
    void discard(String mark);

    /** What a mark says is to be edited. */
    void annotate(String mark);
}
