package org.telltale.app.window.packs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.job.Job;
import org.telltale.app.window.FilePicker;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.inference.pack.catalogue.Catalogue;
import org.telltale.inference.pack.install.PackOrigin;
import org.telltale.inference.pack.store.StoredPack;

/**
 * The sheet of model packs: what is installed, what the catalogue offers, where to install from,
 * and the licence that waits for an answer.
 */
public final class PacksPane {
    private final PacksModel model;
    private final PackOrigins origins;
    private final FilePicker picker;
    private final Runnable onClose;
    private final Texts texts;
    private final PackText text;
    private final Parent root;

    @FXML private TextField place;
    @FXML private TextField digest;
    @FXML private Button install;
    @FXML private ListView<PackRow> list;
    @FXML private TextArea details;
    @FXML private Button verify;
    @FXML private Button test;
    @FXML private Button remove;
    @FXML private Button fetch;
    @FXML private Button from;
    @FXML private HBox working;
    @FXML private Label workingOn;
    @FXML private ProgressBar progress;
    @FXML private VBox shown;
    @FXML private VBox consent;
    @FXML private Label consentTitle;
    @FXML private TextArea licence;

    /**
     * A sheet over the model.
     *
     * @param onClose called when the user closes the sheet
     */
    public PacksPane(PacksModel model, FilePicker picker, Runnable onClose) {
        this.model = model;
        this.origins = new PackOrigins(Catalogue.builtIn());
        this.picker = picker;
        this.onClose = onClose;
        this.texts = model.texts();
        this.text = new PackText(texts);
        this.root = Fxml.load(this, texts);
    }

    /** The pane itself. */
    public Parent root() {
        return root;
    }

    /** Reads the store anew and puts the cursor into the list. */
    public void focus() {
        model.refresh();
        list.requestFocus();
    }

    @FXML
    void initialize() {
        list.setCellFactory(view -> new PackCell(text));
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
        model.rowsProperty().subscribe(this::fill);
        model.consentProperty().subscribe(this::ask);
        model.jobProperty().subscribe(this::working);
        install.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> origin().isEmpty(),
                                place.textProperty(),
                                digest.textProperty()));
        for (Region part : List.of(working, consent, verify, test, remove, fetch, from)) {
            part.managedProperty().bind(part.visibleProperty());
        }
    }

    private void fill(List<PackRow> rows) {
        PackRow chosen = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(rows);
        list.getSelectionModel().selectFirst();
        if (chosen != null) {
            rows.stream()
                    .filter(row -> row.key().equals(chosen.key()))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
        }
    }

    private void show(@Nullable PackRow row) {
        details.setText(row == null ? "" : text.title(row) + "\n" + text.details(row));
        details.positionCaret(0);
        boolean stored = row instanceof PackRow.Stored;
        boolean fetchable =
                row instanceof PackRow.Offered offered && offered.entry().file() != null;
        verify.setVisible(stored);
        remove.setVisible(stored);
        test.setVisible(installed(row) != null);
        fetch.setVisible(fetchable);
        from.setVisible(fetchable);
    }

    private void ask(@Nullable Consent asked) {
        consent.setVisible(asked != null);
        shown.setVisible(asked == null);
        shown.setManaged(asked == null);
        if (asked != null) {
            consentTitle.setText(texts.format("packs.consent.title", asked.title()));
            licence.setText(text.licence(asked.licence()));
            licence.positionCaret(0);
            licence.requestFocus();
        }
    }

    private void working(@Nullable Job job) {
        working.setVisible(job != null);
        if (job != null) {
            workingOn.setText(job.title());
            progress.setProgress(job.fraction() > 0 ? job.fraction() : -1);
        }
    }

    @FXML
    void browseFile() {
        List<Path> files = picker.openFiles(texts.get("packs.browse.file"));
        if (!files.isEmpty()) {
            place.setText(files.getFirst().toString());
        }
    }

    @FXML
    void browseFolder() {
        Path folder = picker.openFolder(texts.get("packs.browse.folder"));
        if (folder != null) {
            place.setText(folder.toString());
        }
    }

    @FXML
    void install() {
        origin().ifPresent(origin -> model.install(origin, place.getText().strip()));
    }

    @FXML
    void fetch() {
        if (list.getSelectionModel().getSelectedItem() instanceof PackRow.Offered offered) {
            String id = offered.entry().id();
            model.install(new PackOrigin.Catalogued(id, null), id);
        }
    }

    @FXML
    void fetchFrom() {
        if (list.getSelectionModel().getSelectedItem() instanceof PackRow.Offered offered) {
            Path folder = picker.openFolder(texts.get("packs.from"));
            if (folder != null) {
                String id = offered.entry().id();
                model.install(new PackOrigin.Catalogued(id, folder), id);
            }
        }
    }

    @FXML
    void verify() {
        if (list.getSelectionModel().getSelectedItem() instanceof PackRow.Stored stored) {
            model.verify(stored.pack());
        }
    }

    @FXML
    void test() {
        StoredPack.Installed pack = installed(list.getSelectionModel().getSelectedItem());
        if (pack != null) {
            model.test(pack);
        }
    }

    @FXML
    void remove() {
        if (list.getSelectionModel().getSelectedItem() instanceof PackRow.Stored stored) {
            model.remove(stored.pack());
        }
    }

    @FXML
    void agree() {
        model.answer(true);
        list.requestFocus();
    }

    @FXML
    void decline() {
        model.answer(false);
        list.requestFocus();
    }

    @FXML
    void cancel() {
        model.cancel();
    }

    @FXML
    void close() {
        onClose.run();
    }

    private Optional<PackOrigin> origin() {
        return origins.read(place.getText(), digest.getText());
    }

    private static StoredPack.@Nullable Installed installed(@Nullable PackRow row) {
        return row instanceof PackRow.Stored stored
                        && stored.pack() instanceof StoredPack.Installed installed
                ? installed
                : null;
    }
}
