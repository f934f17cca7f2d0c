package org.telltale.db.report;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Names long lists of sources by a letter in a table, and once each below it. For one thread. */
final class SourceNotes {
    private final ReportText text;
    private final List<List<String>> lists = new ArrayList<>();

    SourceNotes(ReportText text) {
        this.text = text;
    }

    /** The letter of a list: A for the first, B for the next, AA after Z; a dash for none. */
    String letter(List<String> sources) {
        if (sources.isEmpty()) {
            return "–";
        }
        if (!lists.contains(sources)) {
            lists.add(sources);
        }
        return letter(lists.indexOf(sources));
    }

    private static String letter(int index) {
        String last = Character.toString('A' + index % 26);
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }

    /** The lists. */
    void write(Markup markup) throws XMLStreamException {
        for (int i = 0; i < lists.size(); i++) {
            markup.element(
                    "p",
                    text.of("sources", letter(i), String.join("; ", lists.get(i))),
                    "class",
                    "caption sources");
        }
    }
}
