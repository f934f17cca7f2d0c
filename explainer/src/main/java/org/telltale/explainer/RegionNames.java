package org.telltale.explainer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.telltale.inference.face.FacialRegion;

/** Names of facial regions in one language; left and right are the subject's. Immutable. */
public final class RegionNames {
    private final Messages messages;

    /** Names in the given language. */
    public RegionNames(Locale locale) {
        messages = new Messages("regions", locale);
    }

    /** E.g. {@code the subject's left cheek}. */
    public String name(FacialRegion region) {
        return messages.text("name." + region.name());
    }

    /** The regions enumerated in the vocabulary's order, each by its own name. */
    public String list(Collection<FacialRegion> regions) {
        return messages.enumerate(EnumSet.copyOf(regions).stream().map(this::name).toList());
    }

    /** As {@link #list}, where a region and its mirrored one become e.g. {@code both cheeks}. */
    public String listInPairs(Collection<FacialRegion> regions) {
        Set<FacialRegion> left = EnumSet.copyOf(regions);
        List<String> names = new ArrayList<>();
        for (FacialRegion region : EnumSet.copyOf(regions)) {
            if (!left.remove(region)) {
                continue;
            }
            FacialRegion mirrored = region.mirrored();
            names.add(
                    mirrored != region && left.remove(mirrored)
                            ? messages.text("pair." + leftOf(region).name())
                            : name(region));
        }
        return messages.enumerate(names);
    }

    private static FacialRegion leftOf(FacialRegion region) {
        FacialRegion mirrored = region.mirrored();
        return region.compareTo(mirrored) < 0 ? region : mirrored;
    }
}
