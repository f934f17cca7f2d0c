package org.telltale.app.window;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** The banners above the panes. */
final class BannerBar extends VBox {
    private static final Duration INFO_STAYS = Duration.seconds(12);
    private static final Duration OFFER_STAYS = Duration.seconds(30);

    private final Workspace workspace;
    private final Texts texts;
    private final Map<Banner, HBox> rows = new HashMap<>();

    BannerBar(Workspace workspace, Texts texts) {
        this.workspace = workspace;
        this.texts = texts;
        getStyleClass().add("banners");
        workspace.banners().addListener((ListChangeListener<Banner>) change -> show());
        show();
    }

    private void show() {
        rows.keySet().retainAll(workspace.banners());
        getChildren()
                .setAll(
                        workspace.banners().stream()
                                .map(banner -> rows.computeIfAbsent(banner, this::row))
                                .toList());
        setManaged(!getChildren().isEmpty());
    }

    private HBox row(Banner banner) {
        FontIcon icon =
                new FontIcon(
                        switch (banner.kind()) {
                            case INFO -> "mdoal-info";
                            case WARNING -> "mdomz-warning";
                            case ERROR -> "mdoal-error_outline";
                        });
        Label text = new Label(banner.text());
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(Label.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        // JavaFX has no live regions: a reader reaches the message by Tab, and is told of its text.
        text.setFocusTraversable(true);
        text.setAccessibleText(texts.format("banner." + banner.kind(), banner.text()));
        text.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        HBox row = new HBox(10, icon, text);
        row.getStyleClass()
                .addAll("banner", "banner-" + banner.kind().name().toLowerCase(Locale.ROOT));
        Banner.Action action = banner.action();
        if (action != null) {
            row.getChildren().add(button(banner, action));
        }
        Button close = new Button(null, new FontIcon("mdoal-close"));
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setAccessibleText(texts.format("banner.close", banner.text()));
        close.setMinWidth(Button.USE_PREF_SIZE);
        close.setOnAction(e -> workspace.dismiss(banner));
        row.getChildren().add(close);
        if (banner.kind() == Banner.Kind.INFO) {
            PauseTransition wait = new PauseTransition(action == null ? INFO_STAYS : OFFER_STAYS);
            wait.setOnFinished(e -> workspace.dismiss(banner));
            wait.play();
        }
        return row;
    }

    private Button button(Banner banner, Banner.Action action) {
        Button button = new Button(action.name());
        button.getStyleClass().addAll("small", "banner-action");
        button.setAccessibleText(texts.format("banner.action", action.name(), banner.text()));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(e -> {
            workspace.dismiss(banner);
            action.run().run();
        });
        return button;
    }
}
