package org.telltale.inference.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.ReferenceRange;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Sha256;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one detector's cues measure on real faces or real pictures, by condition. Data, not code:
 * read from a resource that the recipe in {@code training/reference-ranges} wrote. Immutable.
 */
public final class ReferenceRanges {
    private static final int LEAST_FOR_95 = 60;

    private final String sha256;
    private final Document document;

    private ReferenceRanges(String sha256, Document document) {
        this.sha256 = sha256;
        this.document = document;
        for (Bin bin : document.bins()) {
            for (Entry entry : bin.ranges()) {
                check(entry);
                // Checks that the range is not empty and that a 99th percentile has its sources.
                range(bin, entry);
            }
        }
    }

    /** No ranges: every cue is outside its bin. For the recipe that measures them. */
    public static ReferenceRanges none(String detector, String version) {
        return new ReferenceRanges("", new Document(detector, version, "", Map.of(), List.of()));
    }

    /**
     * The ranges that come with the program for one detector.
     *
     * @throws IllegalArgumentException if they were measured with another version of the detector,
     *     or break the rules of percentiles
     */
    public static ReferenceRanges builtIn(String detector, String version) {
        String resource = detector + ".json";
        try (InputStream in = ReferenceRanges.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks the ranges " + resource);
            }
            return parse(in.readAllBytes(), detector, version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ranges from JSON, checked as {@link #builtIn} says. */
    public static ReferenceRanges parse(byte[] json, String detector, String version) {
        Document document = JsonMapper.shared().readValue(json, Document.class);
        if (!document.detector().equals(detector) || !document.version().equals(version)) {
            throw new IllegalArgumentException(
                    "ranges of " + document.detector() + " " + document.version());
        }
        return new ReferenceRanges(Sha256.of(json), document);
    }

    /** SHA-256 of the data, for provenance; empty where there is none. */
    public String sha256() {
        return sha256;
    }

    /**
     * The range for a cue under a condition.
     *
     * @param region null for a cue of the face, or of the picture, as a whole
     * @return null where no range covers the condition
     */
    public @Nullable ReferenceRange find(
            String cue, @Nullable FacialRegion region, Condition condition) {
        for (Bin bin : document.bins()) {
            if (bin.covers(condition.facePixels(), condition.jpegQuality())) {
                for (Entry entry : bin.ranges()) {
                    if (entry.isAbout(cue, region)) {
                        return range(bin, entry);
                    }
                }
            }
        }
        return null;
    }

    private static void check(Entry entry) {
        if (entry.percentile() != 99 && entry.percentile() != 95) {
            throw new IllegalArgumentException("percentile " + entry.percentile());
        }
        if (entry.n() < LEAST_FOR_95) {
            throw new IllegalArgumentException("no percentile from " + entry.n() + " sources");
        }
    }

    private ReferenceRange range(Bin bin, Entry entry) {
        List<String> sources =
                entry.sources().stream()
                        .map(key -> document.sources().getOrDefault(key, key))
                        .toList();
        return new ReferenceRange(
                entry.low(), entry.high(), entry.percentile(), entry.n(), bin.label(), sources);
    }

    /**
     * The whole file.
     *
     * @param detector id that the ranges belong to
     * @param version of that detector
     * @param recipe folder in the project that measured them
     * @param sources collections by their short names
     * @param bins conditions, of which no two cover the same face or picture
     */
    record Document(
            String detector,
            String version,
            String recipe,
            Map<String, String> sources,
            List<Bin> bins) {
        Document {
            Objects.requireNonNull(detector);
            Objects.requireNonNull(version);
            sources = Map.copyOf(sources);
            bins = List.copyOf(bins);
        }
    }

    /**
     * A condition and what was measured under it.
     *
     * @param label in words
     * @param faceFrom least width of the face box, source pixels; null for pictures as a whole
     * @param faceTo exclusive; null for pictures as a whole
     * @param jpegFrom least estimated quality; null for a picture that is not a JPEG
     * @param jpegTo most; null for a picture that is not a JPEG
     * @param ranges by cue and region
     */
    record Bin(
            String label,
            @Nullable Integer faceFrom,
            @Nullable Integer faceTo,
            @Nullable Integer jpegFrom,
            @Nullable Integer jpegTo,
            List<Entry> ranges) {
        Bin {
            ranges = List.copyOf(ranges);
        }

        boolean covers(@Nullable Integer facePixels, @Nullable Integer quality) {
            return isOfSize(facePixels) && isOfQuality(quality);
        }

        private boolean isOfSize(@Nullable Integer facePixels) {
            if (faceFrom == null || faceTo == null) {
                return facePixels == null;
            }
            return facePixels != null && facePixels >= faceFrom && facePixels < faceTo;
        }

        private boolean isOfQuality(@Nullable Integer quality) {
            if (jpegFrom == null || jpegTo == null) {
                return quality == null;
            }
            return quality != null && quality >= jpegFrom && quality <= jpegTo;
        }
    }

    /**
     * One range.
     *
     * @param cue name
     * @param region name of a {@link FacialRegion}, or {@code *} for any and for the face or the
     *     picture as a whole
     * @param low lower end, in the cue's unit
     * @param high upper end
     * @param percentile of the sources, 99 or 95
     * @param n sources: people, cameras, senders
     * @param sources short names of the collections
     */
    record Entry(
            String cue,
            String region,
            double low,
            double high,
            int percentile,
            int n,
            List<String> sources) {
        boolean isAbout(String name, @Nullable FacialRegion where) {
            boolean here = where != null && region.equals(where.name());
            return cue.equals(name) && (here || region.equals("*"));
        }
    }
}
