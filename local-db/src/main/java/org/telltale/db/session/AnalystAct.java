package org.telltale.db.session;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Style;

/**
 * What an analyst did by hand to a session. Each act is an entry of the log that holds what stands
 * after it; an undone act stays in the log and a further entry says what stands again. What the
 * program wrote is never touched. Immutable.
 */
public sealed interface AnalystAct extends Recorded {
    /** What was done. */
    Kind kindOfAct();

    /** Who did it. */
    String author();

    /**
     * Sentences of one text of a run were corrected.
     *
     * @param run whose evidence the sentences cite
     * @param style which of the run's texts
     * @param kindOfAct what was done
     * @param text as it then stands; null where the program's own stands again
     * @param author the analyst
     */
    record TextCorrected(
            String run, Style style, Kind kindOfAct, @Nullable Explanation text, String author)
            implements AnalystAct {
        public TextCorrected {
            Objects.requireNonNull(run);
            Objects.requireNonNull(style);
            Objects.requireNonNull(kindOfAct);
            Objects.requireNonNull(author);
        }
    }

    /**
     * Attributes of the person shown were confirmed, or no longer are.
     *
     * @param kindOfAct what was done
     * @param attributes all that are then confirmed, values by names
     * @param author the analyst
     */
    record SubjectConfirmed(Kind kindOfAct, Map<String, String> attributes, String author)
            implements AnalystAct {
        public SubjectConfirmed {
            Objects.requireNonNull(kindOfAct);
            attributes = Map.copyOf(attributes);
            Objects.requireNonNull(author);
        }
    }

    /**
     * A region of the picture was drawn, changed or taken away.
     *
     * @param kindOfAct what was done
     * @param id the region's
     * @param region as it then stands; null where it is gone
     * @param author the analyst
     */
    record RegionMarked(Kind kindOfAct, String id, @Nullable AnalystRegion region, String author)
            implements AnalystAct {
        public RegionMarked {
            Objects.requireNonNull(kindOfAct);
            Objects.requireNonNull(id);
            Objects.requireNonNull(author);
            if (region != null && !region.id().equals(id)) {
                throw new IllegalArgumentException(region.id() + " as " + id);
            }
        }
    }

    /**
     * A detector's finding was rejected or confirmed, or no longer is. The finding itself stays.
     *
     * @param run whose finding it is
     * @param kindOfAct what was done
     * @param finding its id
     * @param opinion what the analyst then holds of it; null for nothing
     * @param author the analyst
     */
    record FindingAssessed(
            String run, Kind kindOfAct, String finding, @Nullable Opinion opinion, String author)
            implements AnalystAct {
        public FindingAssessed {
            Objects.requireNonNull(run);
            Objects.requireNonNull(kindOfAct);
            Objects.requireNonNull(finding);
            Objects.requireNonNull(author);
        }
    }

    /** What an analyst holds of a finding. */
    enum Opinion {
        REJECTED,
        CONFIRMED
    }

    /** Acts. */
    enum Kind {
        /** A sentence was worded otherwise. */
        REWORDED,
        /** A sentence was given other evidence. */
        CITED,
        ADDED,
        DELETED,
        MOVED,
        /** The program's own text was taken again. */
        RESTORED,
        CONFIRMED,
        WITHDRAWN,
        /** A region was drawn. */
        DRAWN,
        RESIZED,
        /** A region was labelled or worded otherwise. */
        ANNOTATED,
        /** A region was taken away. */
        REMOVED,
        REJECTED,
        UNDONE,
        REDONE
    }

    /** The word in the log's column {@code kind}. */
    default String word() {
        return switch (this) {
            case TextCorrected _ -> "text-corrected";
            case SubjectConfirmed _ -> "subject-confirmed";
            case RegionMarked _ -> "region-marked";
            case FindingAssessed _ -> "finding-assessed";
        };
    }

    /** The type of that word; null for another word. */
    static @Nullable Class<? extends AnalystAct> typeOf(String kind) {
        return switch (kind) {
            case "text-corrected" -> TextCorrected.class;
            case "subject-confirmed" -> SubjectConfirmed.class;
            case "region-marked" -> RegionMarked.class;
            case "finding-assessed" -> FindingAssessed.class;
            default -> null;
        };
    }
}
