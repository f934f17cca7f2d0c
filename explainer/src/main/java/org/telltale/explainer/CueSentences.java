package org.telltale.explainer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.ReferenceRange;

/**
 * The sentences of cues in a challenge text: one for each name of cue, over all places where it was
 * measured. A cue that has no words of its own is named as its detector names it.
 */
final class CueSentences {
    private final Analysis analysis;
    private final Messages messages;
    private final PlaceWords places;

    CueSentences(Analysis analysis, PlaceWords places, Locale locale) {
        this.analysis = analysis;
        this.places = places;
        this.messages = new Messages("cues", locale);
    }

    /** What speaks for manipulation. */
    List<Statement> fake(Collection<Cue> cues) {
        return sentences("fake.", cues, false);
    }

    /** What is consistent with a real media; mirrored regions are named together. */
    List<Statement> real(Collection<Cue> cues) {
        return sentences("real.", cues, true);
    }

    /** What a cue measures and where, without the value; to stand at the start of a sentence. */
    String measure(Cue cue) {
        String key = "measure." + cue.name();
        return messages.sentence(
                messages.has(key) ? key : "measure.other",
                places.place(cue),
                places.mirrored(cue),
                cue.name());
    }

    private List<Statement> sentences(String side, Collection<Cue> cues, boolean inPairs) {
        SequencedMap<String, List<Cue>> byKey = new LinkedHashMap<>();
        for (Cue cue : cues) {
            String exact = side + cue.name() + direction(cue);
            String key = messages.has(exact) ? exact : side + cue.name();
            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(cue);
        }
        List<Statement> statements = new ArrayList<>();
        byKey.forEach((key, group) -> {
            String name = group.getFirst().name();
            boolean mirrored = inPairs && comparesSides(name);
            statements.add(
                    Citation.ofCues(analysis, group)
                            .statement(
                                    messages.sentence(
                                            messages.has(key) ? key : side + "other",
                                            places.places(group, mirrored),
                                            name)));
        });
        return statements;
    }

    private static String direction(Cue cue) {
        ReferenceRange range = cue.reference();
        if (range == null) {
            return "";
        }
        return cue.value() > range.high() ? ".more" : cue.value() < range.low() ? ".less" : "";
    }

    private static boolean comparesSides(String name) {
        return name.endsWith("-mirror");
    }
}
