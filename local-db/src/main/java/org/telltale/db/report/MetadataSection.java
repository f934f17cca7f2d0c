package org.telltale.db.report;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.MetadataEntry;
import org.telltale.inference.metadata.UnusualEntries;

/** Everything that the file says of itself, what an examiner looks at first in front. */
final class MetadataSection implements Section {
    /** Longer values are cut: a report is for reading, and the database has them whole. */
    private static final int LONGEST = 400;

    private static final int MOST_ENTRIES = 400;

    private final ReportText text;

    MetadataSection(ReportText text) {
        this.text = text;
    }

    @Override
    public void write(Markup markup, ReportedSession session) throws XMLStreamException {
        markup.element("h2", text.of("metadata.title"), "id", session.anchor("metadata"));
        Metadata metadata = session.analysis().metadata();
        JpegStructure jpeg = metadata.jpeg();
        if (jpeg != null) {
            markup.element("p", jpeg(jpeg));
        }
        List<MetadataEntry> entries = UnusualEntries.first(metadata.entries());
        if (entries.isEmpty()) {
            markup.element("p", text.of("metadata.none"));
            return;
        }
        markup.element("p", text.of("metadata.lead"), "class", "lead");
        Cells cells =
                Cells.start(
                        markup,
                        "metadata",
                        text.of("metadata.caption"),
                        List.of(
                                text.of("metadata.directory"),
                                text.of("metadata.name"),
                                text.of("metadata.value")));
        for (MetadataEntry entry : entries.stream().limit(MOST_ENTRIES).toList()) {
            String style = UnusualEntries.isUnusual(entry) ? "unusual" : "usual";
            cells.row()
                    .cell(entry.directory(), style)
                    .cell(entry.name(), style)
                    .cell(shortened(entry.value()), style)
                    .endRow();
        }
        cells.end();
        if (entries.size() > MOST_ENTRIES) {
            markup.element("p", text.of("metadata.more", entries.size() - MOST_ENTRIES));
        }
    }

    private String jpeg(JpegStructure jpeg) {
        Integer quality = jpeg.estimatedQuality();
        String coding =
                text.of(
                        jpeg.progressive() ? "metadata.progressive" : "metadata.sequential",
                        jpeg.subsampling().isEmpty() ? "–" : jpeg.subsampling());
        String trailing =
                jpeg.trailingBytes() > 0
                        ? " " + text.of("metadata.trailing", jpeg.trailingBytes())
                        : "";
        if (quality == null) {
            return coding + trailing;
        }
        String key = jpeg.qualityIsExact() ? "metadata.quality.exact" : "metadata.quality.nearest";
        return coding + " " + text.of(key, quality) + trailing;
    }

    private String shortened(String value) {
        if (value.length() <= LONGEST) {
            return value;
        }
        int end = value.offsetByCodePoints(0, value.codePointCount(0, LONGEST));
        return text.of("metadata.cut", value.substring(0, end), value.length());
    }
}
