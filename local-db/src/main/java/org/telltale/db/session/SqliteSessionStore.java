package org.telltale.db.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.explainer.Explanation;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.filter.FilterStack;
import org.telltale.inference.filter.FilterStackJson;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.reason.Reason;

/**
 * Sessions in one SQLite file, with their maps beside it in {@code <file>.artifacts}. The log is
 * the truth (see {@link LogEntry}); everything else can be made again from it.
 */
public final class SqliteSessionStore implements SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteSessionStore.class);

    private final Database database;
    private final Artifacts artifacts;
    private final AnalysisJson json;
    private final EntryLog log;
    private final SessionWriter writer;
    private final SessionReader reader;
    private final Curator curator;
    private final Clock clock;
    private final String runtime;
    private final SecureRandom random = new SecureRandom();

    private SqliteSessionStore(Database database, Clock clock, String runtime) {
        this.database = database;
        this.clock = clock;
        this.runtime = runtime;
        this.json = new AnalysisJson();
        this.artifacts = Artifacts.of(database.file());
        this.log = new EntryLog(new Projections(json));
        this.writer = new SessionWriter(database, log, json, artifacts, clock);
        this.reader = new SessionReader(database, json, new RunReader(json, artifacts));
        Thumbnails thumbnails = new Thumbnails(artifacts);
        Leftovers leftovers = new Leftovers(database, artifacts, thumbnails);
        Emptying emptying = new Emptying(database, log, json, leftovers, clock);
        this.curator = new Curator(database, log, json, thumbnails, emptying, clock);
        finish(leftovers);
    }

    /**
     * Opens a database, made with its folders where there is none (for their owner alone, where the
     * file system knows owners).
     *
     * @throws StoreException if it cannot be opened for writing, is no database of Telltale's, or
     *     was made by a newer one
     */
    public static SqliteSessionStore open(Path database) {
        return open(database, Clock.systemUTC(), "Java " + Runtime.version());
    }

    /**
     * Opens a database that is there; none is made, so that a wrong name is not taken for an empty
     * database.
     *
     * @throws StoreException if there is none, or it cannot be opened as {@link #open(Path)} does
     */
    public static SqliteSessionStore openExisting(Path database) {
        try {
            if (!Files.isRegularFile(database) || Files.size(database) == 0) {
                throw Refusal.of("database.none", null, database);
            }
        } catch (IOException e) {
            throw Refusal.of(e, database);
        }
        return open(database);
    }

    /**
     * As {@link #open(Path)}, with the clock that gives entries their times.
     *
     * @param runtime stands in a run that was cut short, before the engine could say its own
     */
    public static SqliteSessionStore open(Path database, Clock clock, String runtime) {
        return new SqliteSessionStore(Database.open(database), clock, runtime);
    }

    /** Finishes what a crash left of emptying the bin; while others write, it waits for them. */
    private static void finish(Leftovers leftovers) {
        if (leftovers.any()) {
            try {
                leftovers.finish();
            } catch (StoreException e) {
                LOG.warn("files of removed sessions could not be wiped yet", e);
            }
        }
    }

    @Override
    public RunRecorder record(AnalysisSettings settings) {
        return new SqliteRunRecorder(writer, settings, runtime, random);
    }

    @Override
    public void addExplanation(String session, Explanation explanation, String author) {
        writer.explain(session, explanation, author);
    }

    @Override
    public AnalystWork act(String session, AnalystAct act) {
        writer.act(session, act);
        return reader.work(session);
    }

    @Override
    public AnalystWork work(String session) {
        return reader.work(session);
    }

    @Override
    public void addNote(String session, String text, String author) {
        writer.note(session, text, author);
    }

    @Override
    public void keepFilters(
            String session, String name, String media, FilterStack stack, String author) {
        writer.keep(
                session,
                new Recorded.FiltersKept(name, media, new FilterStackJson().write(stack), author));
    }

    @Override
    public void refused(Path file, Reason reason) {
        writer.refuse(file, reason);
    }

    @Override
    public List<RefusedFile> refused() {
        return reader.refused();
    }

    @Override
    public List<SessionSummary> list(SessionQuery query) {
        return reader.list(query);
    }

    @Override
    public int count(SessionQuery query) {
        return reader.count(query);
    }

    @Override
    public Curator curator() {
        return curator;
    }

    @Override
    public StoredSession load(String session) {
        return reader.load(session);
    }

    @Override
    public @Nullable LogHead head() {
        return reader.head();
    }

    @Override
    public boolean owns(Path file) {
        return database.owns(file) || Database.isIn(file, artifacts.folder());
    }

    @Override
    public @Nullable Blob artifact(String sha256) {
        return artifacts.get(sha256);
    }

    @Override
    public VerifyReport verify(Cancellation cancellation) {
        return new Verification(database, artifacts, json, cancellation).run();
    }

    @Override
    public void backup(Path target) {
        new Backup(database, artifacts).to(target);
    }

    @Override
    public void archive(List<String> sessions, Path zip) {
        new ArchiveWriter(database, artifacts, json, clock).write(sessions, zip);
    }

    @Override
    public List<String> importArchive(Path zip, Cancellation cancellation) {
        return new ArchiveImport(database, artifacts, json, log, clock, cancellation).read(zip);
    }

    @Override
    public void close() {
        database.close();
    }
}
