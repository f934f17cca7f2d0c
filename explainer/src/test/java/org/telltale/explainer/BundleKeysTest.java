package org.telltale.explainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.verdict.Strength;

/** Every key that the code asks for exists, and no key is left over. */
class BundleKeysTest {
    private static final Path ROOT =
            Path.of(System.getProperty("telltale.root", ".."), "explainer", "src", "main");
    private static final Path BUNDLES = ROOT.resolve("resources/org/telltale/explainer");

    /** Cues that can speak for either side. */
    private static final List<String> CUES =
            List.of(
                    "noise-ratio-mirror",
                    "noise-ratio-face",
                    "sharpness-ratio-mirror",
                    "sharpness-ratio-face",
                    "colour-distance-mirror",
                    "colour-distance-face",
                    "spectrum-slope-difference-mirror",
                    "spectrum-slope-difference-face",
                    "blocking-ratio-mirror",
                    "blocking-ratio-face",
                    "boundary-noise-ratio",
                    "boundary-sharpness-ratio",
                    "boundary-colour-step",
                    "illuminant-angle-surroundings",
                    "illuminant-angle-faces",
                    "corneal-highlight-offset",
                    "corneal-highlight-overlap",
                    "other");

    private static final Set<String> MEASURED = measured();
    private static final Pattern ASKED =
            Pattern.compile("(?:text|sentence)\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z0-9.-]+)\"");

    @Test
    void everyKeyAskedForInTheCodeExists() {
        Set<String> keys = allKeys();
        Matcher asked = ASKED.matcher(sources());
        Set<String> found = new HashSet<>();
        while (asked.find()) {
            found.add(asked.group(1));
        }
        assertThat(found).hasSizeGreaterThan(15);
        assertThat(keys).containsAll(found);
    }

    @Test
    void everyRegionStrengthKindAndCueHasItsWords() {
        Set<String> keys = allKeys();
        assertThat(keys).containsAll(names("name.", FacialRegion.values()));
        assertThat(keys).containsAll(names("strength.", Strength.values()));
        assertThat(keys).containsAll(names("kind.", ManipulationKind.values()));
        for (MediaKind kind : MediaKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            assertThat(keys).contains("fake.summary." + name, "real.summary." + name);
        }
        for (FacialRegion region : FacialRegion.values()) {
            if (region.name().startsWith("LEFT_")) {
                assertThat(keys).contains("pair." + region.name());
            }
        }
        for (String cue : CUES) {
            assertThat(keys).contains("measure." + cue, "fake." + cue, "real." + cue);
        }
        Set<String> cues =
                keys.stream()
                        .filter(key -> key.startsWith("measure."))
                        .map(key -> key.substring("measure.".length()))
                        .filter(cue -> !cue.equals("other"))
                        .collect(Collectors.toSet());
        assertThat(MEASURED).containsAll(cues);
    }

    @Test
    void noKeyIsLeftOver() {
        Set<String> literals = new HashSet<>();
        Matcher literal = LITERAL.matcher(sources());
        while (literal.find()) {
            literals.add(literal.group(1));
        }
        assertThat(isUsed("fake.invented-cue", literals)).isFalse();
        assertThat(isUsed("invented", literals)).isFalse();
        assertThat(allKeys()).allSatisfy(key -> assertThat(isUsed(key, literals)).as(key).isTrue());
    }

    @Test
    void everyPatternIsAMessageFormat() {
        for (Path bundle : bundles()) {
            load(bundle)
                    .forEach((key, pattern) ->
                            assertThat(new MessageFormat((String) pattern, Locale.ENGLISH))
                                    .as((String) key)
                                    .isNotNull());
        }
    }

    /** By its own name, or by a prefix in the code with a name that the domain gives. */
    private static boolean isUsed(String key, Set<String> literals) {
        if (literals.contains(key)) {
            return true;
        }
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            String prefix = key.substring(0, dot + 1);
            String rest = key.substring(dot + 1);
            boolean composed = literals.contains(prefix) && isDomainName(rest);
            boolean standard = prefix.matches("[1-8]\\.|remark\\.") && literals.contains(rest);
            boolean position = prefix.equals("position.") && rest.matches("\\w+\\.\\w+");
            boolean variant =
                    rest.equals("no-reference")
                            && literals.contains(prefix.substring(0, prefix.length() - 1));
            if (composed || standard || position || variant) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDomainName(String name) {
        String plain = name.replaceAll("\\.(more|less)$", "");
        Stream<String> enums =
                Stream.of(
                                FacialRegion.values(),
                                Strength.values(),
                                ManipulationKind.values(),
                                MediaKind.values(),
                                Remedy.values())
                        .flatMap(Arrays::stream)
                        .map(Enum::name);
        boolean ofASubject =
                Arrays.stream(SubjectAttribute.values())
                        .anyMatch(a ->
                                name.equals(a.id())
                                        || a.choices().contains(name)
                                        || a.choices().stream()
                                                .anyMatch(c -> name.equals(a.id() + "." + c))
                                        || name.matches("(any|[a-z-]+)\\.(any|man|woman)"));
        Set<String> others = Set.of("fake", "real", "audio", "visual", "other");
        return ofASubject
                || MEASURED.contains(plain)
                || others.contains(name)
                || enums.anyMatch(e -> e.equals(name) || e.toLowerCase(Locale.ROOT).equals(name));
    }

    /** Cues, units and detectors, as the code that measures names them. */
    private static Set<String> measured() {
        Path measuring = ROOT.resolve("../../../inference/src/main/java").normalize();
        Matcher literal = Pattern.compile("\"([^\"\\n]+)\"").matcher(sources(measuring));
        Set<String> names = new HashSet<>();
        while (literal.find()) {
            names.add(literal.group(1));
        }
        return names;
    }

    private static Set<String> names(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(v -> prefix + v.name()).collect(Collectors.toSet());
    }

    private static Set<String> allKeys() {
        return bundles().stream()
                .flatMap(bundle -> load(bundle).stringPropertyNames().stream())
                .collect(Collectors.toSet());
    }

    private static Properties load(Path bundle) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static List<Path> bundles() {
        try (Stream<Path> files = Files.walk(BUNDLES)) {
            return files.filter(file -> file.toString().endsWith(".properties")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sources() {
        return sources(ROOT.resolve("java"));
    }

    private static String sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
