package org.telltale.inference.engine;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;

/** Where in a media a finding is. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "place")
public sealed interface Place {
    /** The whole media. */
    @JsonTypeName("whole")
    record Whole() implements Place {}

    /**
     * Part of a picture.
     *
     * @param box in source pixels after orientation
     * @param face id of the face that it lies on; null where it lies on none
     * @param map digest of the {@link EvidenceMap} that shows it; null where there is none
     * @param facialRegions regions of that face that it covers
     * @param mask digest of the {@link EvidenceMap} whose non-zero pixels are the region itself;
     *     null where only the box is known
     */
    @JsonTypeName("region")
    record Region(
            Box box,
            @Nullable String face,
            @Nullable String map,
            Set<FacialRegion> facialRegions,
            @Nullable String mask)
            implements Place {
        public Region {
            facialRegions = Set.copyOf(facialRegions);
        }

        /** A region of which only the box is known. */
        public Region(
                Box box,
                @Nullable String face,
                @Nullable String map,
                Set<FacialRegion> facialRegions) {
            this(box, face, map, facialRegions, null);
        }
    }

    /**
     * Part of a track.
     *
     * @param track {@code audio} or {@code visual}
     * @param startMicros from the start of the media, microseconds
     * @param endMicros exclusive, microseconds
     */
    @JsonTypeName("interval")
    record Interval(String track, long startMicros, long endMicros) implements Place {}
}
