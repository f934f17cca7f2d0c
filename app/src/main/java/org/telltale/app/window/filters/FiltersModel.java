package org.telltale.app.window.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.app.job.Job;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureState;
import org.telltale.db.session.StoredSession;
import org.telltale.inference.filter.Filter;
import org.telltale.inference.filter.FilterException;
import org.telltale.inference.filter.FilterKind;
import org.telltale.inference.filter.FilterStack;
import org.telltale.inference.filter.FilterStackJson;
import org.telltale.inference.filter.FilteredPixels;
import org.telltale.inference.media.Probe;

/**
 * The stack of filters over the session on the desk. Whatever changes is drawn a moment later, off
 * the JavaFX thread; a newer change cancels the drawing before it. For the JavaFX thread only.
 */
public final class FiltersModel {
    private static final Logger LOG = LoggerFactory.getLogger(FiltersModel.class);

    /** So that a slider that is dragged does not begin a drawing for each pixel. */
    private static final Duration PAUSE = Duration.millis(40);

    private final ObservableValue<@Nullable OpenSession> current;
    private final FilterEvidence evidence;
    private final JobRunner drawing;
    private final KeptFilterStacks store;
    private final BiConsumer<String, Exception> failures;
    private final Texts texts;
    private final FilterStackJson json = new FilterStackJson();
    private final ObservableList<FilterStack.Step> steps = FXCollections.observableArrayList();
    // Kept, since it listens to the list only weakly.
    private final ObservableList<FilterStack.Step> shownSteps =
            FXCollections.unmodifiableObservableList(steps);
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final BooleanProperty before = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper keeping = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<FilterEvidence.@Nullable Drawing> drawn =
            new ReadOnlyObjectWrapper<>();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private @Nullable Job latest;
    private long turn;

    /**
     * A model without filters.
     *
     * @param drawing runs drawings, on one thread
     * @param failures told what failed and why
     */
    public FiltersModel(
            ObservableValue<@Nullable OpenSession> current,
            FilterEvidence evidence,
            JobRunner drawing,
            KeptFilterStacks store,
            BiConsumer<String, Exception> failures,
            Texts texts) {
        this.current = current;
        this.evidence = evidence;
        this.drawing = drawing;
        this.store = store;
        this.failures = failures;
        this.texts = texts;
        pause.setOnFinished(e -> draw());
        steps.addListener((ListChangeListener<FilterStack.Step>) change -> pause.playFromStart());
        current.flatMap(OpenSession::pictureProperty).subscribe(picture -> pause.playFromStart());
        current.subscribe((old, now) -> leave(old));
        before.subscribe(this::show);
        open.subscribe(this::openOrClose);
    }

    /** The filters, first to last; changed by the methods of this model alone. */
    public ObservableList<FilterStack.Step> steps() {
        return shownSteps;
    }

    /** The same as a stack. */
    public FilterStack stack() {
        return new FilterStack(steps);
    }

    /** Whether filters are shown at all. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** Whether the picture is shown as it is for the moment. */
    public BooleanProperty beforeProperty() {
        return before;
    }

    /** Whether something is being drawn. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the stack is being stored. */
    public ReadOnlyBooleanProperty keepingProperty() {
        return keeping.getReadOnlyProperty();
    }

    /** What is drawn now; null for nothing. */
    ReadOnlyObjectProperty<FilterEvidence.@Nullable Drawing> drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /** Its sentences. */
    Texts texts() {
        return texts;
    }

    /** The session on the desk. */
    ObservableValue<@Nullable OpenSession> current() {
        return current;
    }

    /** Adds a filter on top; its place. */
    public int add(FilterKind<?> kind) {
        steps.add(new FilterStack.Step(kind.standard(), true));
        return steps.size() - 1;
    }

    /** Puts a filter in the place of another, or adds it where there is none; its place. */
    public int replace(int index, FilterKind<?> kind) {
        if (index < 0 || index >= steps.size()) {
            return add(kind);
        }
        if (!steps.get(index).filter().kind().equals(kind)) {
            steps.set(index, new FilterStack.Step(kind.standard(), true));
        }
        return index;
    }

    /** Sets a filter otherwise. */
    public void change(int index, Filter filter) {
        FilterStack.Step step = steps.get(index);
        if (!step.filter().equals(filter)) {
            steps.set(index, new FilterStack.Step(filter, step.on()));
        }
    }

    /** Switches a filter on or off. */
    public void turn(int index, boolean on) {
        FilterStack.Step step = steps.get(index);
        if (step.on() != on) {
            steps.set(index, new FilterStack.Step(step.filter(), on));
        }
    }

    /** Moves a filter up or down; its place then. */
    public int move(int index, int direction) {
        int to = index + direction;
        if (index < 0 || to < 0 || index >= steps.size() || to >= steps.size()) {
            return index;
        }
        List<FilterStack.Step> moved = new ArrayList<>(steps);
        moved.add(to, moved.remove(index));
        steps.setAll(moved);
        return to;
    }

