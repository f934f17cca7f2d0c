package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.Probe;

final class SqliteSessionStoreTest {
    private static final Media FIRST = AnalysisFixture.media(AnalysisFixture.digest('a'));
    private static final Media SECOND = AnalysisFixture.media(AnalysisFixture.digest('b'));

    @TempDir Path folder;
    private SqliteSessionStore store;

    @BeforeEach
    void open() {
        store = SqliteSessionStore.open(folder.resolve("deep/down/sessions.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatWasRecordedLoadsAsItWas() {
        Analysis analysis = AnalysisFixture.fake(FIRST);
        String session = Recording.whole(store, analysis);

        StoredSession stored = store.load(session);

        assertThat(stored.analysis()).isEqualTo(analysis);
        assertThat(stored.summary().media()).isEqualTo(FIRST);
        assertThat(stored.summary().verdict()).isEqualTo(analysis.verdict());
        assertThat(stored.summary().runs()).isEqualTo(1);
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void aRunCutShortKeepsWhatWasAnswered() {
        Analysis analysis = AnalysisFixture.fake(FIRST);
        RunRecorder recorder = store.record(analysis.settings());
        assertThat(recorder.session()).isNull();
        recorder.probed(new Probe(FIRST, analysis.metadata(), List.of()));
        recorder.answered(analysis.runs().getFirst());

        StoredSession stored = store.load(String.valueOf(recorder.session()));

        assertThat(stored.analysis().verdict()).isNull();
        assertThat(stored.analysis().runs()).containsExactly(analysis.runs().getFirst());
        assertThat(stored.analysis().settings()).isEqualTo(AnalysisSettings.STANDARD);
        assertThat(stored.analysis().runtime()).isNotBlank();
        assertThat(stored.summary().verdict()).isNull();
    }

    @Test
    void aCancelledRunIsStoredAsSuch() {
        Analysis cancelled = cancelled(AnalysisFixture.fake(FIRST));
        String session = Recording.whole(store, cancelled);

        assertThat(store.load(session).analysis()).isEqualTo(cancelled);
    }

    @Test
    void anotherRunOverTheSameMediaJoinsItsSession() {
        String first = Recording.whole(store, AnalysisFixture.fake(FIRST));
        String again = Recording.whole(store, AnalysisFixture.inconclusive(FIRST));

        assertThat(again).isEqualTo(first);
        List<SessionSummary> all = store.list(SessionQuery.ALL);
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().runs()).isEqualTo(2);
        assertThat(store.load(first).analysis()).isEqualTo(AnalysisFixture.inconclusive(FIRST));
    }

    @Test
    void theSessionLastAddedToComesFirst() {
        String first = Recording.whole(store, AnalysisFixture.fake(FIRST));
        String second = Recording.whole(store, AnalysisFixture.real(SECOND));
        assertThat(store.list(SessionQuery.ALL))
                .extracting(SessionSummary::id)
                .containsExactly(second, first);

        store.addNote(first, "Look at the cheek again", "Ada");

        assertThat(store.list(SessionQuery.ALL))
                .extracting(SessionSummary::id)
                .containsExactly(first, second);
        assertThat(store.list(new SessionQuery("", 1))).hasSize(1);
    }

    @Test
    void explanationsBelongToTheLatestRun() {
        String session = Recording.whole(store, AnalysisFixture.fake(FIRST));
        Explanation explanation = explanation("The left cheek is noisier than the right one.");
        store.addExplanation(session, explanation, "telltale");
        assertThat(store.load(session).explanations())
                .extracting(StoredSession.AuthoredExplanation::explanation)
                .containsExactly(explanation);

        Recording.whole(store, AnalysisFixture.inconclusive(FIRST));

        assertThat(store.load(session).explanations()).isEmpty();
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void aRunWithoutAVerdictDoesNotHideAFinishedOne() {
        Analysis finished = AnalysisFixture.fake(FIRST);
        String session = Recording.whole(store, finished);
        Recording.probe(store.record(finished.settings()), finished); // and then it crashed
        assertThat(store.load(session).analysis()).isEqualTo(finished);

        Recording.whole(store, cancelled(finished));

        assertThat(store.load(session).analysis()).isEqualTo(finished);
        SessionSummary summary = store.list(SessionQuery.ALL).getFirst();
        assertThat(summary.verdict()).isEqualTo(finished.verdict());
        assertThat(summary.runs()).isEqualTo(3);
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void aFinishedRunTakesOverFromALaterOneThatDidNotFinish() {
        Analysis analysis = AnalysisFixture.fake(FIRST);
        RunRecorder slow = store.record(analysis.settings());
        Recording.probe(slow, analysis);
        RunRecorder crashed = store.record(analysis.settings());
        Recording.probe(crashed, analysis);
        analysis.runs().forEach(slow::answered);
        slow.finished(analysis);

        assertThat(store.load(String.valueOf(slow.session())).analysis()).isEqualTo(analysis);
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void anExplanationBelongsToTheRunThatItExplains() {
        Analysis first = AnalysisFixture.fake(FIRST);
        RunRecorder recorder = store.record(first.settings());
        assertThatThrownBy(() -> recorder.explained(explanation("Too early."), "telltale"))
                .isInstanceOf(IllegalStateException.class);
        Recording.probe(recorder, first);
        first.runs().forEach(recorder::answered);
        recorder.finished(first);
        Analysis second = AnalysisFixture.inconclusive(FIRST);
        String session = Recording.whole(store, second); // another window was quicker

        recorder.explained(explanation("The first run."), "telltale");

        assertThat(store.load(session).analysis()).isEqualTo(second);
        assertThat(store.load(session).explanations()).isEmpty();
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void notesKeepTheirAuthorsAndOrder() {
        String session = Recording.whole(store, AnalysisFixture.fake(FIRST));
        store.addNote(session, "first", "Ada");
        store.addNote(session, "zweite – Ü", "Grace");

        assertThat(store.load(session).notes())
                .extracting(note -> note.author() + ": " + note.text())
                .containsExactly("Ada: first", "Grace: zweite – Ü");
    }

    @Test
    void aPrefixOfFourFindsASessionAndATooShortOneDoesNot() {
        String session = Recording.whole(store, AnalysisFixture.fake(FIRST));
        assertThat(store.load("aaaa").summary().id()).isEqualTo(session);
        assertThat(store.load(FIRST.sha256()).summary().id()).isEqualTo(session);
        assertThatThrownBy(() -> store.load("aaa")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.load("bbbb"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("\"bbbb\"");
        assertThatThrownBy(() -> store.addNote("cccc", "to nobody", "Ada"))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void aPrefixThatTwoSessionsHaveIsRefused() {
        Media twin = AnalysisFixture.media("aaaa" + AnalysisFixture.digest('c').substring(4));
        Recording.whole(store, AnalysisFixture.fake(FIRST));
        Recording.whole(store, AnalysisFixture.fake(twin));
        assertThatThrownBy(() -> store.load("aaaa")).hasMessageContaining("give more");
        assertThat(store.load("aaaac").analysis().media()).isEqualTo(twin);
    }

    @Test
    void twoMediaWhoseDigestsBeginAlikeHaveTwoSessions() {
        Media twin =
                AnalysisFixture.media(
                        AnalysisFixture.digest('a').substring(16) + "bbbbbbbbbbbbbbbb");
        String first = Recording.whole(store, AnalysisFixture.fake(FIRST));
        String second = Recording.whole(store, AnalysisFixture.fake(twin));
        assertThat(second).isNotEqualTo(first);
        assertThat(store.load(first).analysis().media()).isEqualTo(FIRST);
        assertThat(store.load(second).analysis().media()).isEqualTo(twin);
    }

    @Test
    void storedMapsAndTextsAreThereAfterReopening() {
        Path file = folder.resolve("other.db");
        Analysis analysis = AnalysisFixture.fake(FIRST);
        String session;
        try (SqliteSessionStore writing = SqliteSessionStore.open(file)) {
            session = Recording.whole(writing, analysis);
        }
        try (SqliteSessionStore reading = SqliteSessionStore.open(file)) {
            assertThat(reading.load(session).analysis()).isEqualTo(analysis);
            String digest = Sha256.of(analysis.maps().getFirst().png().bytes());
            assertThat(reading.artifact(digest)).isEqualTo(analysis.maps().getFirst().png());
            assertThat(reading.artifact(AnalysisFixture.digest('f'))).isNull();
            assertThat(reading.artifact("../../etc/passwd")).isNull();
        }
    }

    private static Analysis cancelled(Analysis whole) {
        DetectorRun last = whole.runs().getLast();
        DetectorRun stopped =
                new DetectorRun("d3", last.detector(), new Outcome.Cancelled(), "cpu", null, 2);
        return new Analysis(
                whole.media(),
                whole.metadata(),
                whole.settings(),
                whole.runtime(),
                List.of(whole.runs().getFirst(), stopped),
                null,
                List.of());
    }

    private static Explanation explanation(String text) {
        return new Explanation(
                Style.ANALYST,
                "en",
                List.of(
                        new Statement(
                                text, List.of("c1"), List.of("r1"), List.of(), List.of("f1"))));
    }
}
