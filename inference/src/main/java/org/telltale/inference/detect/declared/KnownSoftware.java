package org.telltale.inference.detect.declared;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.telltale.inference.engine.Declaration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names of programs, of their marks and of IPTC source types, from {@code known-software.json}.
 * Immutable.
 */
final class KnownSoftware {
    private static final String RESOURCE = "known-software.json";

    private final List<Program> programs;
    private final List<Marker> markers;
    private final Map<Declaration.Kind, Set<String>> sourceTypes;
    private final Set<String> edits;

    private KnownSoftware(Table table) {
        List<Program> found = new ArrayList<>();
        for (Software software : table.software()) {
            found.add(Program.of(software));
        }
        programs = List.copyOf(found);
        markers = List.copyOf(table.markers());
        sourceTypes =
                Map.of(
                        Declaration.Kind.GENERATOR,
                        Set.copyOf(table.sourceTypes().generator()),
                        Declaration.Kind.EDITOR,
                        Set.copyOf(table.sourceTypes().editor()),
                        Declaration.Kind.CAPTURE,
                        Set.copyOf(table.sourceTypes().capture()));
        edits = Set.copyOf(table.edits().actions());
    }

    /** Reads the table that comes with the program. */
    static KnownSoftware load() {
        JsonMapper mapper =
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                        .build();
        try (InputStream in = KnownSoftware.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the program");
            }
            return new KnownSoftware(mapper.readValue(in, Table.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first program that a text names, generators before editors.
     *
     * @param freeText whether the text is a description or a comment, where only unmistakable names
     *     count
     */
    Optional<Program> named(String text, boolean freeText) {
        return programs.stream()
                .filter(program -> !freeText || program.inText())
                .filter(program -> program.pattern().matcher(text).find())
                .findFirst();
    }

    /** The program that leaves such a field. */
    Optional<Marker> marker(String key, String value) {
        return markers.stream()
                .filter(marker -> marker.key().equals(key))
                .filter(marker -> marker.contains().stream().allMatch(value::contains))
                .findFirst();
    }

    /** What an IPTC digital source type, as a URI or a bare term, says of the picture's making. */
    Optional<Declaration.Kind> sourceType(String uri) {
        String term = term(uri);
        return sourceTypes.entrySet().stream()
                .filter(entry -> entry.getValue().contains(term))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The last part of a URI. */
    static String term(String uri) {
        String bare = uri.strip();
        return bare.substring(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf(':')) + 1);
    }

    /** Whether a C2PA action changes the picture. */
    boolean isEdit(String action) {
        return edits.contains(action);
    }

    /**
     * A program that a file may name.
     *
     * @param name as it is told
     * @param kind generator or editor
     * @param inText whether its name is unmistakable in free text
     * @param pattern that finds it
     */
    record Program(String name, Declaration.Kind kind, boolean inText, Pattern pattern) {
        private static Program of(Software software) {
            List<String> quoted = software.words().stream().map(Pattern::quote).toList();
            String words =
                    "(?<![\\p{L}\\p{N}])(?:" + String.join("|", quoted) + ")(?![\\p{L}\\p{N}])";
            return new Program(
                    software.name(),
                    Declaration.Kind.valueOf(software.kind().toUpperCase(Locale.ROOT)),
                    software.inText(),
                    Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
    }

    /**
     * A field by which a program betrays itself.
     *
     * @param key name of the field
     * @param contains what its value holds
     * @param name of the program
     * @param source where that can be checked
     */
    record Marker(String key, List<String> contains, String name, String source) {
        Marker {
            contains = List.copyOf(contains);
        }
    }

    private record Table(
            String about,
            List<Software> software,
            List<Marker> markers,
            @JsonProperty("source_types") SourceTypes sourceTypes,
            @JsonProperty("c2pa_edits") Edits edits) {}

    private record Software(
            String name,
            String kind,
            List<String> words,
            @JsonProperty("in_text") boolean inText,
            String source) {}

    private record SourceTypes(
            String source, List<String> generator, List<String> editor, List<String> capture) {}

    private record Edits(String source, List<String> actions) {}
}
