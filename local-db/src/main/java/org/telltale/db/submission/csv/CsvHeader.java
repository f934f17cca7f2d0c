package org.telltale.db.submission.csv;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.telltale.db.submission.IssueLog;
import org.telltale.inference.reason.Reason;

/** Finds the columns in a header. */
final class CsvHeader {
    private CsvHeader() {}

    /** Columns by index; empty where the table cannot be used, and the log says why. */
    static Map<Integer, CsvColumn> columns(CsvTable.Row header, String file, IssueLog issues) {
        Map<Integer, CsvColumn> columns = new HashMap<>();
        Set<CsvColumn> missing = EnumSet.allOf(CsvColumn.class);
        boolean usable = true;
        for (int i = 0; i < header.cells().size(); i++) {
            String name = header.cells().get(i);
            Optional<CsvColumn> column = CsvColumn.named(name.strip().toLowerCase(Locale.ROOT));
            if (column.isEmpty()) {
                issues.warning(
                        file, header.line(), Reason.of("submission.csv-unknown-column", name));
            } else if (!missing.remove(column.get())) {
                issues.error(file, header.line(), Reason.of("submission.csv-column-twice", name));
                usable = false;
            } else {
                columns.put(i, column.get());
            }
        }
        for (CsvColumn column : missing) {
            if (column.optional()) {
                issues.warning(
                        file,
                        header.line(),
                        Reason.of("submission.csv-column-absent", column.header()));
            } else {
                issues.error(
                        file,
                        header.line(),
                        Reason.of("submission.csv-column-missing", column.header()));
                usable = false;
            }
        }
        return usable ? columns : Map.of();
    }
}