    /** Takes a filter away. */
    public void remove(int index) {
        if (index >= 0 && index < steps.size()) {
            steps.remove(index);
        }
    }

    /** The stack's name, until somebody gives it another. */
    public String standardName() {
        return steps.stream()
                .filter(FilterStack.Step::on)
                .map(step -> texts.get("filter." + step.filter().kind().id()))
                .collect(Collectors.joining(" + "));
    }

    /** Whether there is something to keep and a stored session to keep it in. */
    public boolean canKeep() {
        OpenSession session = current.getValue();
        return session != null
                && session.id() != null
                && session.probeProperty().get() != null
                && !stack().active().isEmpty()
                && !keeping.get();
    }

    /** Keeps the stack in the session under a name. */
    public void keep(String name) {
        OpenSession session = current.getValue();
        Probe probe = session == null ? null : session.probeProperty().get();
        if (!canKeep() || session == null || probe == null) {
            return;
        }
        keeping.set(true);
        store.keep(
                session,
                name,
                probe.media().sha256(),
                stack(),
                () -> keeping.set(false),
                cause -> {
                    keeping.set(false);
                    failures.accept(texts.get("filters.keep.failed"), cause);
                });
    }

    /** Puts a kept stack in the place of the filters. */
    public void open(StoredSession.KeptFilters kept) {
        try {
            steps.setAll(json.read(kept.stack()).steps());
        } catch (FilterException e) {
            failures.accept(kept.name(), e);
        }
    }

    private void openOrClose(boolean now) {
        pause.playFromStart();
        if (!now) {
            release();
        }
    }

    private void leave(@Nullable OpenSession old) {
        if (old != null) {
            old.filtered(null);
        }
        steps.clear();
        release();
    }

    /** Frees the decoded picture on the thread that draws from it. */
    private void release() {
        drawing.submit(
                "release",
                control -> {
                    evidence.close();
                    return true;
                },
                new JobListener<Boolean>() {
                    @Override
                    public void done(Boolean released) {
                        LOG.debug("the picture that filters drew from is let go");
                    }

                    @Override
                    public void failed(Exception cause) {
                        LOG.error("the picture that filters drew from is still held", cause);
                    }
                });
    }

    private void draw() {
        OpenSession session = current.getValue();
        Probe probe = session == null ? null : session.probeProperty().get();
        FilterStack stack = stack();
        turn++;
        if (latest != null) {
            latest.cancel();
        }
        if (!open.get()
                || session == null
                || probe == null
                || stack.active().isEmpty()
                || !(session.pictureProperty().get() instanceof PictureState.Shown)) {
            latest = null;
            busy.set(false);
            drawn.set(null);
            show();
            return;
        }
        busy.set(true);
        latest =
                drawing.submit(
                        "filters",
                        control -> evidence.draw(probe, stack, control.cancellation()),
                        new Listener(session, turn));
    }

    private void show() {
        OpenSession session = current.getValue();
        FilterEvidence.Drawing now = drawn.get();
        if (session != null) {
            session.filtered(now == null || before.get() ? null : now.picture());
        }
    }

    /** Frees the decoded picture, once the drawing threads have ended. */
    void close() {
        evidence.close();
    }

    /** Why a filter could not draw, or null. */
    @Nullable String obstacle(int index) {
        FilteredPixels.Drawn step = drawnStep(index);
        return step == null || step.notApplicable() == null
                ? null
                : step.notApplicable().text(texts.language());
    }

    /** What became of a filter; null where it is off or nothing is drawn yet. */
    FilteredPixels.@Nullable Drawn drawnStep(int index) {
        FilterEvidence.Drawing now = drawn.get();
        if (now == null || index < 0 || index >= steps.size() || !steps.get(index).on()) {
            return null;
        }
        int active = (int) steps.subList(0, index).stream().filter(FilterStack.Step::on).count();
        if (active >= now.steps().size()) {
            return null;
        }
        FilteredPixels.Drawn step = now.steps().get(active);
        // What is shown may be that of a moment ago.
        return step.filter().kind().equals(steps.get(index).filter().kind()) ? step : null;
    }

    /** Takes what was drawn, unless something newer is being drawn. */
    private final class Listener implements JobListener<FilterEvidence.Drawing> {
        private final OpenSession session;

        private final long begun;

        Listener(OpenSession session, long begun) {
            this.session = session;
            this.begun = begun;
        }

        @Override
        public void done(FilterEvidence.Drawing now) {
            if (begun == turn) {
                busy.set(false);
                drawn.set(now);
                show();
            }
        }

        @Override
        public void failed(Exception cause) {
            if (begun == turn) {
                busy.set(false);
                // What another stack drew must not stand under this one.
                drawn.set(null);
                show();
                failures.accept(session.name(), cause);
            }
        }
    }
}
