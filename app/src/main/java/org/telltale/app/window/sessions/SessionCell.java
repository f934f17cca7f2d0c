package org.telltale.app.window.sessions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.telltale.app.window.Texts;
import org.telltale.app.window.VerdictChip;
import org.telltale.db.session.SessionSummary;
import org.telltale.inference.media.MediaKind;

/** One session: kind, name, verdict, time. */
final class SessionCell extends ListCell<SessionSummary> {
    private final Texts texts;
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label time = new Label();
    private final VerdictChip chip;
    private final HBox row;

    SessionCell(Texts texts) {
        this.texts = texts;
        this.chip = new VerdictChip(texts.language());
        name.getStyleClass().add("session-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        time.getStyleClass().addAll("muted", "small");
        time.setMinWidth(0);
        HBox second = new HBox(8, chip, time);
        second.getStyleClass().add("baseline-row");
        VBox words = new VBox(4, name, second);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(10, icon, words);
        row.getStyleClass().add("baseline-row");
        // The row never is wider than the list, so that long names are shortened.
        setPrefWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable SessionSummary item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.setIconLiteral(icon(item.media().kind()));
        name.setText(item.media().name());
        time.setText(when(item.updated()));
        chip.show(item.verdict());
        setGraphic(row);
        setAccessibleText(
                texts.format(
                        "sessions.cell",
                        item.media().name(),
                        texts.get("sessions.kind." + item.media().kind()),
                        chip.getText(),
                        time.getText()));
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
