package org.telltale.inference.reason;

import java.io.Serializable;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Why something is as it is: an abstention, an error, a problem met while reading.
 *
 * <p>Said twice: {@link #code()} is stable and meant for logs and support; {@link #text(Locale)} is
 * the sentence for the analyst, from the bundle {@code org.telltale.inference.reasons.X}, where X
 * is the code's part before its first dot. Immutable and serializable.
 *
 * @param code dotted, lower case, e.g. {@code media.truncated}; a key of the bundle
 * @param arguments values for the sentence, already free of technical detail
 */
public record Reason(String code, List<String> arguments) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String BUNDLES = "org.telltale.inference.reasons.";

    public Reason {
        if (code.indexOf('.') < 1) {
            throw new IllegalArgumentException("a code has a bundle before its first dot: " + code);
        }
        arguments = List.copyOf(arguments);
    }

    /** A reason with its arguments in the order in which the sentence numbers them. */
    public static Reason of(String code, Object... arguments) {
        return new Reason(code, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /**
     * The sentence in the given language, or in English where there is none; never in the machine's
     * own, which nobody asked for.
     *
     * @throws java.util.MissingResourceException if the bundle lacks the code: a fault of the
     *     program, found by a test
     */
    public String text(Locale locale) {
        String bundle = BUNDLES + code.substring(0, code.indexOf('.'));
        ResourceBundle.Control exactly =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);
        String pattern = ResourceBundle.getBundle(bundle, locale, exactly).getString(code);
        return new MessageFormat(pattern, locale).format(arguments.toArray());
    }
}
