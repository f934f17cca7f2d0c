package org.telltale.app.window.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.telltale.db.session.StoredSession;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.rubric.RubricResult;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.Probe;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Verdict;
import org.telltale.viewers.image.StoredPixels;

/**
 * A session as the window shows it, while it is examined and afterwards. For the JavaFX thread
 * only.
 */
public final class OpenSession {
    /** Filters give pictures of so many bits a sample. */
    private static final int FILTERED_BITS = 8;

    private final String name;
    private final ReadOnlyObjectWrapper<State> state;
    private final ReadOnlyObjectWrapper<@Nullable Probe> probe = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<DetectorRun>> runs =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable DetectorInfo> running =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Verdict> verdict = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Statement>> statements =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable RubricResult> rubric =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Reason>> problems =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<PictureState> picture =
            new ReadOnlyObjectWrapper<>(new PictureState.Loading());
    private final ReadOnlyObjectWrapper<List<ShownMap>> maps =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<StoredSession.Note>> notes =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable FilteredPicture> filtered =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<StoredSession.KeptFilters>> keptFilters =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableValue<PictureState> shown =
            Bindings.createObjectBinding(this::shown, picture, filtered);
    private final ReadOnlyObjectWrapper<@Nullable Outlook> outlook = new ReadOnlyObjectWrapper<>();
    private final Attention attention = new Attention();
    private final AnalystHand hand = new AnalystHand(this::say);
    private @Nullable String id;
    private @Nullable String failure;

    /** A session of a file of that name, about to be examined or loaded. */
    public OpenSession(String name) {
        this.name = name;
        this.state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    }

    /** The file's name. */
    public String name() {
        return name;
    }

    /** Its id in the database; null until it was stored. */
    public @Nullable String id() {
        return id;
    }

