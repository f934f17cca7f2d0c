package org.telltale.app.window.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class CommandRegistryTest {
    @Test
    void aKeyIsForOneCommandOnly() {
        CommandRegistry registry = new CommandRegistry();
        registry.add(List.of(command("a").keys(Shortcut.control(KeyCode.O))));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> registry.add(List.of(command("b").keys(Shortcut.control(KeyCode.O)))))
                .withMessageContaining("Ctrl+O")
                .withMessageContaining("a")
                .withMessageContaining("b");
        assertThatIllegalArgumentException().isThrownBy(() -> registry.add(List.of(command("a"))));
        registry.add(List.of(command("c").keys(Shortcut.controlShift(KeyCode.O))));
        assertThat(registry.all()).extracting(Command::id).contains("a", "c");
    }

    @Test
    void keysReadAsTheUserKnowsThem() {
        assertThat(
                        command("a")
                                .keys(
                                        Shortcut.control(KeyCode.COMMA),
                                        Shortcut.function(KeyCode.F6, KeyCombination.SHIFT_DOWN),
                                        Shortcut.letter(KeyCode.B),
                                        Shortcut.typed("-"))
                                .keyText())
                .isEqualTo("Ctrl+,  Shift+F6  B  −");
    }

    @Test
    void runsOnlyWhileItCan() {
        AtomicInteger runs = new AtomicInteger();
        SimpleBooleanProperty can = new SimpleBooleanProperty(false);
        Command command =
                Command.of("a", CommandGroup.FILE, "A", runs::incrementAndGet).enabledWhile(can);
        assertThat(command.run()).isFalse();
        can.set(true);
        assertThat(command.run()).isTrue();
        assertThat(runs).hasValue(1);
    }

    private static Command command(String id) {
        return Command.of(id, CommandGroup.FILE, id, () -> {});
    }
}
