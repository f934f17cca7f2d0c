package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;

final class AnalystWorkTest {
    private static final Media MEDIA = AnalysisFixture.media(AnalysisFixture.digest('a'));
    private static final String ADA = "Ada";

    @TempDir Path folder;
    private SqliteSessionStore store;
    private String session;

    @BeforeEach
    void open() {
        store = SqliteSessionStore.open(folder.resolve("sessions.db"));
        session = Recording.whole(store, AnalysisFixture.fake(MEDIA));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theLatestVersionStandsBesideTheProgramsOwn() {
        store.addExplanation(session, said(Style.ANALYST, "The program's."), "telltale");
        correct(AnalystAct.Kind.REWORDED, Style.ANALYST, "Mine.");
        AnalystWork work = correct(AnalystAct.Kind.ADDED, Style.ANALYST, "Mine. And more.");

        assertThat(text(work, Style.ANALYST)).isEqualTo("Mine. And more.");
        assertThat(Objects.requireNonNull(work.text(Style.ANALYST)).author()).isEqualTo(ADA);
        assertThat(work.text(Style.CHALLENGE)).isNull();
        StoredSession stored = store.load(session);
        assertThat(stored.work()).isEqualTo(work);
        assertThat(stored.explanations())
                .extracting(e -> e.explanation().text())
                .containsExactly("The program's.");
        assertThat(store.list(new SessionQuery("\"and more\"", 5))).hasSize(1);
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void everyActIsUndoneAndRedoneByFurtherEntriesEvenAfterClosing() {
        correct(AnalystAct.Kind.REWORDED, Style.ANALYST, "One.");
        correct(AnalystAct.Kind.REWORDED, Style.ANALYST, "Two.");
        confirm(Map.of("glasses", "yes"));
        assertThat(undo().attributes()).isEmpty();
        assertThat(text(undo(), Style.ANALYST)).isEqualTo("One.");
        store.close();
        store = SqliteSessionStore.open(folder.resolve("sessions.db"));
        assertThat(text(redo(), Style.ANALYST)).isEqualTo("Two.");
        assertThat(redo().attributes()).containsExactly(Map.entry("glasses", "yes"));
        assertThat(work().redo(ADA)).isNull();
        undo();
        undo();
        AnalystWork start = undo();
        assertThat(start.text(Style.ANALYST)).isNull();
        assertThat(start.undo(ADA)).isNull();
        assertThat(start.acts())
                .extracting(done -> done.act().kindOfAct())
                .containsExactly(
                        AnalystAct.Kind.REWORDED,
                        AnalystAct.Kind.REWORDED,
                        AnalystAct.Kind.CONFIRMED,
                        AnalystAct.Kind.UNDONE,
                        AnalystAct.Kind.UNDONE,
                        AnalystAct.Kind.REDONE,
                        AnalystAct.Kind.REDONE,
                        AnalystAct.Kind.UNDONE,
                        AnalystAct.Kind.UNDONE,
                        AnalystAct.Kind.UNDONE);
    }

    @Test
    void whatIsDoneAfterAnUndoCannotBeRedone() {
        correct(AnalystAct.Kind.REWORDED, Style.CHALLENGE, "One.");
        undo();
        AnalystWork work = correct(AnalystAct.Kind.REWORDED, Style.CHALLENGE, "Two.");
        assertThat(work.redo(ADA)).isNull();
        assertThat(text(undo(), Style.CHALLENGE)).isNull();
    }

    @Test
    void correctionsBelongToTheRunAndConfirmationsToTheMedia() {
        correct(AnalystAct.Kind.REWORDED, Style.ANALYST, "One.");
        confirm(Map.of("hair", "long", "skin-tone", "light", "hat", "perhaps"));
        String before = work().run();
        Recording.whole(store, AnalysisFixture.inconclusive(MEDIA));

        AnalystWork work = work();
        assertThat(work.run()).isNotEqualTo(before);
        assertThat(work.text(Style.ANALYST)).isNull();
        // What no analyst can choose in the program is not taken for a confirmed fact.
        assertThat(work.attributes()).containsExactly(Map.entry("hair", "long"));
        assertThatThrownBy(() ->
                        store.act(
                                session,
                                new AnalystAct.TextCorrected(
                                        before,
                                        Style.ANALYST,
                                        AnalystAct.Kind.REWORDED,
                                        null,
                                        ADA)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("examined again");
    }

    @Test
    void theWorkTravelsInAnArchive() {
        correct(AnalystAct.Kind.REWORDED, Style.CHALLENGE, "Von mir – ü.");
        confirm(Map.of("glasses", "no"));
        undo();
        Path zip = folder.resolve("case.zip");
        store.archive(List.of(session), zip);
        try (SqliteSessionStore other = SqliteSessionStore.open(folder.resolve("other.db"))) {
            assertThat(other.importArchive(zip)).containsExactly(session);
            assertThat(other.load(session).analysis()).isEqualTo(store.load(session).analysis());
            AnalystWork there = other.work(session);
            assertThat(text(there, Style.CHALLENGE)).isEqualTo("Von mir – ü.");
            assertThat(there.attributes()).isEmpty();
            assertThat(there.undo("Grace")).isNull();
            assertThat(there.redo("Grace")).isNull();
            assertThat(other.verify(new Cancellation()).faults()).isEmpty();
        }
    }

    @Test
    void whatWasDoneElsewhereBeforeDoesNotReplaceWhatWasDoneHere() {
        Path zip = folder.resolve("case.zip");
        try (SqliteSessionStore other = SqliteSessionStore.open(folder.resolve("other.db"))) {
            Recording.whole(other, AnalysisFixture.fake(MEDIA));
            other.act(
                    session,
                    new AnalystAct.SubjectConfirmed(
                            AnalystAct.Kind.CONFIRMED, Map.of("glasses", "no"), "Grace"));
            other.archive(List.of(session), zip);
        }
        confirm(Map.of("glasses", "yes"));
        store.importArchive(zip);
        AnalystWork work = work();
        assertThat(work.acts()).hasSize(2);
        assertThat(work.attributes()).containsExactly(Map.entry("glasses", "yes"));
        assertThat(Objects.requireNonNull(work.undo(ADA))).isNotNull();
        assertThat(undo().attributes()).containsExactly(Map.entry("glasses", "no"));
        assertThat(work().canUndo()).isFalse();
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void whatWasWrittenOnceIsSearchedOnce() {
        correct(AnalystAct.Kind.REWORDED, Style.ANALYST, "Xylophonist.");
        undo();
        redo();
        correct(AnalystAct.Kind.REWORDED, Style.ANALYST, "Other.");
        correct(AnalystAct.Kind.REWORDED, Style.ANALYST, "Xylophonist.");
        String searched =
                Jdbi.create(Database.url(folder.resolve("sessions.db")))
                        .withHandle(handle ->
                                handle.createQuery("SELECT explanations FROM search")
                                        .mapTo(String.class)
                                        .one());
        assertThat(searched).containsOnlyOnce("Xylophonist.").containsOnlyOnce("Other.");
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void anUndoOfNothingIsPassedOver() {
        AnalystAct undone =
                new AnalystAct.SubjectConfirmed(AnalystAct.Kind.UNDONE, Map.of(), "Mallory");
        AnalystWork work = store.act(session, undone);
        assertThat(work.undo(ADA)).isNull();
        assertThat(work.redo(ADA)).isNull();
    }

    private AnalystWork correct(AnalystAct.Kind kind, Style style, String text) {
        return store.act(
                session,
                new AnalystAct.TextCorrected(work().run(), style, kind, said(style, text), ADA));
    }

    private AnalystWork confirm(Map<String, String> attributes) {
        return store.act(
                session,
                new AnalystAct.SubjectConfirmed(AnalystAct.Kind.CONFIRMED, attributes, ADA));
    }

    private AnalystWork undo() {
        return store.act(session, Objects.requireNonNull(work().undo(ADA)));
    }

    private AnalystWork redo() {
        return store.act(session, Objects.requireNonNull(work().redo(ADA)));
    }

    private AnalystWork work() {
        return store.work(session);
    }

    private static @Nullable String text(AnalystWork work, Style style) {
        StoredSession.AuthoredExplanation text = work.text(style);
        return text == null ? null : text.explanation().text();
    }

    private static Explanation said(Style style, String text) {
        return new Explanation(
                style,
                "en",
                List.of(new Statement(text, List.of("c1"), List.of(), List.of(), List.of())));
    }
}
