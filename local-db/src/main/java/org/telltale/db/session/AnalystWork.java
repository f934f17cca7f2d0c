package org.telltale.db.session;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Style;
import org.telltale.explainer.SubjectAttribute;

/**
 * What analysts did by hand to a session's run, and what stands after it. Made by playing the acts
 * again in their order, so that it can be undone after the session was closed, too. Immutable.
 */
public final class AnalystWork {
    /** Nothing was done. */
    public static final AnalystWork NONE = new AnalystWork("", List.of());

    private static final int MOST_REGIONS = 99_999_999;

    private final String run;
    private final List<Done> acts;
    private final Map<Style, StoredSession.AuthoredExplanation> texts = new EnumMap<>(Style.class);
    private Map<String, String> attributes = Map.of();
    private final Map<String, StandingRegion> regions = new LinkedHashMap<>();
    private final Map<String, Assessment> assessments = new HashMap<>();
    private final Deque<Step> undo = new ArrayDeque<>();
    private final Deque<Step> redo = new ArrayDeque<>();

    /**
     * The work of these acts.
     *
     * @param run whose texts they correct
     * @param acts in the order of the log; imported ones are played where their times put them
     */
    public AnalystWork(String run, List<Done> acts) {
        this.run = run;
        this.acts = List.copyOf(acts);
        inTime(this.acts).forEach(this::play);
    }

    /**
     * An act and when it was done.
     *
     * @param imported whether it was done in another database
     */
    public record Done(AnalystAct act, Instant time, boolean imported) {
        /** An act that was done here. */
        public Done(AnalystAct act, Instant time) {
            this(act, time, false);
        }
    }

    /** Acts done here in their order, whatever the clock said, and imported ones among them. */
    private static List<Done> inTime(List<Done> acts) {
        Deque<Done> foreign =
                acts.stream()
                        .filter(Done::imported)
                        .sorted(Comparator.comparing(Done::time))
                        .collect(Collectors.toCollection(ArrayDeque::new));
        List<Done> merged = new ArrayList<>();
        for (Done done : acts) {
            if (!done.imported()) {
                while (!foreign.isEmpty() && foreign.element().time().isBefore(done.time())) {
                    merged.add(foreign.remove());
                }
                merged.add(done);
            }
        }
        merged.addAll(foreign);
        return merged;
    }

    /** A region as it stands, who changed it last and when. */
    public record StandingRegion(AnalystRegion region, String author, Instant time) {}

    /** What is held of a detector's finding, by whom and since when. */
    public record Assessment(AnalystAct.Opinion opinion, String author, Instant time) {}

    /** An act before which something else stood. */
    private record Step(AnalystAct before, AnalystAct after) {}

    /** The run whose texts are corrected, as an act names it. */
    public String run() {
        return run;
    }

    /** All acts, oldest first. */
    public List<Done> acts() {
        return acts;
    }

    /** An analyst's version of a text and when it was last changed; null where none stands. */
    public StoredSession.@Nullable AuthoredExplanation text(Style style) {
        return texts.get(style);
    }

    /** What is confirmed of the person shown: values by names, as the explainer knows them. */
    public Map<String, String> attributes() {
        Map<String, String> known = new HashMap<>();
        for (SubjectAttribute attribute : SubjectAttribute.values()) {
            String value = attributes.get(attribute.id());
            if (value != null && attribute.choices().contains(value)) {
                known.put(attribute.id(), value);
            }
        }
        return Map.copyOf(known);
    }

    /** The analysts' regions that stand, by their ids, oldest first. */
    public Map<String, StandingRegion> regions() {
        return Collections.unmodifiableMap(regions);
    }

    /** What is held of the run's findings, by their ids. */
    public Map<String, Assessment> assessments() {
        return Collections.unmodifiableMap(assessments);
    }

    /** The region that stands for a finding of this run; null where none does. */
    public @Nullable AnalystRegion correctionOf(String finding) {
        AnalystRegion.Corrects wanted = new AnalystRegion.Corrects(run, finding);
        return regions.values().stream()
                .map(StandingRegion::region)
                .filter(region -> wanted.equals(region.corrects()))
                .findFirst()
                .orElse(null);
    }

    /**
     * An id that no region of this session had before. By chance and not counted, so that a region
     * drawn in another database and imported later does not have it either.
     */
    public String nextRegion() {
        Set<String> given = new HashSet<>();
        for (Done done : acts) {
            if (done.act() instanceof AnalystAct.RegionMarked marked) {
                given.add(marked.id());
            }
        }
        String id;
        do {
            id = "a" + ThreadLocalRandom.current().nextInt(1, MOST_REGIONS + 1);
        } while (given.contains(id));
        return id;
    }

