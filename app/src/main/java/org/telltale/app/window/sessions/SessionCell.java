package org.telltale.app.window.sessions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.telltale.app.window.Texts;
import org.telltale.app.window.VerdictChip;
import org.telltale.db.session.SessionSummary;
import org.telltale.inference.media.MediaKind;

/** One session: a small picture or its kind, name, verdict, marks, time, tags. */
final class SessionCell extends ListCell<SessionSummary> {
    private static final double PICTURE_SIZE = 44;
    private static final int MOST_TAGS = 3;

    private final Texts texts;
    private final Thumbnails thumbnails;
    private final Consumer<SessionSummary> onShown;
    private final ImageView picture = new ImageView();
    private final FontIcon icon = new FontIcon();
    private final FontIcon missing = new FontIcon("mdoal-link_off");
    private final FontIcon reviewed = new FontIcon("mdoal-check_circle");
    private final Label name = new Label();
    private final Label time = new Label();
    private final VerdictChip chip;
    private final HBox tags = new HBox(4);
    private final HBox row;
    private Subscription shown = Subscription.EMPTY;

    /**
     * A cell.
     *
     * @param onShown told of every session that comes into sight
     */
    SessionCell(Thumbnails thumbnails, Consumer<SessionSummary> onShown, Texts texts) {
        this.texts = texts;
        this.thumbnails = thumbnails;
        this.onShown = onShown;
        this.chip = new VerdictChip(texts.language());
        picture.setFitWidth(PICTURE_SIZE);
        picture.setFitHeight(PICTURE_SIZE);
        picture.setPreserveRatio(true);
        StackPane place = new StackPane(icon, picture);
        place.getStyleClass().add("thumbnail");
        place.setMinSize(PICTURE_SIZE, PICTURE_SIZE);
        place.setPrefSize(PICTURE_SIZE, PICTURE_SIZE);
        name.getStyleClass().add("session-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        time.getStyleClass().addAll("muted", "small");
        time.setMinWidth(0);
        missing.getStyleClass().add("missing-media");
        reviewed.getStyleClass().add("reviewed-mark");
        HBox second = new HBox(8, chip, reviewed, missing, time);
        second.getStyleClass().add("baseline-row");
        VBox words = new VBox(4, name, second, tags);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(10, place, words);
        row.getStyleClass().add("baseline-row");
        // The row never is wider than the list, so that long names are shortened.
        setPrefWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable SessionSummary item, boolean empty) {
        super.updateItem(item, empty);
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.setIconLiteral(icon(item.media().kind()));
        name.setText(item.media().name());
        time.setText(when(item.updated()));
        chip.show(item.verdict());
        show(reviewed, item.reviewed());
        showTags(item.tags());
        setGraphic(row);
        shown = thumbnails.of(item).subscribe(thumbnail -> show(item, thumbnail));
        onShown.accept(item);
    }

    private void show(SessionSummary item, Thumbnail thumbnail) {
        picture.setImage(thumbnail.picture());
        icon.setVisible(thumbnail.picture() == null);
        show(missing, thumbnail.missing());
        setAccessibleText(spoken(item, thumbnail.missing()));
    }

    private String spoken(SessionSummary item, boolean isMissing) {
        List<String> words = new ArrayList<>();
        words.add(
                texts.format(
                        "sessions.cell",
                        item.media().name(),
                        texts.get("sessions.kind." + item.media().kind()),
                        chip.getText(),
                        time.getText()));
        if (item.reviewed()) {
            words.add(texts.get("sessions.is-reviewed"));
        }
        if (isMissing) {
            words.add(texts.get("sessions.is-missing"));
        }
        if (!item.tags().isEmpty()) {
            words.add(texts.format("sessions.with-tags", String.join(", ", item.tags())));
        }
        return String.join(", ", words);
    }

    private void showTags(List<String> all) {
        tags.getChildren().clear();
        for (String tag : all.subList(0, Math.min(MOST_TAGS, all.size()))) {
            tags.getChildren().add(chip(tag));
        }
        if (all.size() > MOST_TAGS) {
            tags.getChildren().add(chip("+" + (all.size() - MOST_TAGS)));
        }
        show(tags, !all.isEmpty());
    }

    private static Label chip(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("tag-chip");
        label.setMinWidth(24);
        return label;
    }

    private static void show(javafx.scene.Node node, boolean visible) {
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

    private String when(Instant instant) {
        ZonedDateTime local = instant.atZone(ZoneId.systemDefault());
        DateTimeFormatter format =
                local.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()))
                        ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
        return format.localizedBy(texts.language()).format(local);
    }
}
