package org.telltale.inference.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.reason.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code pack.json} strictly: at most a megabyte, no key twice, no key that the schema does
 * not know, no null, no number that is none, and every rule of {@link PackManifest}. Safe for use
 * by several threads.
 */
public final class PackManifestReader {
    /** Longest manifest, in bytes. */
    public static final int MOST_BYTES = 1 << 20;

    private final JsonMapper mapper = ManifestMapper.make();

    /**
     * A manifest with the digest that binds its pack.
     *
     * @param manifest what it says
     * @param digest SHA-256 of its bytes, lower-case hexadecimal
     * @param bytes as they were read
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, to be written as they are
    public record Read(PackManifest manifest, String digest, byte[] bytes) {}

    /**
     * Reads the file.
     *
     * @throws PackException if it is no manifest that this program understands
     * @throws IOException if it cannot be read
     */
    public Read read(Path file) throws PackException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in.readNBytes(MOST_BYTES + 1));
        }
    }

    /**
     * Reads a manifest in memory.
     *
     * @throws PackException if it is none that this program understands
     */
    public Read read(byte[] bytes) throws PackException {
        if (bytes.length > MOST_BYTES) {
            throw refused(Reason.of("pack.json-size", "", MOST_BYTES), null);
        }
        try {
            JsonNode tree = mapper.readTree(bytes);
            requireSchema(tree);
            requireValues(tree, "");
            PackManifest manifest = mapper.treeToValue(tree, PackManifest.class);
            return new Read(manifest, Sha256.of(bytes), bytes.clone());
        } catch (DatabindException e) {
            throw refused(reason(e), e);
        } catch (JacksonException e) {
            throw refused(broken(e), e);
        }
    }

    /** First of all, so that a newer pack is not called wrong key by key. */
    private static void requireSchema(JsonNode tree) throws PackException {
        JsonNode schema = tree.path("schema");
        if (!schema.isString()) {
            throw refused(Reason.of("pack.missing", "schema"), null);
        }
        if (!schema.asString().equals(PackManifest.SCHEMA)) {
            String shown = PackFile.shown(schema.asString());
            throw refused(Reason.of("pack.schema", "schema", shown, PackManifest.SCHEMA), null);
        }
    }

    /** No null and no number beyond what a double holds; the parser bounds the depth. */
    private static void requireValues(JsonNode node, String path) throws PackException {
        if (node.isNull()) {
            throw refused(Reason.of("pack.null", path), null);
        }
        if (node.isNumber() && !Double.isFinite(node.asDouble())) {
            throw refused(Reason.of("pack.not-finite", path), null);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            requireValues(node.path(i), path + "[" + i + "]");
        }
        for (String key : node.propertyNames()) {
            String name = PackFile.shown(key);
            requireValues(node.path(key), path.isEmpty() ? name : path + "." + name);
        }
    }

    private static Reason reason(DatabindException error) {
        String path = path(error);
        InvalidManifestException rule = rule(error);
        if (rule != null) {
            return rule.at(path);
        }
        return switch (error) {
            case UnrecognizedPropertyException unknown -> Reason.of("pack.unknown-key", path);
            case InvalidTypeIdException kind ->
                    Reason.of("pack.kind", path, PackFile.shown(String.valueOf(kind.getTypeId())));
            case InvalidFormatException word when word.getTargetType().isEnum() ->
                    Reason.of(
                            "pack.word",
                            path,
                            PackFile.shown(String.valueOf(word.getValue())),
                            words(word.getTargetType()));
            case MismatchedInputException mismatch -> mismatch(mismatch, path);
            default -> Reason.of("pack.type", path, "what the schema says");
        };
    }

    private static Reason mismatch(MismatchedInputException error, String path) {
        String message = String.valueOf(error.getOriginalMessage());
        if (message.startsWith("Missing required creator property")) {
            String key = message.replaceAll("^[^']*'([^']*)'.*$", "$1");
            return Reason.of("pack.missing", path.isEmpty() ? key : path + "." + key);
        }
        return Reason.of("pack.type", path, wanted(error.getTargetType()));
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "what the schema says";
        }
        if (type == String.class || type.isEnum()) {
            return "text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number in range";
        }
        return Iterable.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static @Nullable InvalidManifestException rule(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidManifestException rule) {
                return rule;
            }
        }
        return null;
    }

    private static String path(DatabindException error) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : error.getPath()) {
            String name = reference.getPropertyName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(PackFile.shown(name));
            }
        }
        return path.toString();
    }

    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(ManifestMapper::word)
                .collect(Collectors.joining(", "));
    }

    private static Reason broken(JacksonException error) {
        if (error instanceof StreamConstraintsException) {
            return Reason.of("pack.json-size", "", MOST_BYTES);
        }
        String message = String.valueOf(error.getOriginalMessage());
        if (message.toLowerCase(Locale.ROOT).startsWith("duplicate")) {
            String key = message.replaceAll("(?s)^[^\"']*[\"']([^\"']*)[\"'].*$", "$1");
            return Reason.of("pack.json-duplicate", PackFile.shown(key));
        }
        TokenStreamLocation at = error.getLocation();
        return Reason.of(
                "pack.json-broken",
                "",
                at == null ? 0 : at.getLineNr(),
                at == null ? 0 : at.getColumnNr());
    }

    /** Puts the file's name before the place inside it. */
    private static PackException refused(Reason reason, @Nullable Throwable cause) {
        List<String> arguments = new ArrayList<>(reason.arguments());
        String place = arguments.getFirst();
        arguments.set(
                0,
                place.isEmpty() ? PackManifest.FILE_NAME : PackManifest.FILE_NAME + ", " + place);
        return new PackException(new Reason(reason.code(), arguments), cause);
    }
}
