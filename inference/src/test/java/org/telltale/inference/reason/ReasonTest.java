package org.telltale.inference.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReasonTest {
    private final Locale machine = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(machine);
    }

    @Test
    void theMachinesLanguageDoesNotStandInForAnother() {
        Reason reason = Reason.of("tested.sentence", 7);
        Locale.setDefault(Locale.GERMANY);
        assertThat(reason.text(Locale.ENGLISH)).isEqualTo("English with 7.");
        assertThat(reason.text(Locale.FRENCH)).isEqualTo("English with 7.");
        assertThat(reason.text(Locale.ROOT)).isEqualTo("English with 7.");
        assertThat(reason.text(Locale.GERMAN)).isEqualTo("Deutsch mit 7.");
    }
}
