package org.telltale.db.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The style sheets that stand beside this class, and strings for them. Stateless. */
final class StyleSheet {
    private StyleSheet() {}

    /** A sheet of this program's. */
    static String read(String name) {
        try (InputStream in = StyleSheet.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** A string of CSS in which nothing but letters, digits, spaces and points is not escaped. */
    static String string(String text) {
        StringBuilder css = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> {
                    boolean plain =
                            c < 128 && (Character.isLetterOrDigit(c) || " .,:-".indexOf(c) >= 0);
                    if (plain) {
                        css.appendCodePoint(c);
                    } else {
                        css.append(String.format("\\%06x", c));
                    }
                });
        return css.append('"').toString();
    }
}
