package org.telltale.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every sentence that the code asks for is in a bundle, and every sentence in a bundle is asked
 * for. Keys stand in the code as whole string literals, or as a literal that ends in a dot or
 * hyphen where the rest is an enum's name.
 */
class TranslationKeysTest {
    private static final Path ROOT = Path.of(System.getProperty("telltale.root"));
    private static final List<String> MODULES =
            List.of("inference", "explainer", "local-db", "viewers", "app");
    private static final Pattern REASON = Pattern.compile("Reason\\s*\\.of\\(\\s*\"([^\"]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern FXML_KEY = Pattern.compile("\"%([^\"]+)\"");

    @Test
    void everyReasonHasASentence() throws IOException {
        Properties sentences = new Properties();
        for (Path bundle : bundles()) {
            if (bundle.toString().contains("/reasons/")) {
                sentences.putAll(load(bundle));
            }
        }
        TreeSet<String> missing = new TreeSet<>();
        for (String source : sources().values()) {
            Matcher matcher = REASON.matcher(source);
            while (matcher.find()) {
                String code = matcher.group(1);
                boolean composed = code.endsWith(".") || code.endsWith("-");
                boolean known =
                        composed
                                ? sentences.stringPropertyNames().stream()
                                        .anyMatch(key -> key.startsWith(code))
                                : sentences.containsKey(code);
                if (!known) {
                    missing.add(code);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everySentenceIsUsed() throws IOException {
        TreeSet<String> literals = new TreeSet<>();
        for (String source : sources().values()) {
            for (Pattern pattern : List.of(LITERAL, FXML_KEY)) {
                Matcher matcher = pattern.matcher(source);
                while (matcher.find()) {
                    literals.add(matcher.group(1));
                }
            }
        }
        Map<String, TreeSet<String>> unused = new TreeMap<>();
        for (Path bundle : bundles()) {
            for (String key : load(bundle).stringPropertyNames()) {
                if (!literals.contains(key) && !isComposed(key, literals)) {
                    unused.computeIfAbsent(ROOT.relativize(bundle).toString(), b -> new TreeSet<>())
                            .add(key);
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void everySentenceIsAPattern() throws IOException {
        for (Path bundle : bundles()) {
            load(bundle)
                    .forEach((key, value) ->
                            assertThat(new MessageFormat((String) value).toPattern())
                                    .as("%s in %s", key, bundle)
                                    .isNotNull());
        }
    }

    /**
     * Whether a literal is the key's beginning up to a separator, or its end from one on: the rest
     * is made in code, as is the number of a rubric standard.
     */
    private static boolean isComposed(String key, Set<String> literals) {
        if (Character.isDigit(key.charAt(0)) && literals.contains(key.substring(2))) {
            return true;
        }
        for (int i = 1; i < key.length(); i++) {
            char separator = key.charAt(i - 1);
            if ((separator == '.' || separator == '-')
                    && (literals.contains(key.substring(0, i))
                            || literals.contains(key.substring(i - 1)))) {
                return true;
            }
        }
        return false;
    }

    private static Map<Path, String> sources() throws IOException {
        Map<Path, String> sources = new TreeMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                for (Path file :
                        files.filter(f -> f.toString().matches(".*\\.(java|fxml)")).toList()) {
                    sources.put(file, Files.readString(file));
                }
            }
        }
        return sources;
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> modules =
                MODULES.stream()
                        .map(m -> ROOT.resolve(m).resolve("src/main/resources"))
                        .filter(Files::isDirectory)
                        .flatMap(TranslationKeysTest::properties)) {
            return modules.filter(f -> !f.endsWith("version.properties")).sorted().toList();
        }
    }

    private static Stream<Path> properties(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".properties")).toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Properties load(Path bundle) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            properties.load(reader);
        }
        return properties;
    }
}
