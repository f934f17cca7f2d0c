package org.telltale.app.window.command;

import java.util.Objects;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** A key that runs a command. Immutable. */
public sealed interface Shortcut {
    /** As the reader sees it, e.g. {@code Ctrl+O}; as the system writes it. */
    String display();

    /** With Ctrl (Command on a Mac), wherever the focus is. */
    static Shortcut control(KeyCode code) {
        return new Chord(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN));
    }

    /** With Ctrl and Shift, wherever the focus is. */
    static Shortcut controlShift(KeyCode code) {
        return new Chord(
                new KeyCodeCombination(
                        code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
    }

    /** A key of its own that types nothing, such as F1, wherever the focus is. */
    static Shortcut function(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new Chord(new KeyCodeCombination(code, modifiers));
    }

    /** A letter alone, which waits while a text field has the focus. */
    static Shortcut letter(KeyCode code) {
        return new Letter(code);
    }

    /**
     * What is typed, wherever it lies on the keyboard; waits while a text field has the focus.
     *
     * @param character one character
     */
    static Shortcut typed(String character) {
        return new Typed(character);
    }

    /**
     * A combination that works everywhere.
     *
     * @param combination of keys
     */
    record Chord(KeyCodeCombination combination) implements Shortcut {
        public Chord {
            Objects.requireNonNull(combination);
        }

        @Override
        public String display() {
            return combination.getDisplayText();
        }
    }

    /**
     * A letter without Ctrl, Alt or Shift.
     *
     * @param code of the letter
     */
    record Letter(KeyCode code) implements Shortcut {
        public Letter {
            Objects.requireNonNull(code);
        }

        @Override
        public String display() {
            return code.getName();
        }
    }

    /**
     * A character.
     *
     * @param character that is typed
     */
    record Typed(String character) implements Shortcut {
        public Typed {
            Objects.requireNonNull(character);
        }

        @Override
        public String display() {
            return character.equals("-") ? "−" : character;
        }
    }
}
