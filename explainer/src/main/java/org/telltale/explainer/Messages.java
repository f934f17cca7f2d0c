package org.telltale.explainer;

import java.text.ListFormat;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Sentence patterns of this module in one language. Every word that a reader sees comes from here.
 * Immutable.
 */
public final class Messages {
    private final Locale locale;
    private final ResourceBundle bundle;

    /**
     * The patterns of a bundle.
     *
     * @param bundle its base name within this package's resources, e.g. {@code cues}
     */
    public Messages(String bundle, Locale locale) {
        this.locale = locale;
        this.bundle =
                ResourceBundle.getBundle(
                        "org.telltale.explainer." + bundle,
                        locale,
                        // English is the root: the machine's language must not stand in for it.
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** Whether the bundle has the key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The pattern with its arguments put in. */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** As {@link #text}, beginning with a capital letter. */
    public String sentence(String key, Object... arguments) {
        String text = text(key, arguments);
        int first = text.codePointAt(0);
        return Character.toString(Character.toTitleCase(first))
                + text.substring(Character.charCount(first));
    }

    /** The items as the language enumerates them, e.g. {@code a, b, and c}; empty for none. */
    public String enumerate(List<String> items) {
        if (items.isEmpty()) {
            return "";
        }
        return ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(items);
    }
}
