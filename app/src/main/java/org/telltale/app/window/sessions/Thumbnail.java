package org.telltale.app.window.sessions;

import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * What a row shows of its media. Immutable.
 *
 * @param picture small; null where there is none (yet), and the kind's icon stands for it
 * @param missing whether the media is not at its place
 */
record Thumbnail(@Nullable Image picture, boolean missing) {
    /** Before anything is known. */
    static final Thumbnail NONE = new Thumbnail(null, false);
}
