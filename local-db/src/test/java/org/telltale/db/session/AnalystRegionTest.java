package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Corner;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.Outline;

final class AnalystRegionTest {
    /** 800 by 600 pixels. */
    private static final Media MEDIA = AnalysisFixture.media(AnalysisFixture.digest('a'));

    private static final String ADA = "Ada";
    private static final Outline BOX = Outline.of(new Box(10, 20, 110, 70));
    private static final Outline SHAPE =
            Objects.requireNonNull(
                    Outline.of(List.of(new Corner(0, 0), new Corner(800, 0), new Corner(5, 600))));

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
    void regionsStandAsTheyWereChangedLastAndCanBeFound() {
        draw(region(BOX, AnalystRegion.Label.MANIPULATED, ""));
        draw(new AnalystRegion("a2", SHAPE, AnalystRegion.Label.NOTE, "Schatten – zu hart", null));
        AnalystRegion moved = region(BOX.moved(5, 5, 800, 600), AnalystRegion.Label.AUTHENTIC, "");
        AnalystWork work = mark(AnalystAct.Kind.MOVED, "a1", moved);

        assertThat(work.regions().keySet()).containsExactly("a1", "a2");
        assertThat(standing(work, "a1")).isEqualTo(moved);
        assertThat(Objects.requireNonNull(work.regions().get("a2")).author()).isEqualTo(ADA);
        assertThat(standing(work, "a2").outline()).isEqualTo(SHAPE);
        assertThat(store.load(session).work()).isEqualTo(work);
        assertThat(store.list(new SessionQuery("Schatten", 5))).hasSize(1);
        assertSound(store);
    }

    @Test
    void theDetectorsOwnStaysBesideWhatIsHeldOfIt() {
        Analysis own = store.load(session).analysis();
        AnalystWork work = assess(AnalystAct.Kind.REJECTED, AnalystAct.Opinion.REJECTED);
        assertThat(Objects.requireNonNull(work.assessments().get("r1")).opinion())
                .isEqualTo(AnalystAct.Opinion.REJECTED);
        AnalystRegion instead =
                new AnalystRegion(
                        work.nextRegion(),
                        BOX,
                        AnalystRegion.Label.MANIPULATED,
                        "",
                        new AnalystRegion.Corrects(work.run(), "r1"));
        work = draw(instead);
        assertThat(work.correctionOf("r1")).isEqualTo(instead);
        assertThat(store.load(session).analysis()).isEqualTo(own);
        assertSound(store);
    }

    @Test
    void everyActIsUndoneAndRedoneAndNoIdIsGivenTwice() {
        draw(region(BOX, AnalystRegion.Label.MANIPULATED, "One"));
        mark(AnalystAct.Kind.REMOVED, "a1", null);
        assess(AnalystAct.Kind.CONFIRMED, AnalystAct.Opinion.CONFIRMED);
        assertThat(undo().assessments()).isEmpty();
        assertThat(standing(undo(), "a1").text()).isEqualTo("One");
        store.close();
        store = SqliteSessionStore.open(folder.resolve("sessions.db"));
        AnalystWork start = undo();
        assertThat(start.regions()).isEmpty();
        assertThat(start.nextRegion()).matches("a[1-9][0-9]{0,7}").isNotEqualTo("a1");
        assertThat(start.undo(ADA)).isNull();
        assertThat(redo().regions()).containsOnlyKeys("a1");
        assertThat(redo().regions()).isEmpty();
        assertThat(redo().assessments()).containsOnlyKeys("r1");
        assertSound(store);
    }

