package org.telltale.app.window.sessions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.db.session.SessionQuery;
import org.telltale.db.session.SessionQuery.VerdictIs;
import org.telltale.inference.media.MediaKind;

/** Narrows the list of sessions: kind, verdict, mark, tags, time. Says nothing until it is used. */
final class FilterPane {
    private final Consumer<SessionQuery> onChange;
    private final Texts texts;
    private final Parent root;
    private boolean quiet;

    @FXML private SegmentedButton kinds;
    @FXML private CheckComboBox<VerdictIs> verdicts;
    @FXML private ComboBox<ReviewedIs> reviewed;
    @FXML private CheckComboBox<String> tags;
    @FXML private ComboBox<When> when;
    @FXML private HBox between;
    @FXML private DatePicker from;
    @FXML private DatePicker until;

    /**
     * A pane without filters.
     *
     * @param onChange told the filters, as a query without words
     */
    FilterPane(Consumer<SessionQuery> onChange, Texts texts) {
        this.onChange = onChange;
        this.texts = texts;
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    /** Puts the cursor into the first field. */
    void focus() {
        kinds.getButtons().getFirst().requestFocus();
    }

    @FXML
    void initialize() {
        // Without a group, several can be chosen.
        kinds.setToggleGroup(null);
        kinds.getButtons().setAll(List.of(MediaKind.values()).stream().map(this::kind).toList());
        verdicts.getItems().setAll(VerdictIs.values());
        verdicts.setConverter(converter(verdict -> texts.get("sessions.verdict." + verdict)));
        verdicts.setTitle(texts.get("sessions.filter.verdict"));
        verdicts.getCheckModel().getCheckedItems().addListener(this::checked);
        reviewed.getItems().setAll(ReviewedIs.values());
        reviewed.setConverter(converter(is -> texts.get("sessions.reviewed." + is)));
        reviewed.setValue(ReviewedIs.ANY);
        reviewed.valueProperty().addListener(o -> changed());
        tags.setTitle(texts.get("sessions.filter.tags"));
        tags.getCheckModel().getCheckedItems().addListener(this::checked);
        when.getItems().setAll(When.values());
        when.setConverter(converter(time -> texts.get("sessions.when." + time)));
        when.setValue(When.ANY);
        when.valueProperty()
                .addListener(o -> {
                    show(between, when.getValue() == When.BETWEEN);
                    changed();
                });
        from.valueProperty().addListener(o -> changed());
        until.valueProperty().addListener(o -> changed());
        show(between, false);
    }

    @FXML
    void clear() {
        quiet = true;
        kinds.getButtons().forEach(button -> button.setSelected(false));
        verdicts.getCheckModel().clearChecks();
        reviewed.setValue(ReviewedIs.ANY);
        tags.getCheckModel().clearChecks();
        when.setValue(When.ANY);
        from.setValue(null);
        until.setValue(null);
        quiet = false;
        changed();
    }

    /** Offers these tags; one that is gone no longer filters. */
    void offer(List<String> inUse) {
        if (inUse.equals(tags.getItems())) {
            return;
        }
        Set<String> chosen = new HashSet<>(tags.getCheckModel().getCheckedItems());
        quiet = true;
        tags.getCheckModel().clearChecks();
        tags.getItems().setAll(inUse);
        inUse.stream().filter(chosen::contains).forEach(tags.getCheckModel()::check);
        quiet = false;
        if (!inUse.containsAll(chosen)) {
            changed();
        }
    }

    private ToggleButton kind(MediaKind kind) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon(kind)));
        button.setUserData(kind);
        button.setAccessibleText(texts.get("sessions.filter.kind." + kind));
        button.setTooltip(new Tooltip(texts.get("sessions.filter.kind." + kind)));
        button.selectedProperty().addListener(o -> changed());
        return button;
    }

    private void checked(ListChangeListener.Change<?> change) {
        changed();
    }

    private void changed() {
        if (!quiet) {
            onChange.accept(query());
        }
    }

    private SessionQuery query() {
        Set<MediaKind> chosen = new HashSet<>();
        kinds.getButtons().stream()
                .filter(ToggleButton::isSelected)
                .forEach(button -> chosen.add((MediaKind) button.getUserData()));
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        LocalDate first =
                switch (when.getValue()) {
                    case ANY -> null;
                    case TODAY -> today;
                    case WEEK -> today.minusDays(6);
                    case MONTH -> today.minusDays(29);
                    case BETWEEN -> from.getValue();
                };
        LocalDate last = when.getValue() == When.BETWEEN ? until.getValue() : null;
        return new SessionQuery(
                "",
                chosen,
                Set.copyOf(verdicts.getCheckModel().getCheckedItems()),
                reviewed.getValue().marked,
                List.copyOf(tags.getCheckModel().getCheckedItems()),
                first == null ? null : start(first),
                last == null ? null : start(last.plusDays(1)),
                false,
                null,
                SessionsModel.PAGE);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static String icon(MediaKind kind) {
        return switch (kind) {
            case IMAGE -> "mdoal-image";
            case AUDIO -> "mdoal-graphic_eq";
            case VIDEO -> "mdomz-movie";
        };
    }

    private static <T> StringConverter<T> converter(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        };
    }

    /** Whether a session is marked. */
    private enum ReviewedIs {
        ANY(null),
        YES(true),
        NO(false);

        private final @Nullable Boolean marked;

        ReviewedIs(@Nullable Boolean marked) {
            this.marked = marked;
        }
    }

    /** When something was added last. */
    private enum When {
        ANY,
        TODAY,
        WEEK,
        MONTH,
        BETWEEN
    }
}
