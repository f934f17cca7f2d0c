package org.telltale.db.session;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * Paths as text. A name that is no text (bytes that are not UTF-8) is written as a {@code file:}
 * URI, which keeps its bytes. A path of another system is read as well as this one can.
 */
final class PathJson {
    private static final String URI_START = "file:///";

    private PathJson() {}

    static String text(Path path) {
        String text = path.toString();
        return isFaithful(path, text) ? text : path.toUri().toString();
    }

    static Path path(String text) {
        try {
            return text.startsWith(URI_START) ? Path.of(URI.create(text)) : Path.of(text);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Path.of(text.replaceAll("[^\\p{L}\\p{N}/._ -]", "_"));
        }
    }

    private static boolean isFaithful(Path path, String text) {
        try {
            return !text.startsWith(URI_START) && Path.of(text).equals(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Writes a path. */
    static final class Writer extends ValueSerializer<Path> {
        @Override
        public void serialize(Path path, JsonGenerator out, SerializationContext context) {
            out.writeString(text(path));
        }
    }

    /** Reads a path. */
    static final class Reader extends ValueDeserializer<Path> {
        @Override
        public Path deserialize(JsonParser in, DeserializationContext context) {
            return path(in.getString());
        }
    }
}
