package org.telltale.app.window.viewer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.db.session.AnalystAct;
import org.telltale.db.session.AnalystRegion;
import org.telltale.db.session.AnalystWork;
import org.telltale.inference.media.Box;

/** What is said of the selected region, and what can be done to it. */
final class RegionCard {
    private final Acts acts;
    private final Texts texts;
    private final DateTimeFormatter times;
    private final Parent root;
    private boolean showing;
    private AnalystWork.@Nullable StandingRegion own;

    @FXML private VBox card;
    @FXML private Label place;
    @FXML private Label about;
    @FXML private Node annotation;
    @FXML private Node opinion;
    @FXML private ComboBox<AnalystRegion.Label> label;
    @FXML private TextField text;
    @FXML private ToggleButton confirm;
    @FXML private ToggleButton reject;
    @FXML private Button correct;

    /** What the card's buttons do to the region that it shows. */
    interface Acts {
        /** The region of that id is labelled and worded so. */
        void annotated(String id, AnalystRegion.Label label, String text);

        /** This is held of the finding; null for nothing. */
        void assessed(AnalystAct.@Nullable Opinion opinion);

        /** A region of the analyst's is to stand for the finding. */
        void corrected();

        /** The region is taken away. */
        void removed();

        /** The keyboard goes back to the picture. */
        void left();
    }

    RegionCard(Acts acts, Texts texts) {
        this.acts = acts;
        this.texts = texts;
        this.times =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(texts.language())
                        .withZone(ZoneId.systemDefault());
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        label.getItems().setAll(AnalystRegion.Label.values());
        label.setConverter(new LabelNames());
        label.valueProperty().subscribe((old, now) -> annotate());
        text.focusedProperty()
                .subscribe((old, now) -> {
                    if (!now) {
                        annotate();
                    }
                });
        card.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        hide();
    }

    /** Nothing is selected that anything can be done to. */
    void hide() {
        annotate();
        own = null;
        card.setVisible(false);
    }

    /** Another session: what was written and not kept was of the one before. */
    void forget() {
        own = null;
        hide();
    }

    /** Keeps what is being written; before the window closes. */
    void finish() {
        annotate();
    }

    /** Whether it is the region that is shown, and what is stored of it has not changed. */
    private boolean saysTheSame(AnalystRegion region) {
        AnalystWork.StandingRegion before = own;
        return before != null
                && before.region().id().equals(region.id())
                && before.region().text().equals(region.text());
    }

    /** An analyst's region. */
    void show(AnalystWork.StandingRegion standing) {
        AnalystRegion region = standing.region();
        if (own != null && !own.region().id().equals(region.id())) {
            annotate();
        }
        boolean writing = text.isFocused() && saysTheSame(region);
        showing = true;
        own = standing;
        place(region.id(), region.outline().box());
        AnalystRegion.Corrects corrects = region.corrects();
        about.setText(
                corrects == null
                        ? by("card.by", standing.author(), standing.time())
                        : texts.format(
                                "card.corrects",
                                corrects.finding(),
                                by("card.by", standing.author(), standing.time())));
        label.setValue(region.label());
        if (!writing) {
            text.setText(region.text());
        }
        set(annotation, true);
        set(opinion, false);
        showing = false;
        card.setVisible(true);
    }

    /**
     * A detector's finding.
     *
     * @param held what is held of it; null for nothing
     * @param correction id of the region that stands for it; null for none
     */
    void show(
            String id,
            Box box,
            String detector,
            AnalystWork.@Nullable Assessment held,
            @Nullable String correction) {
        hide();
        place(id, box);
        String said =
                held == null
                        ? texts.format("card.found", detector)
                        : texts.format(
                                "card.found-and",
                                detector,
                                by("card." + held.opinion(), held.author(), held.time()));
        about.setText(correction == null ? said : texts.format("card.corrected", said, correction));
        confirm.setSelected(held != null && held.opinion() == AnalystAct.Opinion.CONFIRMED);
        reject.setSelected(held != null && held.opinion() == AnalystAct.Opinion.REJECTED);
        correct.setDisable(correction != null);
        set(annotation, false);
        set(opinion, true);
        card.setVisible(true);
    }

    /** The keyboard goes to what is said of the region. */
    void focus() {
        if (card.isVisible()) {
            (own == null ? confirm : text).requestFocus();
            text.selectAll();
        }
    }

    @FXML
    void confirm() {
        acts.assessed(confirm.isSelected() ? AnalystAct.Opinion.CONFIRMED : null);
    }

    @FXML
    void reject() {
        acts.assessed(reject.isSelected() ? AnalystAct.Opinion.REJECTED : null);
    }

    @FXML
    void correct() {
        acts.corrected();
    }

    @FXML
    void remove() {
        acts.removed();
    }

    @FXML
    void save() {
        annotate();
        acts.left();
    }

    private void annotate() {
        AnalystWork.StandingRegion now = own;
        AnalystRegion.Label chosen = label.getValue();
        if (showing || now == null || chosen == null) {
            return;
        }
        String written = text.getText().replaceAll("\\s+", " ").strip();
        if (chosen != now.region().label() || !written.equals(now.region().text())) {
            acts.annotated(now.region().id(), chosen, written);
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            AnalystWork.StandingRegion now = own;
            if (now != null) {
                text.setText(now.region().text());
            }
            acts.left();
            event.consume();
        }
    }

    private void place(String id, Box box) {
        place.setText(
                texts.format(
                        "card.place",
                        id,
                        String.valueOf(box.x1()),
                        String.valueOf(box.y1()),
                        String.valueOf(box.width()),
                        String.valueOf(box.height())));
    }

    private String by(String key, String author, Instant time) {
        return texts.format(key, author, times.format(time));
    }

    private static void set(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private final class LabelNames extends StringConverter<AnalystRegion.Label> {
        @Override
        public String toString(AnalystRegion.@Nullable Label value) {
            return value == null ? "" : texts.get("card.label." + value);
        }

        @Override
        public AnalystRegion.@Nullable Label fromString(String string) {
            return null;
        }
    }
}
