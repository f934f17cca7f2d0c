package org.telltale.viewers.image;

/**
 * Keeps two viewers of one picture, of the same size, at the same place and zoom, whichever of them
 * is moved. For the JavaFX thread only.
 */
public final class ViewLink {
    private final ImageViewer first;
    private final ImageViewer second;
    private boolean moving;

    private ViewLink(ImageViewer first, ImageViewer second) {
        this.first = first;
        this.second = second;
    }

    /**
     * Links two viewers for as long as they live. The second may be hidden; when it shows again it
     * takes the place of the first.
     */
    public static void join(ImageViewer first, ImageViewer second) {
        ViewLink link = new ViewLink(first, second);
        second.takePlaceOf(first);
        first.transformProperty().addListener((p, old, now) -> link.moved(first, second));
        second.transformProperty().addListener((p, old, now) -> link.moved(second, first));
    }

    private void moved(ImageViewer moved, ImageViewer other) {
        if (moving) {
            return;
        }
        moving = true;
        try {
            // What a hidden viewer does on its own, nobody saw: it goes back to its place.
            if (moved.equals(second) && !second.isVisible()) {
                second.follow(first);
            } else {
                other.follow(moved);
            }
        } finally {
            moving = false;
        }
    }
}
