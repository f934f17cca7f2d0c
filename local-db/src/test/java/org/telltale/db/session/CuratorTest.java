package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.db.session.SessionQuery.VerdictIs;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;

/** Tags, marks, the bin, and lists that are narrowed by them. */
final class CuratorTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String ADA = "Ada";

    @TempDir Path folder;
    private SqliteSessionStore store;
    private Curator curator;
    private String fake;
    private String real;
    private String open;

    @BeforeEach
    void fill() {
        store = at(NOON);
        curator = store.curator();
        fake = Recording.whole(store, AnalysisFixture.fake(media('a')));
        real = Recording.whole(store, AnalysisFixture.real(media('b')));
        Analysis cut = AnalysisFixture.fake(media('c'));
        RunRecorder recorder = store.record(cut.settings());
        Recording.probe(recorder, cut);
        open = String.valueOf(recorder.session());
    }

    @AfterEach
    void close() {
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
        store.close();
    }

    @Test
    void tagsAreKeptOnceWhateverTheirCase() {
        assertThat(curator.tag(List.of(fake, real), "  Case \n 12 ", ADA))
                .containsExactly(fake, real);
        assertThat(curator.tag(List.of(fake), "CASE 12", ADA)).isEmpty();
        curator.tag(List.of(fake), "alpha", ADA);

        assertThat(store.load(fake).summary().tags()).containsExactly("alpha", "Case 12");
        assertThat(curator.tags())
                .containsExactly(new Curator.TagUse("alpha", 1), new Curator.TagUse("Case 12", 2));
        assertThat(curator.untag(List.of(fake, real, open), "case 12", ADA))
                .containsExactly(fake, real);
        assertThat(store.load(fake).summary().tags()).containsExactly("alpha");
        assertThatThrownBy(() -> curator.tag(List.of(fake), " \u0000 ", ADA))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("60");
        assertThatThrownBy(() -> curator.tag(List.of(fake), "x".repeat(61), ADA))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void whatOneOfThemRefusesIsDoneToNone() {
        assertThatThrownBy(() -> curator.tag(List.of(fake, "dddd"), "case", ADA))
                .isInstanceOf(StoreException.class);
        assertThat(store.load(fake).summary().tags()).isEmpty();
    }

    @Test
    void aReviewMarkIsSetAndTakenBack() {
        assertThat(curator.markReviewed(List.of(fake), true, ADA)).containsExactly(fake);
        assertThat(curator.markReviewed(List.of(fake), true, ADA)).isEmpty();
        assertThat(ids(list().reviewed(true))).containsExactly(fake);
        assertThat(ids(list().reviewed(false))).containsExactly(open, real);
        curator.markReviewed(List.of(fake), false, ADA);
        assertThat(ids(list().reviewed(true))).isEmpty();
    }

    @Test
    void theBinIsAListOfItsOwn() {
        assertThat(curator.delete(List.of(fake, real), ADA)).containsExactly(fake, real);
        assertThat(curator.delete(List.of(fake), ADA)).isEmpty();
        assertThat(ids(list())).containsExactly(open);
        assertThat(ids(list().inBin())).containsExactly(real, fake);
        assertThat(store.count(list().inBin().query())).isEqualTo(2);
        assertThat(store.load(fake).summary().inBin()).isTrue();

        assertThat(curator.restore(List.of(fake), ADA)).containsExactly(fake);
        assertThat(ids(list())).containsExactly(fake, open);
    }

    @Test
    void aFileThatIsExaminedAgainComesOutOfTheBin() {
        curator.delete(List.of(fake), ADA);
        Recording.whole(store, AnalysisFixture.fake(media('a')));
        assertThat(store.load(fake).summary().inBin()).isFalse();
    }

    @Test
    void listsAreNarrowedByKindVerdictTagsAndTime() {
        curator.tag(List.of(fake, real), "case", ADA);
        curator.tag(List.of(fake), "urgent", ADA);
        assertThat(ids(list().verdicts(VerdictIs.FAKE))).containsExactly(fake);
        assertThat(ids(list().verdicts(VerdictIs.NONE, VerdictIs.REAL)))
                .containsExactlyInAnyOrder(real, open);
        assertThat(ids(list().kinds(MediaKind.IMAGE))).hasSize(3);
        assertThat(ids(list().kinds(MediaKind.AUDIO, MediaKind.VIDEO))).isEmpty();
        assertThat(ids(list().tags("CASE"))).containsExactly(fake, real);
        assertThat(ids(list().tags("case", "urgent"))).containsExactly(fake);
        assertThat(ids(list().tags("case").verdicts(VerdictIs.REAL))).containsExactly(real);
        assertThat(ids(list().from(NOON))).hasSize(3);
        assertThat(ids(list().from(NOON.plusSeconds(1)))).isEmpty();
        assertThat(ids(list().until(NOON))).isEmpty();
        assertThat(ids(list().until(NOON.plusSeconds(1)))).hasSize(3);
    }

    @Test
    void pathsMetadataAndTagsAreSearched() {
        curator.tag(List.of(real), "Zürich", ADA);
        assertThat(ids(list().text("zurich"))).containsExactly(real);
        assertThat(ids(list().text("evidence photo"))).hasSize(3);
        assertThat(AnalysisFixture.fake(media('a')).metadata().entries()).isNotEmpty();
        String value = AnalysisFixture.fake(media('a')).metadata().entries().getFirst().value();
        assertThat(ids(list().text(value))).contains(fake);
        curator.untag(List.of(real), "Zürich", ADA);
        assertThat(ids(list().text("zurich"))).isEmpty();
    }

    @Test
    void aListGoesOnAfterItsLastRow() {
        List<SessionSummary> first = store.list(list().query().page(null, 2));
        List<SessionSummary> second =
                store.list(list().query().page(first.getLast().position(), 2));
        assertThat(first).extracting(SessionSummary::id).containsExactly(open, real);
        assertThat(second).extracting(SessionSummary::id).containsExactly(fake);
        assertThat(store.count(list().query())).isEqualTo(3);
    }

    @Test
    void everythingIsThereAfterReopening() {
        curator.tag(List.of(fake), "case", ADA);
        curator.markReviewed(List.of(fake), true, ADA);
        curator.delete(List.of(real), ADA);
        store.close();
        store = at(NOON.plus(Duration.ofDays(1)));
        SessionSummary summary = store.load(fake).summary();
        assertThat(summary.tags()).containsExactly("case");
        assertThat(summary.reviewed()).isTrue();
        assertThat(ids(list().inBin())).containsExactly(real);
    }

    private SqliteSessionStore at(Instant time) {
        return SqliteSessionStore.open(
                folder.resolve("a.db"), Clock.fixed(time, ZoneOffset.UTC), "test");
    }

    private static Media media(char digit) {
        return AnalysisFixture.media(AnalysisFixture.digest(digit));
    }

    private List<String> ids(Asked asked) {
        return store.list(asked.query()).stream().map(SessionSummary::id).toList();
    }

    private static Asked list() {
        return new Asked(new SessionQuery("", 100));
    }

    /** A query that a test narrows step by step. */
    private record Asked(SessionQuery query) {
        Asked text(String text) {
            return new Asked(query.withText(text));
        }

        Asked inBin() {
            return new Asked(query.withInBin(true));
        }

        Asked kinds(MediaKind... kinds) {
            return with(
                    Set.of(kinds), query.verdicts(), query.reviewed(), query.tags(), null, null);
        }

        Asked verdicts(VerdictIs... verdicts) {
            return with(
                    query.kinds(), Set.of(verdicts), query.reviewed(), query.tags(), null, null);
        }

        Asked reviewed(boolean reviewed) {
            return with(query.kinds(), query.verdicts(), reviewed, query.tags(), null, null);
        }

        Asked tags(String... tags) {
            return with(
                    query.kinds(), query.verdicts(), query.reviewed(), List.of(tags), null, null);
        }

        Asked from(Instant from) {
            return with(query.kinds(), query.verdicts(), null, query.tags(), from, null);
        }

        Asked until(Instant until) {
            return with(query.kinds(), query.verdicts(), null, query.tags(), null, until);
        }

        private Asked with(
                Set<MediaKind> kinds,
                Set<VerdictIs> verdicts,
                @org.jspecify.annotations.Nullable Boolean reviewed,
                List<String> tags,
                @org.jspecify.annotations.Nullable Instant from,
                @org.jspecify.annotations.Nullable Instant until) {
            return new Asked(
                    new SessionQuery(
                            query.text(),
                            kinds,
                            verdicts,
                            reviewed,
                            tags,
                            from,
                            until,
                            query.inBin(),
                            query.after(),
                            query.limit()));
        }
    }
}
