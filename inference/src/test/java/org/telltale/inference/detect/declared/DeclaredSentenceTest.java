package org.telltale.inference.detect.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every code in the source has its sentence, and every sentence its code. */
class DeclaredSentenceTest {
    private static final Path SOURCES =
            Path.of(
                    System.getProperty("telltale.root", ".."),
                    "inference/src/main/java/org/telltale/inference");

    @ParameterizedTest
    @CsvSource({"metadata,metadata", "detect/declared,declared", "detect/encoder,encoder"})
    void sentencesAndCodesAgree(String folder, String prefix) throws IOException {
        Set<String> codes = codes(SOURCES.resolve(folder), prefix);

        assertThat(codes).hasSizeGreaterThan(10);
        assertThat(bundle(prefix).keySet()).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void everySentenceOfCredentialsSaysThatNothingWasVerified() {
        ResourceBundle bundle = bundle("declared");

        assertThat(bundle.keySet())
                .filteredOn(code -> code.startsWith("declared.c2pa"))
                .isNotEmpty()
                .allSatisfy(code ->
                        assertThat(bundle.getString(code)).contains("signature not verified"));
    }

    private static ResourceBundle bundle(String prefix) {
        return ResourceBundle.getBundle("org.telltale.inference.reasons." + prefix);
    }

    private static Set<String> codes(Path folder, String prefix) throws IOException {
        Pattern literal = Pattern.compile("\"(" + prefix + "\\.[a-z0-9.-]+)\"");
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = literal.matcher(Files.readString(file));
                while (matcher.find()) {
                    codes.add(matcher.group(1));
                }
            }
        }
        return codes;
    }
}
