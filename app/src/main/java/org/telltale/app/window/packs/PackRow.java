package org.telltale.app.window.packs;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.pack.PackUse;
import org.telltale.inference.pack.catalogue.CatalogueEntry;
import org.telltale.inference.pack.selftest.TestedOn;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;

/** One line of the view: an installed pack, or one that the catalogue offers. */
sealed interface PackRow {
    /** Tells the row apart from all others, also after the list was read anew. */
    String key();

    /**
     * A pack in the store.
     *
     * @param use what an analysis makes of it; null of a damaged one
     */
    record Stored(StoredPack pack, Checks checks, @Nullable PackUse use) implements PackRow {
        public Stored {
            Objects.requireNonNull(pack);
            Objects.requireNonNull(checks);
        }

        @Override
        public String key() {
            return name(pack);
        }
    }

    /** A detector of the catalogue of which no version is installed. */
    record Offered(CatalogueEntry entry) implements PackRow {
        @Override
        public String key() {
            return entry.id();
        }
    }

    /** A pack's id and version, as the command line takes it. */
    static String name(StoredPack pack) {
        return pack.id() + "@" + pack.version();
    }

    /**
     * What was found out about a pack since the window is open. Immutable.
     *
     * @param faults of its files; none if it is sound; null if it was not looked at
     * @param tests where its self-test was run; null if it was not
     */
    record Checks(@Nullable List<Reason> faults, @Nullable List<TestedOn> tests) {
        static final Checks NONE = new Checks(null, null);

        public Checks {
            faults = faults == null ? null : List.copyOf(faults);
            tests = tests == null ? null : List.copyOf(tests);
        }

        Checks withFaults(List<Reason> found) {
            return new Checks(found, tests);
        }

        Checks withTests(List<TestedOn> results) {
            return new Checks(faults, results);
        }
    }
}
