package org.telltale.explainer;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Place;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media;

/**
 * Words for where something is in one media: facial regions where it lies on a face, else position
 * in the picture with coordinates in source pixels. Immutable.
 */
final class PlaceWords {
    /** More regions than this in one place are named by those that it covers most. */
    private static final int MOST_REGIONS = 4;

    private final Analysis analysis;
    private final RegionNames regionNames;
    private final Messages messages;
    private final Figures figures;

    PlaceWords(Analysis analysis, Locale locale) {
        this.analysis = analysis;
        this.regionNames = new RegionNames(locale);
        this.messages = new Messages("places", locale);
        this.figures = new Figures(locale);
    }

    /** The place of a finding. */
    String place(Place place) {
        return switch (place) {
            case Place.Whole whole -> messages.text("whole");
            case Place.Region region -> region(region);
            case Place.Interval interval -> interval(interval);
        };
    }

    /** The place of one cue. */
    String place(Cue cue) {
        return places(List.of(cue), false);
    }

    /** The region across the face from the cue's; the face where it has none. */
    String mirrored(Cue cue) {
        FacialRegion region = cue.region();
        return region == null
                ? messages.text("face")
                : onFace(regionNames.name(region.mirrored()), cue.face());
    }

    /**
     * The places of several cues, enumerated.
     *
     * @param inPairs whether a region and its mirrored one are named together
     */
    String places(Collection<Cue> cues, boolean inPairs) {
        Set<String> names = new LinkedHashSet<>();
        List<@Nullable String> faces = cues.stream().map(Cue::face).distinct().toList();
        for (@Nullable String face : faces) {
            List<Cue> here = cues.stream().filter(c -> Objects.equals(c.face(), face)).toList();
            Set<FacialRegion> regions = new LinkedHashSet<>();
            for (Cue cue : here) {
                FacialRegion region = cue.region();
                if (region == null) {
                    names.add(withoutRegion(cue));
                } else {
                    regions.add(region);
                    if (inPairs) {
                        regions.add(region.mirrored());
                    }
                }
            }
            if (!regions.isEmpty()) {
                String list =
                        inPairs ? regionNames.listInPairs(regions) : regionNames.list(regions);
                names.add(onFace(list, face));
            }
        }
        return messages.enumerate(List.copyOf(names));
    }

    private String withoutRegion(Cue cue) {
        Box box = cue.box();
        if (cue.face() != null) {
            return onFace(messages.text("face"), cue.face());
        }
        return box == null
                ? messages.text("whole")
                : region(new Place.Region(box, null, null, Set.of()));
    }

    private String region(Place.Region region) {
        FacialPlace place = FacialPlace.of(analysis.faces(), region);
        Face face = place.face();
        if (face == null) {
            return position(region.box(), "box");
        }
        if (!place.onFace()) {
            return position(region.box(), "box.with-face");
        }
        if (place.regions().isEmpty()) {
            return onFace(messages.text("face"), face.id());
        }
        List<FacialRegion> most = place.regions().stream().limit(MOST_REGIONS).toList();
        return onFace(regionNames.listInPairs(most), face.id());
    }

    /** With several faces a region says whose it is. */
    private String onFace(String words, @Nullable String faceId) {
        if (analysis.faces().size() < 2) {
            return words;
        }
        return analysis.faces().stream()
                .filter(face -> face.id().equals(faceId))
                .map(Face::box)
                .findFirst()
                .map(box -> messages.text("on-face", words, part(box)))
                .orElse(words);
    }

    private String position(Box box, String key) {
        return messages.text(
                key,
                part(box),
                figures.coordinate(box.x1()),
                figures.coordinate(box.x2()),
                figures.coordinate(box.y1()),
                figures.coordinate(box.y2()));
    }

    private String part(Box box) {
        Media.PictureSize size = analysis.media().picture();
        if (size == null) {
            return messages.text("whole");
        }
        long column = thirds((long) box.x1() + box.x2(), size.width());
        long row = thirds((long) box.y1() + box.y2(), size.height());
        String vertical = row == 0 ? "top" : row == 1 ? "middle" : "bottom";
        String horizontal = column == 0 ? "left" : column == 1 ? "centre" : "right";
        return messages.text("position." + vertical + "." + horizontal);
    }

    private static long thirds(long twiceTheCentre, int size) {
        return Math.clamp(twiceTheCentre * 3 / (2L * size), 0, 2);
    }

    private String interval(Place.Interval interval) {
        String key = "interval." + interval.track();
        return messages.text(
                messages.has(key) ? key : "interval.other",
                figures.seconds(interval.startMicros()),
                figures.seconds(interval.endMicros()),
                interval.track());
    }
}
