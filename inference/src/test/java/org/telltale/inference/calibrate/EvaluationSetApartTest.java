package org.telltale.inference.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The development set is for evaluation only: the recipes refuse its people and pictures, and
 * nothing that they wrote or read by name is one of its files.
 */
@Tag("shared")
class EvaluationSetApartTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    /** Says for each argument, COLLECTION:PERSON:NAME, whether the recipe refuses it. */
    private static final String CALIBRATION =
            """
            import sys, sources
            for argument in sys.argv[2:]:
                collection, person, name = argument.split(":")
                try:
                    one = sources.Source(collection, person, name, b"")
                    sources.assert_apart([one], sys.argv[1])
                    print("taken")
                except SystemExit:
                    print("refused")
            """;

    private static final String REFERENCE =
            """
            import sys, reference_ranges
            for argument in sys.argv[2:]:
                collection, person, name = argument.split(":")
                try:
                    reference_ranges.refuse_devset(["__".join((collection, person, name))],
                                                   sys.argv[1])
                    print("taken")
                except SystemExit:
                    print("refused")
            """;

    private final Path truth =
            Path.of(System.getProperty("telltale.shared", ""), "assets", "devset", "truth.json");
    private final Set<String> people = new TreeSet<>();
    private final Set<String> pictures = new TreeSet<>();

    @BeforeEach
    void readTruth() throws IOException {
        Assumptions.assumeTrue(
                Files.isRegularFile(truth), "no ../shared here: tests on its files are skipped");
        for (JsonNode item :
                JsonMapper.shared().readTree(Files.readAllBytes(truth)).path("items")) {
            Stream.of("identity", "donor")
                    .map(key -> item.path(key).asString(""))
                    .filter(person -> person.matches("\\d{3}"))
                    .forEach(people::add);
            pictures.add(fileName(item.path("file").asString("")));
            item.path("source").forEach(s -> pictures.add(fileName(s.path("path").asString(""))));
        }
        assertThat(people).hasSizeGreaterThan(10);
        assertThat(pictures).hasSizeGreaterThan(100);
    }

    @Test
    void theCalibrationRecipeRefusesEveryPersonAndPicture() throws Exception {
        List<String> held = new ArrayList<>();
        people.forEach(person -> held.add("london:" + person + ":neutral/other.jpg"));
        pictures.forEach(picture -> held.add("cameras:Some camera:" + picture));
        assertThat(answers("calibration", CALIBRATION, held)).containsOnly("refused");
        assertThat(answers("calibration", CALIBRATION, List.of("london:" + stranger() + ":x.jpg")))
                .containsExactly("taken");
    }

    @Test
    void theReferenceRecipeRefusesEveryPerson() throws Exception {
        List<String> held = people.stream().map(p -> "london:" + p + ":" + p + "_03.jpg").toList();
        assertThat(answers("reference-ranges", REFERENCE, held)).containsOnly("refused");
        String other = "london:" + stranger() + ":03.jpg";
        assertThat(answers("reference-ranges", REFERENCE, List.of(other))).containsExactly("taken");
    }

    @Test
    void noRecipeAndNothingThatOneWroteNamesAPicture() throws IOException {
        List<Path> files = new ArrayList<>();
        Path resources = Path.of("src", "main", "resources", "org", "telltale", "inference");
        List<Path> folders =
                List.of(
                        Path.of("training"),
                        resources.resolve("calibrations"),
                        resources.resolve("reference"),
                        resources.resolve("face"));
        for (Path folder : folders) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().endsWith(".pyc"))
                        .forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(10);
        for (Path file : files) {
            String text = Files.readString(file);
            assertThat(pictures).as(file.toString()).noneMatch(text::contains);
        }
    }

    /** A number of three digits that no person of the set has. */
    private String stranger() {
        return Stream.iterate(900, n -> n + 1)
                .map(String::valueOf)
                .filter(n -> !people.contains(n))
                .findFirst()
                .orElseThrow();
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private List<String> answers(String recipe, String script, List<String> arguments)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(PYTHON)
                        && run(recipe, "import cv2, numpy", List.of()).isPresent(),
                "the recipes need " + PYTHON + " with numpy and OpenCV: not run");
        List<String> answers = run(recipe, script, arguments).orElseThrow();
        assertThat(answers).hasSameSizeAs(arguments);
        return answers;
    }

    /** Lines that a script printed with a recipe's modules; empty where it failed. */
    private Optional<List<String>> run(String recipe, String script, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(PYTHON.toString(), "-B", "-c", script, truth.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put("PYTHONPATH", Path.of("training", recipe).toAbsolutePath().toString());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() == 0 ? Optional.of(out.lines().toList()) : Optional.empty();
    }
}
