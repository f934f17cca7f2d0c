package org.telltale.inference.face;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shared portraits and evaluation set, where they are there. */
public final class LondonFaces {
    private final Path assets;

    private LondonFaces(Path assets) {
        this.assets = assets;
    }

    /** Skips the calling test where the folder is absent. */
    public static LondonFaces orSkip() {
        Path assets = Path.of(System.getProperty("telltale.shared", "../shared"), "assets");
        Assumptions.assumeTrue(
                Files.isDirectory(assets.resolve("faces/london"))
                        && Files.isRegularFile(assets.resolve("devset/truth.json")),
                "no portraits under " + assets + "; set -Dtelltale.shared");
        return new LondonFaces(assets);
    }

    /** Untouched portraits of people that the evaluation set does not name. */
    public List<Path> outsideDevset() throws IOException {
        Set<String> held = new HashSet<>();
        for (JsonNode item : items()) {
            held.add(item.path("identity").asString(""));
            held.add(item.path("donor").asString(""));
        }
        try (Stream<Path> files = Files.walk(assets.resolve("faces/london"))) {
            return files.filter(file -> file.toString().endsWith(".jpg"))
                    .filter(file -> !held.contains(person(file)))
                    .sorted()
                    .toList();
        }
    }

    /** Portraits of the evaluation set with a label, for evaluation only. */
    public List<Path> devset(String label) throws IOException {
        List<Path> files = new ArrayList<>();
        for (JsonNode item : items()) {
            if (item.path("group").asString("").equals("dev_london")
                    && item.path("label").asString("").equals(label)) {
                files.add(assets.resolve("devset").resolve(item.path("file").asString()));
            }
        }
        return files;
    }

    private static String person(Path file) {
        return String.valueOf(file.getFileName()).substring(0, 3);
    }

    private Iterable<JsonNode> items() throws IOException {
        String truth = Files.readString(assets.resolve("devset/truth.json"));
        return JsonMapper.shared().readTree(truth).path("items");
    }
}
