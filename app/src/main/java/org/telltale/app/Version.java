package org.telltale.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which Telltale this is. */
public final class Version {
    private Version() {}

    /** E.g. {@code 0.1.0}. */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(Objects.requireNonNull(in, "version.properties is missing"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /** What provenance records: this version and the Java that runs it. */
    public static String runtime() {
        return "telltale " + current() + ", Java " + Runtime.version();
    }
}
