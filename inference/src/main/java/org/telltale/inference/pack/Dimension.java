package org.telltale.inference.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.telltale.inference.reason.Reason;
import tools.jackson.databind.JsonNode;

/**
 * One extent of a tensor: fixed, or any multiple of a number in a range. In a manifest a plain
 * number, or {@code {"lowest": 32, "highest": 4096, "multiple_of": 32}}. Immutable.
 *
 * @param lowest at least 1
 * @param highest at least {@code lowest}, at most 2^24
 * @param multipleOf what the extent is a multiple of; divides both ends; 1 for any
 */
public record Dimension(long lowest, long highest, long multipleOf) {
    private static final long LARGEST = 1L << 24;
    private static final long MOST_VALUES = 1L << 28;
    private static final int MOST_AXES = 6;
    private static final Set<String> KEYS = Set.of("lowest", "highest", "multiple_of");

    public Dimension {
        ManifestRules.range("lowest", lowest, 1, LARGEST);
        ManifestRules.range("highest", highest, lowest, LARGEST);
        ManifestRules.range("multiple_of", multipleOf, 1, highest);
        ManifestRules.holds(
                lowest % multipleOf == 0 && highest % multipleOf == 0,
                Reason.of("pack.multiple", "multiple_of", multipleOf, lowest, highest));
    }

    /** An extent that is always the same. */
    public static Dimension of(long size) {
        return new Dimension(size, size, 1);
    }

    /** From its two spellings. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Dimension read(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return of(node.asLong());
        }
        ManifestRules.holds(node.isObject(), Reason.of("pack.extent", "extent"));
        node.propertyNames()
                .forEach(key ->
                        ManifestRules.holds(
                                KEYS.contains(key), Reason.of("pack.unknown-key", key)));
        return new Dimension(whole(node, "lowest"), whole(node, "highest"), multiple(node));
    }

    private static long multiple(JsonNode node) {
        return node.has("multiple_of") ? whole(node, "multiple_of") : 1;
    }

    private static long whole(JsonNode node, String key) {
        JsonNode value = node.path(key);
        ManifestRules.holds(!value.isMissingNode(), Reason.of("pack.missing", key));
        ManifestRules.holds(
                value.isIntegralNumber() && value.canConvertToLong(),
                Reason.of("pack.type", key, "a whole number"));
        return value.asLong();
    }

    /** As it stands in a manifest. */
    @JsonValue
    Object write() {
        if (fixed()) {
            return lowest;
        }
        Map<String, Object> range = new LinkedHashMap<>();
        range.put("lowest", lowest);
        range.put("highest", highest);
        if (multipleOf != 1) {
            range.put("multiple_of", multipleOf);
        }
        return range;
    }

    /** Whether there is only one extent that it can have. */
    public boolean fixed() {
        return lowest == highest;
    }

    /** Whether the extent may be this. */
    public boolean allows(long extent) {
        return extent >= lowest && extent <= highest && extent % multipleOf == 0;
    }

    /**
     * A shape of at most six axes and 2^28 values. The outermost extent counts at its lowest: how
     * many go in together is the caller's choice; the others count at their highest.
     */
    static List<Dimension> shape(String key, List<Dimension> shape) {
        List<Dimension> copy = ManifestRules.size(key, shape, 0, MOST_AXES);
        double values = copy.isEmpty() ? 1 : (double) copy.getFirst().lowest();
        for (int i = 1; i < copy.size(); i++) {
            values *= (double) copy.get(i).highest();
        }
        ManifestRules.holds(
                values <= MOST_VALUES,
                Reason.of(
                        "pack.shape",
                        key,
                        String.format(Locale.ROOT, "%.0f", values),
                        MOST_VALUES));
        return copy;
    }
}
