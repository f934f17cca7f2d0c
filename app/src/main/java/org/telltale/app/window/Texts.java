package org.telltale.app.window;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences of one part of the window, from a bundle beside this class. Immutable.
 *
 * @param bundle its sentences, as FXML wants them
 * @param language of the sentences
 */
public record Texts(ResourceBundle bundle, Locale language) {
    private static final String FOLDER = "org.telltale.app.window.";

    /** The bundle of that name in the given language. */
    public static Texts of(String name, Locale language) {
        return new Texts(ResourceBundle.getBundle(FOLDER + name, language), language);
    }

    /** A sentence without arguments; apostrophes stand doubled in the bundle as everywhere. */
    public String get(String key) {
        return format(key);
    }

    /** A sentence with its arguments. */
    public String format(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language).format(arguments);
    }

    /** Whether the bundle has a sentence of that key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
