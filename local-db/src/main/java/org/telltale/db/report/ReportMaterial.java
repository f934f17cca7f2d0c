package org.telltale.db.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a report shows beside what is in the stored session. Immutable.
 *
 * @param overview the picture with its numbered places; null where there is none
 * @param places pictures of the numbered places
 * @param maps pictures of measurements that belong to no place
 * @param filters the filters that the analyst kept, with what each shows and does not prove
 * @param tags that the analyst gave the session
 * @param corrections what the analyst corrected, oldest first
 * @param missingPicture why the picture itself is not shown; null where it is
 */
public record ReportMaterial(
        @Nullable ReportFigure overview,
        List<PlaceFigures> places,
        List<ReportFigure> maps,
        List<ReportFigure> filters,
        List<String> tags,
        List<Correction> corrections,
        @Nullable String missingPicture) {
    /** Nothing beside the session. */
    public static final ReportMaterial NONE =
            new ReportMaterial(null, List.of(), List.of(), List.of(), List.of(), List.of(), null);

    public ReportMaterial {
        places = List.copyOf(places);
        maps = List.copyOf(maps);
        filters = List.copyOf(filters);
        tags = List.copyOf(tags);
        corrections = List.copyOf(corrections);
    }

    /** The same, and what the analyst did. */
    ReportMaterial with(List<String> moreTags, List<Correction> moreCorrections) {
        return new ReportMaterial(
                overview,
                places,
                maps,
                filters,
                Stream.concat(tags.stream(), moreTags.stream()).toList(),
                Stream.concat(corrections.stream(), moreCorrections.stream()).toList(),
                missingPicture);
    }

    /**
     * One act of the analyst's.
     *
     * @param text what was done, as a sentence
     * @param author who did it
     * @param time when
     */
    public record Correction(String text, String author, Instant time) {
        public Correction {
            Objects.requireNonNull(text);
            Objects.requireNonNull(author);
            Objects.requireNonNull(time);
        }
    }
}