    @Test
    void whatDoesNotLieInThePictureIsRefused() {
        Outline outside = Outline.of(new Box(790, 10, 801, 20));
        Outline left = Outline.of(new Box(-1, 10, 20, 20));
        for (Outline bad : List.of(outside, left)) {
            assertThatThrownBy(() -> draw(region(bad, AnalystRegion.Label.NOTE, "")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("does not lie in the picture");
        }
        assertThatThrownBy(() -> draw(region(BOX, AnalystRegion.Label.NOTE, "x".repeat(2001))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("2000");
        assertThat(store.work(session).acts()).isEmpty();
    }

    @Test
    void whatIsNotTheSessionsIsRefused() {
        String run = store.work(session).run();
        assertThatThrownBy(() ->
                        store.act(
                                session,
                                new AnalystAct.FindingAssessed(
                                        run,
                                        AnalystAct.Kind.REJECTED,
                                        "r7",
                                        AnalystAct.Opinion.REJECTED,
                                        ADA)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("r7");
        AnalystRegion foreign =
                new AnalystRegion(
                        "a1",
                        BOX,
                        AnalystRegion.Label.NOTE,
                        "",
                        new AnalystRegion.Corrects("another", "r1"));
        assertThatThrownBy(() -> draw(foreign)).isInstanceOf(StoreException.class);
        draw(region(BOX, AnalystRegion.Label.NOTE, ""));
        assertThatThrownBy(() -> draw(region(SHAPE, AnalystRegion.Label.NOTE, "")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another window");
        assertThat(standing(store.work(session), "a1").outline()).isEqualTo(BOX);
    }

    @Test
    void regionsAreOfTheMediaAndOpinionsOfTheRun() {
        AnalystWork before = assess(AnalystAct.Kind.REJECTED, AnalystAct.Opinion.REJECTED);
        draw(
                new AnalystRegion(
                        "a1",
                        BOX,
                        AnalystRegion.Label.NOTE,
                        "",
                        new AnalystRegion.Corrects(before.run(), "r1")));
        Recording.whole(store, AnalysisFixture.inconclusive(MEDIA));
        AnalystWork work = store.work(session);
        assertThat(work.regions()).containsOnlyKeys("a1");
        assertThat(work.correctionOf("r1")).isNull();
        assertThat(work.assessments()).isEmpty();
    }

    @Test
    void theyTravelInAnArchive() {
        draw(region(SHAPE, AnalystRegion.Label.MANIPULATED, "ü"));
        assess(AnalystAct.Kind.REJECTED, AnalystAct.Opinion.REJECTED);
        Path zip = folder.resolve("case.zip");
        store.archive(List.of(session), zip);
        try (SqliteSessionStore other = SqliteSessionStore.open(folder.resolve("other.db"))) {
            assertThat(other.importArchive(zip)).containsExactly(session);
            assertThat(other.load(session).analysis()).isEqualTo(store.load(session).analysis());
            assertThat(other.work(session).regions()).isEqualTo(store.work(session).regions());
            assertSound(other);
        }
    }

    private static void assertSound(SessionStore checked) {
        assertThat(checked.verify(new Cancellation()).faults()).isEmpty();
    }

    private static AnalystRegion region(Outline outline, AnalystRegion.Label label, String text) {
        return new AnalystRegion("a1", outline, label, text, null);
    }

    private static AnalystRegion standing(AnalystWork work, String id) {
        return Objects.requireNonNull(work.regions().get(id)).region();
    }

    private AnalystWork draw(AnalystRegion region) {
        return mark(AnalystAct.Kind.DRAWN, region.id(), region);
    }

    private AnalystWork mark(AnalystAct.Kind kind, String id, @Nullable AnalystRegion region) {
        return store.act(session, new AnalystAct.RegionMarked(kind, id, region, ADA));
    }

    private AnalystWork assess(AnalystAct.Kind kind, AnalystAct.Opinion opinion) {
        return store.act(
                session,
                new AnalystAct.FindingAssessed(
                        store.work(session).run(), kind, "r1", opinion, ADA));
    }

    private AnalystWork undo() {
        return store.act(session, Objects.requireNonNull(store.work(session).undo(ADA)));
    }

    private AnalystWork redo() {
        return store.act(session, Objects.requireNonNull(store.work(session).redo(ADA)));
    }
}
