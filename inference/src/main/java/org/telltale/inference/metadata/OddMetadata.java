package org.telltale.inference.metadata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Media;

/**
 * Which metadata entries an examiner looks at first, and by which rule: what contradicts the file
 * or another entry, what makers of pictures and editors leave, and what cameras seldom write. It
 * orders a list and judges nothing: every rule has honest explanations. Immutable.
 */
public final class OddMetadata {
    private static final Pattern PARAMETERS =
            Pattern.compile("prompt|negative prompt|parameters|workflow|generation.?data|dream");
    private static final Pattern SOURCE =
            Pattern.compile("digital ?source ?type|generator|ai ?system");
    private static final Pattern PROGRAM =
            Pattern.compile("software|creator ?tool|processing ?software|producer|application");
    private static final Pattern HISTORY =
            Pattern.compile(
                    "(?:^|:)(?:history|derived ?from|ingredients|document ?ancestors|pantry"
                            + "|original ?document ?id|instance ?id|document ?id)");
    private static final Pattern PICTURE_SIDE =
            Pattern.compile("(?:exif )?(?:pixel [xy] dimension|image (?:width|height))");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})[:-](\\d\\d)[:-](\\d\\d)[ T](\\d\\d):(\\d\\d):(\\d\\d)");
    private static final Pattern SELDOM =
            Pattern.compile(
                    "c2pa|content credentials|jumbf|xmp|photoshop|iptc|png-[tiz].*|.*comment|ducky|8bim.*");
    private static final Pattern FIRST_NUMBER = Pattern.compile("^(\\d{1,9})(?: pixels)?$");

    private final Media media;
    private final Map<String, String> dates;

    /** The rules over one file's metadata. */
    public OddMetadata(Media media, Metadata metadata) {
        this.media = media;
        Map<String, String> found = new HashMap<>();
        for (MetadataEntry entry : metadata.entries()) {
            String date = date(entry.value());
            if (date != null) {
                found.putIfAbsent(lower(entry.name()), date);
            }
        }
        this.dates = Map.copyOf(found);
    }

    /** Rules, the most telling first. */
    public enum Rule {
        /** Another picture size than the file's, for a side of the picture itself. */
        OTHER_SIZE,
        /** Changed after it was taken, or dates that contradict each other. */
        OTHER_TIME,
        /** What programs that make pictures write of how they made one. */
        GENERATION,
        /** A declared source of the picture. */
        SOURCE,
        /** Steps of editing, or other files that this one came from. */
        HISTORY,
        /** A program names itself. */
        PROGRAM,
        /** Bytes after the end. */
        TRAILER,
        /** A source of metadata that cameras seldom write. */
        SELDOM
    }

    /** The first rule that an entry meets; null for none. */
    public @Nullable Rule rule(MetadataEntry entry) {
        String name = lower(entry.name());
        String directory = lower(entry.directory());
        if (isOtherSize(directory, name, entry.value())) {
            return Rule.OTHER_SIZE;
        }
        if (isOtherTime(name, entry.value())) {
            return Rule.OTHER_TIME;
        }
        if (PARAMETERS.matcher(name).matches()) {
            return Rule.GENERATION;
        }
        if (SOURCE.matcher(name).find()) {
            return Rule.SOURCE;
        }
        if (HISTORY.matcher(name).find()) {
            return Rule.HISTORY;
        }
        if (PROGRAM.matcher(local(name)).matches()) {
            return Rule.PROGRAM;
        }
        if (name.startsWith("data after end")) {
            return Rule.TRAILER;
        }
        return name.equals("comment") || SELDOM.matcher(directory).matches() ? Rule.SELDOM : null;
    }

    /** Either side may be meant: a turned picture is stored lying. */
    private boolean isOtherSize(String directory, String name, String value) {
        Media.PictureSize picture = media.picture();
        boolean thumbnail = directory.contains("thumbnail") || directory.contains("ifd1");
        if (picture == null
                || thumbnail
                || !directory.contains("exif")
                || !PICTURE_SIDE.matcher(name).matches()) {
            return false;
        }
        Matcher number = FIRST_NUMBER.matcher(value.strip());
        if (!number.matches()) {
            return false;
        }
        int side = Integer.parseInt(number.group(1));
        return side > 0 && side != picture.width() && side != picture.height();
    }

    /** The same clock may be written a few seconds apart, so only other minutes count. */
    private boolean isOtherTime(String name, String value) {
        String taken = dates.getOrDefault("date/time original", dates.get("datetimeoriginal"));
        String here = date(value);
        boolean compared =
                name.equals("date/time")
                        || name.equals("date/time digitized")
                        || local(name).equals("modifydate")
                        || local(name).equals("metadatadate");
        return taken != null && here != null && compared && !here.equals(taken);
    }

    /** Year to minute; null where it is no date. */
    private static @Nullable String date(String value) {
        Matcher date = DATE.matcher(value);
        return date.lookingAt()
                ? String.join(
                        "-",
                        date.group(1),
                        date.group(2),
                        date.group(3),
                        date.group(4),
                        date.group(5))
                : null;
    }

    /** Without the prefix of its namespace, as in {@code xmp:CreatorTool}. */
    private static String local(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
