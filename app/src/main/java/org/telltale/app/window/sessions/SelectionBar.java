package org.telltale.app.window.sessions;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.telltale.app.window.FilePicker;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.SearchField;
import org.telltale.app.window.Texts;
import org.telltale.db.session.Curator;
import org.telltale.db.session.SessionSummary;

/** What can be done with the sessions that are selected, and their tags. */
final class SelectionBar {
    private static final int MOST_SUGGESTIONS = 8;

    private final SessionActions actions;
    private final SessionsModel model;
    private final FilePicker picker;
    private final Texts texts;
    private final Parent root;
    private List<SessionSummary> selected = List.of();

    @FXML private Label count;
    @FXML private ToggleButton tag;
    @FXML private ToggleButton review;
    @FXML private Button export;
    @FXML private Button archive;
    @FXML private Button delete;
    @FXML private Button restore;
    @FXML private VBox tagEditor;
    @FXML private FlowPane tags;
    @FXML private TextField newTag;
    @FXML private FlowPane suggestions;

    SelectionBar(SessionActions actions, SessionsModel model, FilePicker picker, Texts texts) {
        this.actions = actions;
        this.model = model;
        this.picker = picker;
        this.texts = texts;
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        show(tagEditor, false);
        tag.selectedProperty()
                .subscribe(open -> {
                    show(tagEditor, open);
                    if (open) {
                        newTag.requestFocus();
                    }
                });
        newTag.textProperty().subscribe(this::suggest);
        SearchField.clearOnEscape(newTag);
    }

    /** Offers tags in use that begin like what is typed and that not all of the selected have. */
    private void suggest() {
        String start = newTag.getText().strip().toLowerCase(texts.language());
        suggestions
                .getChildren()
                .setAll(
                        model.listedProperty().get().tags().stream()
                                .map(Curator.TagUse::tag)
                                .filter(known ->
                                        known.toLowerCase(texts.language()).startsWith(start))
                                .filter(known ->
                                        selected.stream().anyMatch(s -> !s.tags().contains(known)))
                                .limit(MOST_SUGGESTIONS)
                                .map(this::suggestion)
                                .toList());
        show(suggestions, !suggestions.getChildren().isEmpty());
    }

    private Button suggestion(String name) {
        Button button = new Button("+ " + name);
        button.getStyleClass().setAll("button", "tag-chip", "suggested");
        button.setMnemonicParsing(false);
        button.setAccessibleText(texts.format("sessions.tag-add", name));
        button.setOnAction(e -> actions.tag(ids(), name));
        return button;
    }

    /** Shows what can be done with these; nothing where there are none. */
    void show(List<SessionSummary> sessions) {
        selected = List.copyOf(sessions);
        show(root, !sessions.isEmpty());
        boolean bin = model.queryProperty().get().inBin();
        for (Node outside : List.of(tag, review, export, archive, delete)) {
            show(outside, !bin);
        }
        show(restore, bin);
        if (bin) {
            tag.setSelected(false);
        }
        count.setText(texts.format("sessions.selected", sessions.size()));
        review.setSelected(
                !sessions.isEmpty() && sessions.stream().allMatch(SessionSummary::reviewed));
        Set<String> all =
                sessions.stream()
                        .flatMap(session -> session.tags().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        tags.getChildren().setAll(all.stream().map(this::chip).toList());
        show(tags, !all.isEmpty());
        suggest();
    }

    /** A tag of a selected session, with a button that removes it from all. */
    private Button chip(String name) {
        Button chip = new Button(name, new FontIcon("mdoal-close"));
        chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        chip.getStyleClass().setAll("button", "tag-chip", "removable");
        chip.setMnemonicParsing(false);
        chip.setAccessibleText(texts.format("sessions.tag-remove", name));
        chip.setOnAction(e -> actions.untag(ids(), name));
        return chip;
    }

    @FXML
    void addTag() {
        String typed = newTag.getText().strip();
        if (!typed.isEmpty()) {
            actions.tag(ids(), typed);
            newTag.clear();
        }
    }

    @FXML
    void review() {
        actions.markReviewed(ids(), review.isSelected());
    }

    @FXML
    void export() {
        actions.export(ids());
    }

    @FXML
    void archive() {
        @Nullable Path zip =
                picker.saveFile(texts.get("sessions.archive"), texts.get("sessions.archive-name"));
        if (zip != null) {
            actions.archive(ids(), zip);
        }
    }

    @FXML
    void delete() {
        actions.delete(selected);
    }

    @FXML
    void restore() {
        actions.restore(ids());
    }

    /** Opens the field for a tag. */
    void editTags() {
        if (!selected.isEmpty() && tag.isVisible()) {
            tag.setSelected(true);
            newTag.requestFocus();
        }
    }

    private List<String> ids() {
        return selected.stream().map(SessionSummary::id).toList();
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
