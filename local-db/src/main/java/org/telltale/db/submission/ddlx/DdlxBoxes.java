package org.telltale.db.submission.ddlx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.IssueLog;
import org.telltale.inference.media.Box;
import org.telltale.inference.reason.Reason;
import tools.jackson.databind.JsonNode;

/** Reads the value of {@code Bounding boxes}. */
final class DdlxBoxes {
    /** More boxes than that in one document are refused. */
    static final int MOST = 10_000;

    private final String file;
    private final @Nullable Integer line;
    private final IssueLog issues;

    DdlxBoxes(String file, @Nullable Integer line, IssueLog issues) {
        this.file = file;
        this.line = line;
        this.issues = issues;
    }

    /** The boxes that have an extent; the log says what was wrong with the others. */
    List<Box> read(JsonNode value) {
        if (value.isNull()) {
            issues.warning(file, line, Reason.of("submission.ddlx-boxes-null"));
            return List.of();
        }
        if (value.isString() && value.asString().strip().equalsIgnoreCase("none")) {
            issues.warning(file, line, Reason.of("submission.ddlx-boxes-none"));
            return List.of();
        }
        if (!value.isArray()) {
            issues.error(file, line, Reason.of("submission.ddlx-boxes-type", kind(value)));
            return List.of();
        }
        if (value.size() > MOST) {
            issues.error(file, line, Reason.of("submission.ddlx-boxes-many", value.size(), MOST));
            return List.of();
        }
        List<Box> boxes = new ArrayList<>();
        if (value.size() > 0 && value.get(0).isNumber()) {
            issues.warning(file, line, Reason.of("submission.ddlx-boxes-flat"));
            add(value, 1, boxes);
        } else {
            for (int i = 0; i < value.size(); i++) {
                add(value.get(i), i + 1, boxes);
            }
        }
        return boxes;
    }

    private void add(JsonNode value, int number, List<Box> boxes) {
        if (!value.isArray()) {
            issues.error(file, line, Reason.of("submission.ddlx-box-type", number, kind(value)));
            return;
        }
        if (value.size() != 4) {
            issues.error(file, line, Reason.of("submission.ddlx-box-size", number, value.size()));
            return;
        }
        int[] c = new int[4];
        for (int i = 0; i < 4; i++) {
            Integer coordinate = coordinate(value.get(i), number);
            if (coordinate == null) {
                return;
            }
            c[i] = coordinate;
        }
        boolean extent = true;
        if (c[0] >= c[2]) {
            issues.error(
                    file, line, Reason.of("submission.ddlx-box-x", number, c[0] + "", c[2] + ""));
            extent = false;
        }
        if (c[1] >= c[3]) {
            issues.error(
                    file, line, Reason.of("submission.ddlx-box-y", number, c[1] + "", c[3] + ""));
            extent = false;
        }
        if (extent) {
            boxes.add(new Box(c[0], c[1], c[2], c[3]));
        }
    }

    /** A whole number; null where it is none, and the log says why. */
    private @Nullable Integer coordinate(JsonNode value, int box) {
        if (!value.isNumber()) {
            issues.error(
                    file, line, Reason.of("submission.ddlx-coordinate-type", box, kind(value)));
            return null;
        }
        if (!value.isIntegralNumber()) {
            double number = value.doubleValue();
            if (number != Math.rint(number) || Double.isInfinite(number)) {
                issues.error(
                        file,
                        line,
                        Reason.of("submission.ddlx-coordinate-fraction", box, shown(value)));
                return null;
            }
            issues.warning(
                    file, line, Reason.of("submission.ddlx-coordinate-float", box, shown(value)));
        }
        Integer coordinate = value.canConvertToInt() ? Integer.valueOf(value.intValue()) : null;
        boolean inside =
                coordinate != null
                        && coordinate >= DdlxCoordinates.LEAST
                        && coordinate <= DdlxCoordinates.GREATEST;
        if (!inside) {
            issues.error(
                    file, line, Reason.of("submission.ddlx-coordinate-range", box, shown(value)));
        }
        return coordinate;
    }

    private static String shown(JsonNode number) {
        String text = number.asString();
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }

    /** The JSON word for the value's type. */
    static String kind(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
