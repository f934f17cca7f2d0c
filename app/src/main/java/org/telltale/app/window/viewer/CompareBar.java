package org.telltale.app.window.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.db.session.SessionSummary;
import org.telltale.inference.media.MediaKind;
import org.telltale.viewers.compare.Alignment;

/** With what the picture is compared and how. */
final class CompareBar {
    private final Texts texts;
    private final Parent root;

    @FXML private ComboBox<Compared> with;
    @FXML private ComboBox<CompareMode> mode;
    @FXML private ComboBox<Alignment> alignment;
    @FXML private Slider divider;
    @FXML private Slider rate;
    @FXML private Slider gain;
    @FXML private Label amount;
    @FXML private Label note;

    CompareBar(Texts texts) {
        this.texts = texts;
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    /** What is chosen to compare with; null for nothing. */
    ReadOnlyObjectProperty<@Nullable Compared> withProperty() {
        return with.valueProperty();
    }

    ReadOnlyObjectProperty<CompareMode> modeProperty() {
        return mode.valueProperty();
    }

    ReadOnlyObjectProperty<Alignment> alignmentProperty() {
        return alignment.valueProperty();
    }

    /** Share of the view left of the divider, in both directions. */
    Slider split() {
        return divider;
    }

    /** Changes a second. */
    Slider rate() {
        return rate;
    }

    /** By what a difference is multiplied. */
    Slider gain() {
        return gain;
    }

    /** Says how the two lie on each other, or why there is nothing to see. */
    void say(String sentence) {
        note.setText(sentence);
        show(note, !sentence.isEmpty());
    }

    @FXML
    void initialize() {
        with.setConverter(new Name<>(this::name));
        mode.getItems().setAll(CompareMode.values());
        mode.setConverter(new Name<>(m -> texts.get("viewer.compare.mode." + m)));
        mode.setValue(CompareMode.SLIDER);
        alignment.getItems().setAll(Alignment.values());
        alignment.setConverter(new Name<>(a -> texts.get("viewer.compare.align." + a)));
        alignment.setValue(Alignment.TOP_LEFT);
        mode.valueProperty()
                .subscribe(now -> {
                    show(divider, now == CompareMode.SLIDER);
                    show(rate, now == CompareMode.BLINK);
                    show(gain, now == CompareMode.DIFFERENCE);
                    tell();
                });
        with.valueProperty().subscribe(now -> show(alignment, now instanceof Compared.OfSession));
        gain.valueProperty().subscribe(value -> tell());
        rate.valueProperty().subscribe(value -> tell());
    }

    /**
     * What can be compared with: the map where there is one, and the pictures of other sessions.
     *
     * @param own id of the session on the desk; null where it is not stored
     */
    void offer(boolean map, List<SessionSummary> sessions, @Nullable String own) {
        Compared chosen = with.getValue();
        List<Compared> offered = new ArrayList<>();
        if (map) {
            offered.add(new Compared.TheMap());
        }
        for (SessionSummary session : sessions) {
            if (session.media().kind() == MediaKind.IMAGE && !session.id().equals(own)) {
                offered.add(new Compared.OfSession(session));
            }
        }
        with.getItems().setAll(offered);
        with.setValue(
                offered.stream()
                        .filter(other -> same(other, chosen))
                        .findFirst()
                        .orElse(offered.isEmpty() ? null : offered.getFirst()));
    }

    /** Chooses a way to compare. */
    void choose(CompareMode wanted) {
        mode.setValue(wanted);
    }

    /** Chooses what to compare with. */
    void choose(Compared wanted) {
        with.setValue(wanted);
    }

    private static boolean same(Compared a, @Nullable Compared b) {
        if (a instanceof Compared.OfSession one && b instanceof Compared.OfSession other) {
            return one.session().id().equals(other.session().id());
        }
        return a.equals(b);
    }

    private String name(Compared compared) {
        return switch (compared) {
            case Compared.TheMap map -> texts.get("viewer.compare.map");
            case Compared.OfSession session -> session.session().media().name();
        };
    }

    private void tell() {
        amount.setText(
                switch (mode.getValue()) {
                    case BLINK -> texts.format("viewer.compare.rate.value", rate.getValue());
                    case DIFFERENCE ->
                            texts.format("viewer.compare.gain.value", Math.round(gain.getValue()));
                    case SLIDER, BESIDE -> "";
                });
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** One way only: nothing is typed into these lists. */
    private static final class Name<T> extends StringConverter<T> {
        private final Function<T, String> words;

        Name(Function<T, String> words) {
            this.words = words;
        }

        @Override
        public String toString(@Nullable T value) {
            return value == null ? "" : words.apply(value);
        }

        @Override
        public @Nullable T fromString(String text) {
            return null;
        }
    }
}
