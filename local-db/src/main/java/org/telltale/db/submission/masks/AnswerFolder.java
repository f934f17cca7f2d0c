package org.telltale.db.submission.masks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.IssueLog;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads back what {@code analyze --json --out DIR} wrote: {@code DIR/<digest>/analysis.json},
 * {@code maps.json} and {@code maps/<digest>.png}. What is there is hostile until shown otherwise:
 * sizes are bounded, and a map whose bytes have another digest is an error.
 */
public final class AnswerFolder {
    private static final String ANALYSIS = "telltale.analysis/1";
    private static final String MAPS = "telltale.maps/1";
    private static final long MOST_JSON = 64L << 20;
    private static final long MOST_MAP = 256L << 20;
    private static final int MOST_REGIONS = 4096;

    private final Path folder;
    private final IssueLog issues;

    /** Answers below the folder. */
    public AnswerFolder(Path folder, IssueLog issues) {
        this.folder = folder;
        this.issues = issues;
    }

    /** What was said of the media of that digest; null where nothing usable is there. */
    public @Nullable PictureAnswer answer(String sha256) throws IOException {
        Path own = folder.resolve(sha256);
        JsonNode document = read(own.resolve("analysis.json"), ANALYSIS);
        if (document == null) {
            return null;
        }
        Map<String, List<Indexed>> maps = maps(own);
        List<DetectorAnswer> detectors = new ArrayList<>();
        for (JsonNode outcome : document.path("outcomes")) {
            String detector = text(outcome, "detector");
            detectors.add(
                    new DetectorAnswer(
                            detector,
                            DetectorAnswer.answer(
                                    text(outcome, "status"), text(outcome, "reason_code")),
                            number(outcome, "raw_score"),
                            regions(document, outcome, maps.getOrDefault(detector, List.of()), own),
                            heat(maps.getOrDefault(detector, List.of()), own)));
        }
        return new PictureAnswer(
                label(text(document.path("verdict"), "label")),
                number(document.path("verdict"), "probability"),
                detectors);
    }

    private List<AnswerRegion> regions(
            JsonNode document, JsonNode outcome, List<Indexed> maps, Path own) throws IOException {
        List<AnswerRegion> regions = new ArrayList<>();
        for (JsonNode region : document.path("regions")) {
            if (!text(region, "outcome").equals(text(outcome, "id"))) {
                continue;
            }
            Box box = box(region.path("box"));
            if (box == null || regions.size() >= MOST_REGIONS) {
                issues.error(own.toString(), null, Reason.of("submission.masks-region"));
                continue;
            }
            String mask = text(region, "mask");
            EvidenceMap drawn = null;
            for (Indexed map : maps) {
                if (!mask.isEmpty() && map.sha256.equals(mask)) {
                    drawn = map(map, own);
                    break;
                }
            }
            if (!mask.isEmpty() && drawn == null) {
                issues.error(
                        own.toString(),
                        null,
                        Reason.of("submission.masks-map", mask, text(outcome, "detector")));
            }
            regions.add(new AnswerRegion(box, drawn));
        }
        return regions;
    }

    private @Nullable EvidenceMap heat(List<Indexed> maps, Path own) throws IOException {
        for (Indexed map : maps) {
            if (!map.name.endsWith(DetectorAnswer.REGION_MASK)) {
                return map(map, own);
            }
        }
        return null;
    }

    private Map<String, List<Indexed>> maps(Path own) throws IOException {
        Map<String, List<Indexed>> maps = new HashMap<>();
        JsonNode index = read(own.resolve("maps.json"), MAPS);
        for (JsonNode map : index == null ? List.<JsonNode>of() : index.path("maps")) {
            JsonNode transform = map.path("transform");
            Double scaleX = number(transform, "scale_x");
            Double scaleY = number(transform, "scale_y");
            Double offsetX = number(transform, "offset_x");
            Double offsetY = number(transform, "offset_y");
            String sha256 = text(map, "sha256");
            boolean usable =
                    sha256.matches("[0-9a-f]{64}")
                            && scaleX != null
                            && scaleY != null
                            && offsetX != null
                            && offsetY != null
                            && scaleX > 0
                            && scaleY > 0;
            if (!usable) {
                issues.error(
                        own.resolve("maps.json").toString(),
                        null,
                        Reason.of("submission.masks-map", sha256, text(map, "detector")));
                continue;
            }
            maps.computeIfAbsent(text(map, "detector"), key -> new ArrayList<>())
                    .add(
                            new Indexed(
                                    sha256,
                                    text(map, "name"),
                                    new EvidenceMap.Transform(
                                            Objects.requireNonNull(scaleX),
                                            Objects.requireNonNull(scaleY),
                                            Objects.requireNonNull(offsetX),
                                            Objects.requireNonNull(offsetY))));
        }
        return maps;
    }

    private @Nullable EvidenceMap map(Indexed map, Path own) throws IOException {
        Path file = own.resolve("maps").resolve(map.sha256 + ".png");
        if (Files.isRegularFile(file) && Files.size(file) <= MOST_MAP) {
            byte[] png = Files.readAllBytes(file);
            if (Sha256.of(png).equals(map.sha256)) {
                return new EvidenceMap(
                        map.sha256, map.name, new Blob(png), 0, 0, map.transform, 0, 1, "");
            }
        }
        return null;
    }

    /** A document of that schema; null where there is none, which is an error unless absent. */
    private @Nullable JsonNode read(Path file, String schema) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        if (Files.size(file) > MOST_JSON) {
            issues.error(
                    file.toString(), null, Reason.of("submission.too-large", MOST_JSON / 1024));
            return null;
        }
        try {
            JsonNode root = JsonMapper.shared().readTree(Files.readString(file));
            if (text(root, "schema").equals(schema)) {
                return root;
            }
        } catch (JacksonException | java.nio.charset.CharacterCodingException e) {
            issues.error(file.toString(), null, Reason.of("submission.masks-schema", file, schema));
            return null;
        }
        issues.error(file.toString(), null, Reason.of("submission.masks-schema", file, schema));
        return null;
    }

    private static @Nullable Box box(JsonNode node) {
        int[] at = new int[4];
        for (int i = 0; i < at.length; i++) {
            JsonNode value = node.get(i);
            if (value == null || !value.canConvertToInt()) {
                return null;
            }
            at[i] = value.asInt();
        }
        return at[0] < at[2] && at[1] < at[3] ? new Box(at[0], at[1], at[2], at[3]) : null;
    }

    private static @Nullable Label label(String word) {
        return switch (word) {
            case "fake", "real", "inconclusive" -> Label.valueOf(word.toUpperCase(Locale.ROOT));
            default -> null;
        };
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isString() ? value.asString() : "";
    }

    private static @Nullable Double number(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isNumber() && Double.isFinite(value.doubleValue())
                ? (Double) value.doubleValue()
                : null;
    }

    /** A map of the index, whose bytes were not read yet. */
    private record Indexed(String sha256, String name, EvidenceMap.Transform transform) {}
}
