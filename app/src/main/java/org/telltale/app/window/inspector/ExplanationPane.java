package org.telltale.app.window.inspector;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.AnalystHand;
import org.telltale.app.window.desk.Attention;
import org.telltale.app.window.desk.HandKeeper;
import org.telltale.app.window.desk.Marks;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.db.session.AnalystAct;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;

/**
 * The explanation's sentences; pointing at one lights up what it rests on. Turned into an editor,
 * it writes the analyst's version beside the program's own.
 */
final class ExplanationPane implements SentenceRow.Acts {
    private static final int NONE = -1;

    private final ObservableValue<@Nullable OpenSession> current;
    private final HandKeeper keeper;
    private final Texts texts;
    private final CueText cueText;
    private final Parent root;
    private int edited = NONE;
    private boolean adding;
    private @Nullable Shown last;

    @FXML private ToggleButton report;
    @FXML private ToggleButton challenge;
    @FXML private ToggleButton editing;
    @FXML private VBox versions;
    @FXML private Button add;
    @FXML private VBox sentences;
    @FXML private Label none;

    ExplanationPane(
            ObservableValue<@Nullable OpenSession> current,
            HandKeeper keeper,
            Marks marks,
            Texts texts) {
        this.current = current;
        this.keeper = keeper;
        this.texts = texts;
        this.cueText = new CueText(texts, marks);
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        versions.getChildren().add(new VersionPane(current, keeper, texts).root());
        current.subscribe(session -> {
            editing.setSelected(false);
            close();
        });
        current.flatMap(OpenSession::statementsProperty).subscribe(s -> show());
        current.flatMap(OpenSession::stateProperty).subscribe(this::explainAbsence);
        current.map(OpenSession::hand).flatMap(AnalystHand::workProperty).subscribe(w -> show());
        current.map(OpenSession::hand).flatMap(AnalystHand::styleProperty).subscribe(s -> show());
        current.map(OpenSession::hand)
                .flatMap(AnalystHand::answerProperty)
                .subscribe(a -> showTools(current.getValue()));
        current.map(OpenSession::hand)
                .flatMap(AnalystHand::showsOwnProperty)
                .subscribe(o -> show());
        current.map(OpenSession::attention)
                .flatMap(Attention::litStatementsProperty)
                .subscribe(this::light);
    }

    @FXML
    void showReport() {
        show(Style.ANALYST);
    }

    @FXML
    void showChallenge() {
        show(Style.CHALLENGE);
    }

    @FXML
    void toggleEditing() {
        close();
        show();
    }

    @FXML
    void add() {
        adding = true;
        edited = NONE;
        show();
    }

    @Override
    public void edit(int index) {
        adding = false;
        edited = index;
        show();
    }

    @Override
    public void delete(int index) {
        Explanation text = text();
        if (text != null) {
            keep(AnalystAct.Kind.DELETED, text.removed(index));
            focus(Math.min(index, text.statements().size() - 2));
        }
    }

    @Override
    public void move(int index, int by) {
        Explanation text = text();
        int to = index + by;
        if (text != null && to >= 0 && to < text.statements().size()) {
            keep(AnalystAct.Kind.MOVED, text.moved(index, to));
            focus(to);
        }
    }

    private void save(int index, Statement statement) {
        Explanation text = text();
        if (text == null) {
            return;
        }
        close();
        if (index == NONE) {
            keep(AnalystAct.Kind.ADDED, text.inserted(text.statements().size(), statement));
            return;
        }
        Statement before = text.statements().get(index);
        if (statement.equals(before)) {
            show();
            return;
        }
        boolean sameWords = statement.text().equals(before.text());
        keep(
                sameWords ? AnalystAct.Kind.CITED : AnalystAct.Kind.REWORDED,
                text.replaced(index, statement));
        focus(index);
    }

    private void keep(AnalystAct.Kind kind, Explanation text) {
        withSession(session -> keeper.correct(session, kind, text));
    }

    private void withSession(Consumer<OpenSession> action) {
        OpenSession session = current.getValue();
        if (session != null && session.hand().isReady()) {
            close();
            action.accept(session);
        }
    }

    private void show(Style style) {
        OpenSession session = current.getValue();
        if (session != null) {
            close();
            session.hand().show(style);
        }
        show();
    }

    private void close() {
        edited = NONE;
        adding = false;
    }

    private @Nullable Explanation text() {
        OpenSession session = current.getValue();
        return session == null ? null : session.hand().shown();
    }

    /** Everything that the list of sentences depends on. */
    private record Shown(
            @Nullable OpenSession session,
            List<Statement> statements,
            @Nullable Explanation own,
            boolean mayEdit,
            int edited,
            boolean adding) {}

