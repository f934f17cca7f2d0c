package org.telltale.app.window.inspector;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.metadata.MetadataEntry;
import org.telltale.inference.metadata.OddMetadata;

/**
 * An entry and why it is unusual. Immutable.
 *
 * @param entry what the file says
 * @param rule that it meets; null for none
 */
record MetadataRow(MetadataEntry entry, OddMetadata.@Nullable Rule rule) {
    /** Source, name and value, set apart by tabs. */
    String text() {
        return entry.directory() + "\t" + entry.name() + "\t" + entry.value();
    }

    /** The unusual first, by the order of the rules; otherwise in the order of the file. */
    static List<MetadataRow> unusualFirst(List<MetadataRow> rows) {
        return rows.stream()
                .sorted(
                        Comparator.comparing(
                                MetadataRow::rule, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
