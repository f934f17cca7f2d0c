package org.telltale.app.window.export;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.FilePicker;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.db.report.ReportFormat;

/** Asks what to export and where to. */
public final class ExportPane {
    private static final List<String> MISSING = List.of("refuse", "real", "fake");

    private final List<String> formats;
    private final ObservableValue<@Nullable OpenSession> current;
    private final FilePicker picker;
    private final Consumer<ExportRequest> onWrite;
    private final Runnable onClose;
    private final Texts texts;
    private final Parent root;
    private List<String> selected = List.of();

    @FXML private ComboBox<String> format;
    @FXML private ComboBox<String> missing;
    @FXML private RadioButton one;
    @FXML private RadioButton some;
    @FXML private RadioButton all;
    @FXML private TextField target;
    @FXML private Button write;
    @FXML private Label hint;

    /**
     * A sheet.
     *
     * @param formats offered
     * @param onWrite told what the user asked for
     * @param onClose called when the user closes the sheet
     */
    public ExportPane(
            List<String> formats,
            ObservableValue<@Nullable OpenSession> current,
            FilePicker picker,
            Consumer<ExportRequest> onWrite,
            Runnable onClose,
            Texts texts) {
        this.formats = formats;
        this.current = current;
        this.picker = picker;
        this.onWrite = onWrite;
        this.onClose = onClose;
        this.texts = texts;
        this.root = Fxml.load(this, texts);
    }

    /** The pane itself. */
    public Parent root() {
        return root;
    }

    /** Offers the export of these sessions as well, and chooses it. */
    public void offer(List<String> sessions) {
        selected = List.copyOf(sessions);
        some.setText(texts.format("export.some", sessions.size()));
        some.setVisible(!sessions.isEmpty());
        some.setManaged(!sessions.isEmpty());
        some.setSelected(!sessions.isEmpty());
    }

    /** Puts the cursor into the first field. */
    public void focus() {
        boolean single = currentId() != null;
        one.setDisable(!single);
        if (!single && !some.isSelected()) {
            all.setSelected(true);
        }
        format.requestFocus();
    }

    @FXML
    void initialize() {
        format.getItems().setAll(formats);
        format.setConverter(converter(this::name));
        format.valueProperty()
                .subscribe(id -> {
                    hint.setText(id == null ? "" : description(id));
                    // A report tells of what has no answer; nothing needs to stand in for it.
                    missing.setDisable(id != null && ReportFormat.byId(id).isPresent());
                });
        format.getSelectionModel().selectFirst();
        missing.getItems().setAll(MISSING);
        missing.setConverter(converter(key -> texts.get("export.missing." + key)));
        missing.getSelectionModel().selectFirst();
        write.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> path() == null, target.textProperty()));
    }

    @FXML
    void browse() {
        Path chosen = picker.saveFile(texts.get("export.title"), suggestion());
        if (chosen != null) {
            target.setText(chosen.toString());
        }
    }

    @FXML
    void write() {
        Path path = path();
        String id = currentId();
        if (path != null) {
            onWrite.accept(new ExportRequest(format.getValue(), sessions(id), path, missingAs()));
        }
    }

    private List<String> sessions(@Nullable String current) {
        if (some.isSelected()) {
            return selected;
        }
        return one.isSelected() && current != null ? List.of(current) : List.of();
    }

    @FXML
    void close() {
        onClose.run();
    }

    private org.telltale.inference.verdict.@Nullable Label missingAs() {
        return switch (missing.getValue()) {
            case "real" -> org.telltale.inference.verdict.Label.REAL;
            case "fake" -> org.telltale.inference.verdict.Label.FAKE;
            default -> null;
        };
    }

    private static StringConverter<String> converter(UnaryOperator<String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable String id) {
                return id == null ? "" : name.apply(id);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        };
    }

    private String name(String id) {
        return texts.has("export.name." + id) ? texts.get("export.name." + id) : id;
    }

    private String description(String id) {
        return texts.has("export.about." + id) ? texts.get("export.about." + id) : "";
    }

    private String suggestion() {
        String id = format.getValue();
        String extension =
                ReportFormat.byId(id)
                        .map(ReportFormat::extension)
                        .orElse(id.equals("csv") ? "csv" : "json");
        return "telltale." + extension;
    }

    private @Nullable String currentId() {
        OpenSession session = current.getValue();
        return session == null ? null : session.id();
    }

    private @Nullable Path path() {
        try {
            String text = target.getText().strip();
            return text.isEmpty() ? null : Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