    private void show() {
        OpenSession session = current.getValue();
        Explanation text = text();
        List<Statement> all = session == null ? List.of() : session.statementsProperty().get();
        showTools(session);
        AnalystHand hand = session == null ? null : session.hand();
        Shown now =
                new Shown(
                        session,
                        all,
                        hand == null ? null : hand.own(hand.styleProperty().get()),
                        session != null && mayEdit(session),
                        edited,
                        adding);
        if (now.equals(last)) {
            // What is pointed at or being written stays as it is.
            return;
        }
        last = now;
        int focused = focused();
        sentences.getChildren().clear();
        if (session != null) {
            for (int i = 0; i < all.size(); i++) {
                sentences.getChildren().add(line(session, text, all.get(i), i));
            }
            if (adding) {
                Statement empty = CitedEvidence.statement("", List.of());
                sentences.getChildren().add(editor(session, empty, NONE));
            }
        }
        none.setVisible(all.isEmpty());
        none.setManaged(all.isEmpty());
        focus(Math.min(focused, all.size() - 1));
    }

    /** Where the keyboard is among the sentences, so that it stays there; negative for none. */
    private int focused() {
        Node owner = sentences.getScene() == null ? null : sentences.getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent()) {
            int index = sentences.getChildren().indexOf(node);
            if (index >= 0) {
                return index;
            }
        }
        return NONE;
    }

    private Node line(
            OpenSession session, @Nullable Explanation text, Statement statement, int index) {
        if (index == edited && text != null) {
            return editor(session, statement, index);
        }
        SentenceRow row = new SentenceRow(texts, session.attention(), statement, index);
        if (statement.isUncited() && !session.hand().isOwn(statement)) {
            row.flagUncited();
        }
        if (mayEdit(session)) {
            row.allow(this);
        }
        row.light(session.attention().litStatementsProperty().get().contains(index));
        return row;
    }

    private Node editor(OpenSession session, Statement statement, int index) {
        List<CitedEvidence> evidence =
                session.hand().analysis() == null
                        ? List.of()
                        : CitedEvidence.of(
                                session.hand().analysis(),
                                session.hand().workProperty().get(),
                                texts,
                                cueText);
        SentenceEditor editor =
                new SentenceEditor(
                        texts,
                        statement,
                        evidence,
                        draft -> judge(session, index, draft),
                        saved -> save(index, saved),
                        this::giveUp);
        Platform.runLater(editor::focus);
        return editor.root();
    }

    private void giveUp() {
        OpenSession session = current.getValue();
        int index = edited;
        close();
        show();
        if (session != null) {
            Explanation standing = session.hand().standing(Style.CHALLENGE);
            if (standing != null) {
                keeper.judge(session, standing);
            }
        }
        focus(index);
    }

    /** The grades follow what is being written. */
    private void judge(OpenSession session, int index, Statement draft) {
        Explanation text = session.hand().shown();
        if (text != null && text.style() == Style.CHALLENGE) {
            keeper.judge(
                    session,
                    index == NONE
                            ? text.inserted(text.statements().size(), draft)
                            : text.replaced(index, draft));
        }
    }

    private void showTools(@Nullable OpenSession session) {
        AnalystHand hand = session == null ? null : session.hand();
        Style style = hand == null ? Style.ANALYST : hand.styleProperty().get();
        boolean ready = hand != null && hand.isReady();
        report.setSelected(style == Style.ANALYST);
        challenge.setSelected(style == Style.CHALLENGE);
        challenge.setDisable(hand == null || hand.own(Style.CHALLENGE) == null);
        editing.setDisable(!ready);
        boolean mayEdit = session != null && mayEdit(session);
        showIf(add, mayEdit && !adding);
    }

    private boolean mayEdit(OpenSession session) {
        return editing.isSelected()
                && session.hand().isReady()
                && !session.hand().showsOwnProperty().get();
    }

    private static void showIf(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void explainAbsence(OpenSession.@Nullable State state) {
        none.setText(texts.get("explanation.none." + (state == null ? "DONE" : state.name())));
    }

    private void focus(int index) {
        if (index >= 0
                && index < sentences.getChildren().size()
                && sentences.getChildren().get(index) instanceof SentenceRow row) {
            row.focus();
        }
    }

    private void light(@Nullable Set<Integer> lit) {
        for (int i = 0; i < sentences.getChildren().size(); i++) {
            if (sentences.getChildren().get(i) instanceof SentenceRow row) {
                row.light(lit != null && lit.contains(i));
            }
        }
    }
}
