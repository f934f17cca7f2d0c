package org.telltale.app.window.inspector;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.Attention;
import org.telltale.explainer.Statement;

/** One sentence; pointing at it lights up what it rests on, and it may be edited. */
final class SentenceRow extends VBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass LINKED = PseudoClass.getPseudoClass("linked");

    private final Texts texts;
    private final Attention attention;
    private final Button sentence;
    private final int index;

    /** What can be done to a sentence. */
    interface Acts {
        void edit(int index);

        void delete(int index);

        /** Moves it by that many places; outside of the text does nothing. */
        void move(int index, int by);
    }

    SentenceRow(Texts texts, Attention attention, Statement statement, int index) {
        this.texts = texts;
        this.attention = attention;
        this.index = index;
        sentence = new Button(statement.text());
        sentence.setWrapText(true);
        sentence.setMnemonicParsing(false);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().setAll("sentence");
        sentence.pseudoClassStateChanged(LINKED, !statement.isUncited());
        sentence.setAccessibleText(statement.text());
        sentence.setAccessibleHelp(texts.get("explanation.help"));
        sentence.hoverProperty().addListener((p, old, on) -> hover(on));
        sentence.focusVisibleProperty().addListener((p, old, on) -> hover(on));
        sentence.setOnAction(e -> attention.toggleStatement(index));
        getChildren().add(sentence);
    }

    /** Says that the analyst's sentence cites nothing. */
    void flagUncited() {
        Label flag = new Label(texts.get("edit.uncited"), new FontIcon("mdomz-warning"));
        flag.setWrapText(true);
        flag.setMinHeight(Region.USE_PREF_SIZE);
        flag.getStyleClass().addAll("small", "uncited");
        getChildren().add(flag);
    }

    /** Adds the buttons and keys with which it is edited. */
    void allow(Acts acts) {
        HBox tools =
                new HBox(
                        tool("edit.sentence", "mdoal-edit", () -> acts.edit(index)),
                        tool("edit.up", "mdoal-arrow_upward", () -> acts.move(index, -1)),
                        tool("edit.down", "mdoal-arrow_downward", () -> acts.move(index, 1)),
                        tool("edit.delete", "mdoal-delete", () -> acts.delete(index)));
        tools.getStyleClass().add("sentence-tools");
        getChildren().add(tools);
        sentence.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    boolean known = true;
                    if (event.getCode() == KeyCode.F2) {
                        acts.edit(index);
                    } else if (event.getCode() == KeyCode.DELETE) {
                        acts.delete(index);
                    } else if (event.isAltDown() && event.getCode() == KeyCode.UP) {
                        acts.move(index, -1);
                    } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
                        acts.move(index, 1);
                    } else {
                        known = false;
                    }
                    if (known) {
                        event.consume();
                    }
                });
    }

    /** Emphasises it, or no longer. */
    void light(boolean on) {
        sentence.pseudoClassStateChanged(LIT, on);
        String text = sentence.getText();
        sentence.setAccessibleText(on ? texts.format("explanation.lit", text) : text);
        sentence.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    /** Takes the focus to the sentence. */
    void focus() {
        sentence.requestFocus();
    }

    private Button tool(String key, String icon, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("flat", "small", "button-icon");
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setAccessibleText(texts.format(key + ".of", sentence.getText()));
        button.setOnAction(e -> action.run());
        return button;
    }

    private void hover(boolean on) {
        attention.hoverStatement(on ? index : -1);
    }
}
