package org.telltale.inference.detect.encoder;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tables and segment orders of camera files, from {@code camera-tables.json}. Immutable. */
final class CameraTables {
    private final Table table;

    private CameraTables(Table table) {
        this.table = table;
    }

    /** Reads the table that comes with the program. */
    static CameraTables load() {
        return new CameraTables(Resource.read("camera-tables.json", Table.class));
    }

    /** Files in the table. */
    int files() {
        return table.files();
    }

    /** Those that could be compared with the rest as if they were new. */
    int compared() {
        return table.leaveOneOut().compared();
    }

    /** How many of these would have been told as a mismatch. */
    int mismatches() {
        return table.leaveOneOut().mismatches();
    }

    /** Everything known of the files with these tables. */
    List<Row> withTables(String digest) {
        return table.cameras().stream().filter(row -> row.tables().equals(digest)).toList();
    }

    /** Files whose make begins with the same word, without regard to case. */
    List<Row> ofMake(String make) {
        String word = makeOf(make);
        return word.isEmpty()
                ? List.of()
                : table.cameras().stream().filter(row -> makeOf(row.make()).equals(word)).toList();
    }

    /** Those of them that are of the model. */
    static List<Row> ofModel(List<Row> rows, @Nullable String model) {
        return model == null
                ? List.of()
                : rows.stream().filter(r -> r.model().equalsIgnoreCase(model.strip())).toList();
    }

    /** How many files these are. */
    static int count(List<Row> rows) {
        return rows.stream().mapToInt(Row::files).sum();
    }

    /** "NIKON" and "NIKON CORPORATION" are one make. */
    private static String makeOf(String make) {
        return make.strip().toLowerCase(Locale.ROOT).split("[\\s,.]+", 2)[0];
    }

    /**
     * Files that agree in everything.
     *
     * @param make as EXIF says it
     * @param model as EXIF says it
     * @param tables digest as in {@link StoredTables}
     * @param order as in {@link MarkerOrder}
     * @param ijg the IJG library's quality with these tables; 0 for none
     * @param files how many
     */
    record Row(String make, String model, String tables, String order, int ijg, int files) {
        /** Whether the tables are the IJG library's; at quality 100 they are anybody's. */
        boolean tellsTheLibrary() {
            return ijg > 0 && ijg < TableOrigin.ALL_ONES;
        }
    }

    private record Table(
            int files, @JsonProperty("leave_one_out") LeftOut leaveOneOut, List<Row> cameras) {}

    private record LeftOut(int compared, int mismatches) {}
}