    /** The act that takes the latest one back; null where there is none. */
    public @Nullable AnalystAct undo(String author) {
        Step step = undo.peek();
        return step == null ? null : again(step.before(), AnalystAct.Kind.UNDONE, author);
    }

    /** The act that does again what was taken back last; null where there is none. */
    public @Nullable AnalystAct redo(String author) {
        Step step = redo.peek();
        return step == null ? null : again(step.after(), AnalystAct.Kind.REDONE, author);
    }

    /** Whether there is an act to take back. */
    public boolean canUndo() {
        return !undo.isEmpty();
    }

    /** Whether there is an act to do again. */
    public boolean canRedo() {
        return !redo.isEmpty();
    }

    private void play(Done done) {
        AnalystAct act = done.act();
        if (!done.imported()) { // what somebody did elsewhere is not taken back by a key here
            remember(act);
        }
        switch (act) {
            case AnalystAct.TextCorrected corrected -> {
                Explanation text = corrected.text();
                if (text == null) {
                    texts.remove(corrected.style());
                } else {
                    texts.put(
                            corrected.style(),
                            new StoredSession.AuthoredExplanation(text, act.author(), done.time()));
                }
            }
            case AnalystAct.SubjectConfirmed confirmed -> attributes = confirmed.attributes();
            case AnalystAct.RegionMarked marked ->
                    put(
                            regions,
                            marked.id(),
                            marked.region() == null
                                    ? null
                                    : new StandingRegion(
                                            marked.region(), act.author(), done.time()));
            case AnalystAct.FindingAssessed assessed ->
                    put(
                            assessments,
                            assessed.finding(),
                            assessed.opinion() == null
                                    ? null
                                    : new Assessment(
                                            assessed.opinion(), act.author(), done.time()));
        }
    }

    private void remember(AnalystAct act) {
        switch (act.kindOfAct()) {
            case UNDONE -> move(undo, redo);
            case REDONE -> move(redo, undo);
            default -> {
                undo.push(new Step(standing(act), act));
                redo.clear();
            }
        }
    }

    private static <T> void put(Map<String, T> map, String id, @Nullable T value) {
        if (value == null) {
            map.remove(id);
        } else {
            map.put(id, value);
        }
    }

    /** A forged archive may take back what was never done. */
    private static void move(Deque<Step> from, Deque<Step> to) {
        Step step = from.poll();
        if (step != null) {
            to.push(step);
        }
    }

    /** What the act found, in the shape of an act. */
    private AnalystAct standing(AnalystAct act) {
        return switch (act) {
            case AnalystAct.TextCorrected corrected -> {
                StoredSession.AuthoredExplanation now = texts.get(corrected.style());
                yield new AnalystAct.TextCorrected(
                        corrected.run(),
                        corrected.style(),
                        corrected.kindOfAct(),
                        now == null ? null : now.explanation(),
                        corrected.author());
            }
            case AnalystAct.SubjectConfirmed confirmed ->
                    new AnalystAct.SubjectConfirmed(
                            confirmed.kindOfAct(), attributes, confirmed.author());
            case AnalystAct.RegionMarked marked -> {
                StandingRegion now = regions.get(marked.id());
                yield new AnalystAct.RegionMarked(
                        marked.kindOfAct(),
                        marked.id(),
                        now == null ? null : now.region(),
                        marked.author());
            }
            case AnalystAct.FindingAssessed assessed -> {
                Assessment now = assessments.get(assessed.finding());
                yield new AnalystAct.FindingAssessed(
                        assessed.run(),
                        assessed.kindOfAct(),
                        assessed.finding(),
                        now == null ? null : now.opinion(),
                        assessed.author());
            }
        };
    }

    private static AnalystAct again(AnalystAct standing, AnalystAct.Kind kind, String author) {
        return switch (standing) {
            case AnalystAct.TextCorrected text ->
                    new AnalystAct.TextCorrected(
                            text.run(), text.style(), kind, text.text(), author);
            case AnalystAct.SubjectConfirmed subject ->
                    new AnalystAct.SubjectConfirmed(kind, subject.attributes(), author);
            case AnalystAct.RegionMarked marked ->
                    new AnalystAct.RegionMarked(kind, marked.id(), marked.region(), author);
            case AnalystAct.FindingAssessed assessed ->
                    new AnalystAct.FindingAssessed(
                            assessed.run(), kind, assessed.finding(), assessed.opinion(), author);
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnalystWork work && work.run.equals(run) && work.acts.equals(acts);
    }

    @Override
    public int hashCode() {
        return acts.hashCode();
    }

    @Override
    public String toString() {
        return "AnalystWork" + new ArrayList<>(acts);
    }
}
