package org.telltale.db.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.explainer.Explanation;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.Probe;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Verdict;

/** What an entry of the log says. Immutable; written as JSON by {@link AnalysisJson}. */
sealed interface Recorded
        permits Recorded.SessionOpened,
                Recorded.RunStarted,
                Recorded.DetectorAnswered,
                Recorded.RunFinished,
                Recorded.ExplanationAdded,
                Recorded.NoteAdded,
                Recorded.FiltersKept,
                Recorded.FileRefused,
                Recorded.Imported,
                Curation,
                AnalystAct {
    /** A media came to the database for the first time. */
    record SessionOpened(Media media) implements Recorded {
        public SessionOpened {
            Objects.requireNonNull(media);
        }
    }

    /**
     * A run began.
     *
     * @param run id, unique in the world
     * @param settings asked for
     * @param runtime program and Java version, as far as the store knows them
     * @param probe what was read of the file
     */
    record RunStarted(String run, AnalysisSettings settings, String runtime, Probe probe)
            implements Recorded {
        public RunStarted {
            Objects.requireNonNull(run);
            Objects.requireNonNull(settings);
            Objects.requireNonNull(runtime);
            Objects.requireNonNull(probe);
        }
    }

    /** A detector answered. */
    record DetectorAnswered(String run, DetectorRun answer) implements Recorded {
        public DetectorAnswered {
            Objects.requireNonNull(run);
            Objects.requireNonNull(answer);
        }
    }

    /**
     * A run is over.
     *
     * @param run id
     * @param runtime program and Java version, as the engine says
     * @param verdict null where the run was cancelled
     * @param problems with the file
     */
    record RunFinished(String run, String runtime, @Nullable Verdict verdict, List<Reason> problems)
            implements Recorded {
        public RunFinished {
            Objects.requireNonNull(run);
            Objects.requireNonNull(runtime);
            problems = List.copyOf(problems);
        }
    }

    /** An explanation of a run was added. */
    record ExplanationAdded(String run, Explanation explanation, String author)
            implements Recorded {
        public ExplanationAdded {
            Objects.requireNonNull(run);
            Objects.requireNonNull(explanation);
            Objects.requireNonNull(author);
        }
    }

    /** A note was added. */
    record NoteAdded(String text, String author) implements Recorded {
        public NoteAdded {
            Objects.requireNonNull(text);
            Objects.requireNonNull(author);
        }
    }

    /**
     * An analyst kept a stack of forensic filters, to be drawn again.
     *
     * @param name given by the analyst
     * @param media digest of the media that the filters were drawn from
     * @param stack as {@link org.telltale.inference.filter.FilterStackJson} writes it; kept as
     *     text, so that a session with a filter of a later program can still be read
     */
    record FiltersKept(String name, String media, String stack, String author) implements Recorded {
        public FiltersKept {
            Objects.requireNonNull(name);
            Objects.requireNonNull(media);
            Objects.requireNonNull(stack);
            Objects.requireNonNull(author);
        }
    }

    /**
     * A file could not be read as media; such an entry belongs to no session.
     *
     * @param path where it was
     * @param bytes its size
     * @param refusal why
     */
    record FileRefused(Path path, long bytes, Reason refusal) implements Recorded {
        /** Stands in place of a session's id. */
        static final String SESSION = "";

        public FileRefused {
            Objects.requireNonNull(path);
            Objects.requireNonNull(refusal);
        }
    }

    /**
     * An entry came from another database.
     *
     * @param head digest of the newest entry of that database when it was archived
     * @param entry as it stood there; may itself be an import
     */
    record Imported(String head, LogEntry entry) implements Recorded {
        public Imported {
            Objects.requireNonNull(head);
            Objects.requireNonNull(entry);
        }
    }

    /** The word in the log's column {@code kind}. */
    default String kind() {
        return switch (this) {
            case SessionOpened _ -> "session";
            case RunStarted _ -> "run";
            case DetectorAnswered _ -> "outcome";
            case RunFinished _ -> "finished";
            case ExplanationAdded _ -> "explanation";
            case NoteAdded _ -> "note";
            case FiltersKept _ -> "filters";
            case FileRefused _ -> "refused";
            case Imported _ -> "imported";
            case Curation act -> act.word();
            case AnalystAct act -> act.word();
        };
    }

    /** The type of that word; null for a word that this program does not know. */
    static @Nullable Class<? extends Recorded> type(String kind) {
        return switch (kind) {
            case "session" -> SessionOpened.class;
            case "run" -> RunStarted.class;
            case "outcome" -> DetectorAnswered.class;
            case "finished" -> RunFinished.class;
            case "explanation" -> ExplanationAdded.class;
            case "note" -> NoteAdded.class;
            case "filters" -> FiltersKept.class;
            case "refused" -> FileRefused.class;
            case "imported" -> Imported.class;
            default -> {
                Class<? extends Recorded> curated = Curation.typeOf(kind);
                yield curated != null ? curated : AnalystAct.typeOf(kind);
            }
        };
    }
}
