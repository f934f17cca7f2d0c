package org.telltale.inference.detect.residual;

import java.util.BitSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.CellBox;

/**
 * The mixture that is drawn for a box that was found, and how it was reached. A fit that starts
 * from the box may run away from it: its part may grow over most of the picture, or settle on
 * something else and leave the box on the other side. Such a fit says nothing of the box and is not
 * taken.
 *
 * @param mixture null where no start has two distributions
 * @param origin what it was reached from
 */
record DepartingPart(@Nullable Mixture mixture, Origin origin) {
    /** Most of the windows that a part may hold, and least of the box's that it must. */
    private static final double HALF = 0.5;

    /** What a mixture was reached from, in the order in which they are tried. */
    enum Origin {
        /** Fitted from the box until it changed no more, and still about the box. */
        BOX("fitted from the box"),

        /**
         * That fit is not about the box: the windows inside it against those outside, as they are.
         * Their odds may well be low all over, since the two hardly differ otherwise.
         */
        BOX_ITSELF("the box itself, its fit left it"),

        /** The box holds too few windows for a distribution: the likeliest fit of the picture. */
        NINE_PARTS("the likeliest of nine parts"),

        /** Nor has the picture two distributions. */
        NOTHING("none");

        private final String words;

        Origin(String words) {
            this.words = words;
        }
    }

    /**
     * Of the windows that a fit was made for.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static DepartingPart of(MixtureFit fit, WindowFeatures features, CellBox box) {
        Mixture fromBox = fit.from(box);
        if (isAbout(box, fromBox, features)) {
            return new DepartingPart(fromBox, Origin.BOX);
        }
        Mixture itself = fit.from(box, 1);
        if (itself != null) {
            return new DepartingPart(itself, Origin.BOX_ITSELF);
        }
        Mixture likeliest = fit.likeliest();
        return new DepartingPart(likeliest, likeliest == null ? Origin.NOTHING : Origin.NINE_PARTS);
    }

    private static boolean isAbout(
            CellBox box, @Nullable Mixture mixture, WindowFeatures features) {
        if (mixture == null || mixture.share() > HALF) {
            return false;
        }
        BitSet inside = features.windows(box);
        long held = inside.stream().filter(w -> mixture.logOdds(features.window(w)) > 0).count();
        return held >= HALF * inside.cardinality();
    }

    /** For the provenance: the part's share of the windows, and what it was reached from. */
    String words() {
        return mixture == null
                ? origin.words
                : String.format(
                        Locale.ROOT, "%.3f of the windows, %s", mixture.share(), origin.words);
    }
}
