package org.telltale.inference.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which metadata entries an examiner looks at first: those that a camera does not write of its own,
 * and those in which programs tell of themselves. It orders a list and judges nothing. Stateless.
 */
public final class UnusualEntries {
    /** Where programs and not cameras write. */
    private static final Pattern DIRECTORY =
            Pattern.compile("c2pa|jumbf|xmp|photoshop|iptc|png-[tiz]|comment|adobe|trailer|gif");

    /** What tells of editing, of generating or of another file, wherever it stands. */
    private static final Pattern NAME =
            Pattern.compile(
                    "software|creator ?tool|generator|history|prompt|parameters|workflow"
                            + "|comment|derived|ingredient|document ?id|instance ?id|source ?type"
                            + "|software ?agent|processing|edit|action|original ?raw|thumbnail");

    private UnusualEntries() {}

    /** Whether an entry is one of them. */
    public static boolean isUnusual(MetadataEntry entry) {
        if (entry.directory().equals("JFIF")) {
            return false; // every JFIF header names the size of a preview, mostly 0
        }
        return DIRECTORY.matcher(entry.directory().toLowerCase(Locale.ROOT)).find()
                || NAME.matcher(entry.name().toLowerCase(Locale.ROOT)).find();
    }

    /** The unusual ones first; otherwise in the order of the file. */
    public static List<MetadataEntry> first(List<MetadataEntry> entries) {
        List<MetadataEntry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparing(entry -> !isUnusual(entry)));
        return ordered;
    }
}
