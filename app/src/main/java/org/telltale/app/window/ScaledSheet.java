package org.telltale.app.window;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A style sheet of the window whose lengths grow with the size of text. Every length in {@code px}
 * of 3 and more is enlarged; thinner ones are lines, which stay sharp. So a view that is styled
 * with pixels holds at every size, and sizes of text do not multiply where styled panes lie in one
 * another, as they would in {@code em}. Immutable.
 */
final class ScaledSheet {
    private static final Pattern LENGTH = Pattern.compile("(\\d+(?:\\.\\d+)?)px");
    private static final double LINE = 3;

    private final String text;
    private final String plain;

    /**
     * A sheet that stands beside this class.
     *
     * @throws UncheckedIOException if it cannot be read: a fault of the program
     */
    ScaledSheet(String name) {
        URL place = Objects.requireNonNull(ScaledSheet.class.getResource(name), name);
        plain = place.toExternalForm();
        try (InputStream in =
                Objects.requireNonNull(ScaledSheet.class.getResourceAsStream(name), name)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Where JavaFX finds it, enlarged by a factor. */
    String url(double factor) {
        return factor == 1
                ? plain
                : "data:text/css;charset=UTF-8;base64,"
                        + Base64.getEncoder()
                                .encodeToString(
                                        enlarged(text, factor).getBytes(StandardCharsets.UTF_8));
    }

    /** The sheet's text with its lengths enlarged, to half pixels. */
    static String enlarged(String css, double factor) {
        return LENGTH.matcher(css)
                .replaceAll(
                        found -> Matcher.quoteReplacement(enlargedLength(found.group(1), factor)));
    }

    private static String enlargedLength(String length, double factor) {
        double pixels = Double.parseDouble(length);
        return (pixels < LINE ? length : String.valueOf(Math.round(2 * pixels * factor) / 2.0))
                + "px";
    }
}