    /** Why it could not be examined; null unless it failed. */
    public @Nullable String failure() {
        return failure;
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The file and its metadata; null until read. */
    public ReadOnlyObjectProperty<@Nullable Probe> probeProperty() {
        return probe.getReadOnlyProperty();
    }

    /** Answers so far, in order. */
    public ReadOnlyObjectProperty<List<DetectorRun>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    /** The detector at work; null for none. */
    public ReadOnlyObjectProperty<@Nullable DetectorInfo> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** The verdict; null until there is one. */
    public ReadOnlyObjectProperty<@Nullable Verdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /** The explanation's sentences. */
    public ReadOnlyObjectProperty<List<Statement>> statementsProperty() {
        return statements.getReadOnlyProperty();
    }

    /** Grades of the challenge's text; null until there are some. */
    public ReadOnlyObjectProperty<@Nullable RubricResult> rubricProperty() {
        return rubric.getReadOnlyProperty();
    }

    /** What was wrong with the file. */
    public ReadOnlyObjectProperty<List<Reason>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** The picture itself. */
    public ReadOnlyObjectProperty<PictureState> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** What filters drew of the picture; null while it is shown as it is. */
    public ReadOnlyObjectProperty<@Nullable FilteredPicture> filteredProperty() {
        return filtered.getReadOnlyProperty();
    }

    /** What the viewer shows: what filters drew, or else the picture. */
    public ObservableValue<PictureState> shownProperty() {
        return shown;
    }

    private PictureState shown() {
        FilteredPicture drawn = filtered.get();
        if (drawn == null || !(picture.get() instanceof PictureState.Shown)) {
            return picture.get();
        }
        StoredPixels values = drawn.picture().stored();
        PictureSource source = values == null ? null : new PictureSource(values, null);
        return new PictureState.Shown(drawn.picture(), source, FILTERED_BITS, true);
    }

    /** Whether places in what is shown are places in the picture. */
    public boolean showsPlaces() {
        FilteredPicture drawn = filtered.get();
        return drawn == null || drawn.inPlace();
    }

    /** Maps that can be laid over the picture. */
    public ReadOnlyObjectProperty<List<ShownMap>> mapsProperty() {
        return maps.getReadOnlyProperty();
    }

    /** What analysts noted, oldest first. */
    public ReadOnlyObjectProperty<List<StoredSession.Note>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /** Stacks of filters that analysts kept, oldest first. */
    public ReadOnlyObjectProperty<List<StoredSession.KeptFilters>> keptFiltersProperty() {
        return keptFilters.getReadOnlyProperty();
    }

    /** How firm the verdict is; null until it was looked up. */
    public ReadOnlyObjectProperty<@Nullable Outlook> outlookProperty() {
        return outlook.getReadOnlyProperty();
    }

    /** The texts, and what analysts did to them. */
    public AnalystHand hand() {
        return hand;
    }

    /** What the reader looks at. */
    public Attention attention() {
        return attention;
    }

    /** All cues so far. */
    public List<Cue> cues() {
        return evidence().flatMap(e -> e.cues().stream()).toList();
    }

    /** Everything found so far. */
    public Stream<Evidence> evidence() {
        return runs.get().stream().map(run -> run.outcome().evidence());
    }

    /** Digest of the map that shows a finding, or that of a cue; null where there is none. */
    public @Nullable String mapOf(String mark) {
        String finding =
                cues().stream()
                        .filter(cue -> cue.id().equals(mark) && cue.finding() != null)
                        .map(Cue::finding)
                        .findFirst()
                        .orElse(mark);
        return evidence()
                .flatMap(e -> e.findings().stream())
                .filter(f -> f.id().equals(finding))
                .map(f -> f.place() instanceof Place.Region region ? map(region) : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String map(Place.Region region) {
        return region.map() != null ? region.map() : region.mask();
    }

    /** It is stored under that id; null where it is not. */
    public void stored(@Nullable String newId) {
        id = newId;
    }

    /** The file was read. */
    public void probed(Probe now) {
        probe.set(now);
        problems.set(now.problems());
    }

    /** A detector began. */
    public void started(DetectorInfo detector) {
        running.set(detector);
    }

    /** A detector answered. */
    public void answered(DetectorRun run) {
        List<DetectorRun> more = new ArrayList<>(runs.get());
        more.add(run);
        running.set(null);
        runs.set(List.copyOf(more));
    }

    /** Everything is known; a missing verdict means that the run was cut short. */
    public void finished(
            Analysis analysis, @Nullable Explanation explanation, @Nullable RubricResult grades) {
        finished(analysis, analysis.media(), explanation, grades);
    }

    /**
     * The same of a stored session.
     *
     * @param lies the file where it was last found, which need not be where it was examined
     */
    public void finished(
            Analysis analysis,
            Media lies,
            @Nullable Explanation explanation,
            @Nullable RubricResult grades) {
        running.set(null);
        probe.set(new Probe(lies, analysis.metadata(), analysis.problems()));
        runs.set(analysis.runs());
        problems.set(analysis.problems());
        verdict.set(analysis.verdict());
        hand.begin(analysis, explanation);
        rubric.set(grades);
        state.set(analysis.verdict() == null ? State.CUT_SHORT : State.DONE);
    }

    /** Another text is read. */
    private void say(Explanation text) {
        attention.link(new EvidenceLinks(text.statements(), cues()));
        statements.set(text.statements());
    }

    /** The challenge text that counts was judged; null where there is none. */
    public void graded(@Nullable RubricResult grades) {
        rubric.set(grades);
    }

    /** It is known how firm the verdict is. */
    public void weighed(Outlook now) {
        outlook.set(now);
    }

    /** The user stopped it. */
    public void cancelled() {
        running.set(null);
        state.set(State.CUT_SHORT);
    }

    /** It cannot be examined. */
    public void failed(String why) {
        failure = why;
        running.set(null);
        state.set(State.FAILED);
        if (!(picture.get() instanceof PictureState.Shown)) {
            picture.set(new PictureState.Absent(why));
        }
    }

    /** All notes that are stored. */
    public void noted(List<StoredSession.Note> now) {
        notes.set(List.copyOf(now));
    }

    /** All stacks of filters that are stored. */
    public void kept(List<StoredSession.KeptFilters> now) {
        keptFilters.set(List.copyOf(now));
    }

    /** What filters drew; null to show the picture as it is. */
    public void filtered(@Nullable FilteredPicture now) {
        filtered.set(now);
    }

    /** What the viewer has to show. */
    public void show(PictureState now) {
        picture.set(now);
    }

    /** Maps that can be shown. */
    public void show(List<ShownMap> now) {
        maps.set(List.copyOf(now));
    }

    /** How far a session is. */
    public enum State {
        RUNNING,
        DONE,
        /** Cancelled, or ended by a crash: what was found is there, without a verdict. */
        CUT_SHORT,
        FAILED
    }
}
