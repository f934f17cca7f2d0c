package org.telltale.viewers.image;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Box;

/** What a screen reader says of a viewer. */
final class ViewerWords {
    private static final ResourceBundle TEXTS =
            ResourceBundle.getBundle("org.telltale.viewers.image.viewer");

    private ViewerWords() {}

    static String describe(@Nullable Picture shown, List<Mark> marks, @Nullable String selected) {
        if (shown == null) {
            return TEXTS.getString("viewer.empty");
        }
        String whole =
                text(
                        "viewer.picture",
                        String.valueOf(shown.width()),
                        String.valueOf(shown.height()),
                        marks.size());
        return marks.stream()
                .filter(mark -> mark.id().equals(selected))
                .findFirst()
                .map(mark -> whole + ". " + describe(mark))
                .orElse(whole);
    }

    private static String describe(Mark mark) {
        Box box = mark.box();
        return text(
                "viewer.selected",
                mark.label().isEmpty() ? text("viewer.kind." + mark.kind()) : mark.label(),
                String.valueOf(box.x1()),
                String.valueOf(box.y1()),
                String.valueOf(box.x2()),
                String.valueOf(box.y2()));
    }

    private static String text(String key, Object... arguments) {
        return MessageFormat.format(TEXTS.getString(key), arguments);
    }
}
