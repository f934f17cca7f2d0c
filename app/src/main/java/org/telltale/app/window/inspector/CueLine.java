package org.telltale.app.window.inspector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.telltale.inference.engine.Cue;

/** A line in the list of cues. Immutable. */
sealed interface CueLine {
    /** The head of a group. */
    record Heading(String name, int cues) implements CueLine {}

    /** One cue. */
    record Measured(Cue cue) implements CueLine {}

    /**
     * The cues in groups, in the order in which the groups first occur; in each, what speaks for
     * manipulation first.
     */
    static List<CueLine> grouped(List<Cue> cues, Function<Cue, String> group) {
        SequencedMap<String, List<Cue>> groups = new LinkedHashMap<>();
        for (Cue cue : cues) {
            groups.computeIfAbsent(group.apply(cue), name -> new ArrayList<>()).add(cue);
        }
        List<CueLine> lines = new ArrayList<>();
        groups.forEach((name, members) -> {
            lines.add(new Heading(name, members.size()));
            members.stream()
                    .sorted(Comparator.comparing(Cue::supports))
                    .map(Measured::new)
                    .forEach(lines::add);
        });
        return lines;
    }
}
