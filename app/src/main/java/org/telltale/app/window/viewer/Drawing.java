package org.telltale.app.window.viewer;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.AnalystHand;
import org.telltale.app.window.desk.HandKeeper;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.db.session.AnalystAct;
import org.telltale.db.session.AnalystRegion;
import org.telltale.db.session.AnalystWork;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Outline;
import org.telltale.viewers.draw.RegionActs;
import org.telltale.viewers.image.ImageViewer;

/**
 * What the analyst draws on the picture, as acts of the session on the desk. A detector's finding
 * is never changed: moved or resized, it gets a region of the analyst's that stands for it.
 */
final class Drawing implements RegionActs, RegionCard.Acts {
    private final ImageViewer viewer;
    private final ViewerBar bar;
    private final ObservableValue<@Nullable OpenSession> current;
    private final HandKeeper keeper;
    private final RegionCard card;

    Drawing(
            ImageViewer viewer,
            ViewerBar bar,
            ObservableValue<@Nullable OpenSession> current,
            HandKeeper keeper,
            Texts texts) {
        this.viewer = viewer;
        this.bar = bar;
        this.current = current;
        this.keeper = keeper;
        this.card = new RegionCard(this, texts);
    }

    /** What is said of the selected region. */
    Parent card() {
        return card.root();
    }

    /** Keeps what is being written of a region; before the window closes. */
    void finish() {
        card.finish();
    }

    /** Follows the session on the desk and the mark that is selected in it. */
    void connect() {
        current.subscribe(session -> card.forget());
        current.map(OpenSession::hand)
                .flatMap(AnalystHand::workProperty)
                .subscribe(work -> update());
        viewer.overlays().selectedMarkProperty().subscribe(mark -> update());
    }

    /** Whether there is a picture and a session that is stored decides what can be drawn. */
    void update() {
        boolean ready = placed() != null && viewer.pictureProperty().get() != null;
        for (MouseTool tool : new MouseTool[] {MouseTool.BOX, MouseTool.FREEHAND}) {
            ToggleButton button = bar.button(tool);
            button.setDisable(!ready);
            if (!ready && button.isSelected()) {
                bar.button(MouseTool.HAND).setSelected(true);
            }
        }
        show(ready ? viewer.overlays().selectedMarkProperty().get() : null);
        viewer.redraw();
    }

    private void show(@Nullable String mark) {
        AnalystWork.StandingRegion own = mark == null ? null : work().regions().get(mark);
        Finding finding = mark == null ? null : finding(mark).orElse(null);
        if (own != null) {
            card.show(own);
        } else if (finding != null && finding.place() instanceof Place.Region region) {
            AnalystRegion correction = work().correctionOf(finding.id());
            card.show(
                    finding.id(),
                    region.box(),
                    finding.provenance().detector(),
                    work().assessments().get(finding.id()),
                    correction == null ? null : correction.id());
        } else {
            card.hide();
        }
    }

    /** The session on the desk where something can be done to it by hand; else null. */
    private @Nullable OpenSession session() {
        OpenSession session = current.getValue();
        return session != null && session.hand().isReady() ? session : null;
    }

    /** The same where places in what is shown are places in the picture; else null. */
    private @Nullable OpenSession placed() {
        OpenSession session = session();
        return session != null && session.showsPlaces() ? session : null;
    }

    private AnalystWork work() {
        OpenSession session = session();
        return session == null ? AnalystWork.NONE : session.hand().workProperty().get();
    }

    private Optional<Finding> finding(String mark) {
        OpenSession session = session();
        return session == null
                ? Optional.empty()
                : session.evidence()
                        .flatMap(evidence -> evidence.findings().stream())
                        .filter(finding -> finding.id().equals(mark))
                        .filter(finding -> finding.place() instanceof Place.Region)
                        .findFirst();
    }

    @Override
    public @Nullable Outline outlineOf(String mark) {
        if (placed() == null) {
            return null;
        }
        AnalystWork.StandingRegion own = work().regions().get(mark);
        if (own != null) {
            return own.region().outline();
        }
        Box box = finding(mark).map(f -> ((Place.Region) f.place()).box()).orElse(null);
        return box == null || work().correctionOf(mark) != null ? null : Outline.of(box);
    }

    @Override
    public boolean givesWay(String mark) {
        return work().regions().containsKey(mark);
    }

    @Override
    public void drawn(Outline outline) {
        draw(outline, null);
        // What was drawn is taken hold of next.
        bar.button(MouseTool.HAND).setSelected(true);
    }

    private void draw(Outline outline, AnalystRegion.@Nullable Corrects corrects) {
        OpenSession session = placed();
        if (session != null) {
            String id = work().nextRegion();
            keeper.mark(
                    session,
                    AnalystAct.Kind.DRAWN,
                    id,
                    new AnalystRegion(id, outline, AnalystRegion.Label.MANIPULATED, "", corrects));
            viewer.overlays().selectedMarkProperty().set(id);
        }
    }

    @Override
    public void moved(String mark, Outline to) {
        place(AnalystAct.Kind.MOVED, mark, to);
    }

    @Override
    public void resized(String mark, Outline to) {
        place(AnalystAct.Kind.RESIZED, mark, to);
    }

    private void place(AnalystAct.Kind kind, String mark, Outline to) {
        OpenSession session = placed();
        AnalystWork.StandingRegion own = work().regions().get(mark);
        if (session != null && own != null) {
            keeper.mark(session, kind, mark, own.region().at(to));
        } else if (finding(mark).isPresent()) {
            draw(to, new AnalystRegion.Corrects(work().run(), mark));
        }
    }

    @Override
    public void discard(String mark) {
        OpenSession session = placed();
        if (session == null) {
            return;
        }
        if (work().regions().containsKey(mark)) {
            keeper.mark(session, AnalystAct.Kind.REMOVED, mark, null);
            viewer.overlays().selectedMarkProperty().set(null);
        } else if (finding(mark).isPresent()) {
            assess(session, mark, AnalystAct.Opinion.REJECTED);
        }
    }

    private void assess(OpenSession session, String finding, AnalystAct.@Nullable Opinion opinion) {
        AnalystWork.Assessment held = work().assessments().get(finding);
        if ((held == null ? null : held.opinion()) != opinion) {
            keeper.assess(session, finding, opinion);
        }
    }

    @Override
    public void annotate(String mark) {
        card.focus();
    }

    @Override
    public void annotated(String id, AnalystRegion.Label label, String text) {
        OpenSession session = session();
        AnalystWork.StandingRegion own = work().regions().get(id);
        if (session != null && own != null) {
            keeper.mark(session, AnalystAct.Kind.ANNOTATED, id, own.region().saying(label, text));
        }
    }

    @Override
    public void assessed(AnalystAct.@Nullable Opinion opinion) {
        OpenSession session = session();
        String mark = viewer.overlays().selectedMarkProperty().get();
        if (session != null && mark != null && finding(mark).isPresent()) {
            assess(session, mark, opinion);
        }
    }

    @Override
    public void corrected() {
        String mark = viewer.overlays().selectedMarkProperty().get();
        Outline outline = mark == null ? null : outlineOf(mark);
        if (mark != null && outline != null && !givesWay(mark)) {
            draw(outline, new AnalystRegion.Corrects(work().run(), mark));
            left();
        }
    }

    @Override
    public void removed() {
        String mark = viewer.overlays().selectedMarkProperty().get();
        if (mark != null) {
            discard(mark);
            left();
        }
    }

    @Override
    public void left() {
        viewer.requestFocus();
    }
}
