package org.telltale.inference.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whole manifests of published models, made from the catalogue's templates. */
public final class ManifestExamples {
    /** The nine models, YuNet to Silero, and the second MiniFASNet. */
    public static final List<String> IDS =
            List.of(
                    "yunet",
                    "facemesh",
                    "minifasnet-v2",
                    "minifasnet-v1se",
                    "meso4",
                    "mesoinception",
                    "aasist-asvspoof5",
                    "aasist-2019",
                    "aasist-l-2019",
                    "silero-vad");

    private ManifestExamples() {}

    /** The manifest of a model, its file taken as published. */
    public static ObjectNode manifest(String id) {
        JsonMapper mapper = JsonMapper.shared();
        String name = "/org/telltale/inference/pack/catalogue/" + id + ".json";
        try (InputStream in = ManifestExamples.class.getResourceAsStream(name)) {
            JsonNode entry = mapper.readTree(in.readAllBytes());
            ObjectNode manifest = (ObjectNode) entry.get("pack");
            JsonNode file = entry.get("file");
            manifest.putArray("files")
                    .addObject()
                    .put("path", manifest.get("model").asString())
                    .put("bytes", file.get("bytes").asLong())
                    .put("sha256", file.get("sha256").asString());
            if (file.has("architecture")) {
                manifest.putObject("made_from")
                        .put("file", file.get("name").asString())
                        .put("sha256", file.get("sha256").asString())
                        .put("architecture", file.get("architecture").asString());
            }
            return manifest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As bytes of a file. */
    public static byte[] bytes(ObjectNode manifest) {
        return manifest.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }
}
