package org.telltale.app.window.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.inference.detect.pack.PackUse;
import org.telltale.inference.pack.PackLicence;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.catalogue.CatalogueEntry;
import org.telltale.inference.pack.selftest.TestedOn;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;

/** Packs, catalogue entries and licences in lines of text. Immutable. */
final class PackText {
    private final Texts texts;

    PackText(Texts texts) {
        this.texts = texts;
    }

    /** For people. */
    String title(PackRow row) {
        return switch (row) {
            case PackRow.Offered offered -> offered.entry().title();
            case PackRow.Stored stored ->
                    stored.pack() instanceof StoredPack.Installed installed
                            ? installed.manifest().title()
                            : stored.pack().id();
        };
    }

    /** Id, version and task. */
    String under(PackRow row) {
        return switch (row) {
            case PackRow.Offered offered ->
                    texts.format("packs.row", offered.entry().id(), offered.entry().task().word());
            case PackRow.Stored stored ->
                    stored.pack() instanceof StoredPack.Installed installed
                            ? texts.format(
                                    "packs.row",
                                    PackRow.name(installed),
                                    installed.manifest().task().word())
                            : PackRow.name(stored.pack());
        };
    }

    /** State and marks, each a word or two. */
    List<String> marks(PackRow row) {
        List<String> marks = new ArrayList<>();
        switch (row) {
            case PackRow.Offered offered -> {
                CatalogueEntry entry = offered.entry();
                marks.add(
                        texts.get(
                                entry.file() == null
                                        ? "packs.state.by-hand"
                                        : "packs.state.installable"));
                addMarks(marks, entry.historical(), entry.licence().nonCommercial());
            }
            case PackRow.Stored stored -> {
                if (stored.pack() instanceof StoredPack.Installed installed) {
                    marks.add(texts.get("packs.state.installed"));
                    if (stored.use() != null && !stored.use().used()) {
                        marks.add(texts.get("packs.mark.unused"));
                    }
                    List<Reason> faults = stored.checks().faults();
                    if (faults != null) {
                        marks.add(texts.get(state(faults)));
                    }
                    PackManifest manifest = installed.manifest();
                    addMarks(marks, manifest.historical(), manifest.licence().nonCommercial());
                } else {
                    marks.add(texts.get("packs.state.damaged"));
                }
            }
        }
        return marks;
    }

    private static String state(List<Reason> faults) {
        return faults.isEmpty() ? "packs.state.verified" : "packs.state.faulty";
    }

    private void addMarks(List<String> marks, boolean historical, boolean nonCommercial) {
        if (historical) {
            marks.add(texts.get("packs.mark.historical"));
        }
        if (nonCommercial) {
            marks.add(texts.get("packs.mark.non-commercial"));
        }
    }

    /** All that is known of a row. */
    String details(PackRow row) {
        return switch (row) {
            case PackRow.Offered offered -> offered(offered.entry());
            case PackRow.Stored stored ->
                    switch (stored.pack()) {
                        case StoredPack.Installed installed -> installed(installed, stored);
                        case StoredPack.Damaged damaged ->
                                texts.format(
                                        "packs.damaged",
                                        damaged.fault().text(texts.language()),
                                        damaged.folder().toString());
                    };
        };
    }

    private String installed(StoredPack.Installed pack, PackRow.Stored stored) {
        PackManifest manifest = pack.manifest();
        List<String> lines = new ArrayList<>();
        PackUse use = stored.use();
        if (use != null) {
            lines.add(use.said().text(texts.language()));
        }
        PackRow.Checks checks = stored.checks();
        verification(checks.faults(), lines);
        tests(checks.tests(), lines);
        lines.add(
                texts.get(
                        manifest.calibration() == null
                                ? "packs.uncalibrated"
                                : "packs.calibrated"));
        if (manifest.historical()) {
            lines.add(texts.get("packs.historical"));
        }
        manifest.conditions().notes().forEach(note -> add(lines, "packs.note", note));
        add(lines, "packs.digest", pack.digest());
        add(lines, "packs.folder", pack.folder().toString());
        add(lines, "packs.source", manifest.source().url());
        if (manifest.madeFrom() != null) {
            add(lines, "packs.made-from", manifest.madeFrom().file());
        }
        lines.add(licence(manifest.licence()));
        add(lines, "packs.citation", manifest.citation());
        return String.join("\n", lines);
    }

    private void verification(@Nullable List<Reason> faults, List<String> lines) {
        if (faults == null) {
            lines.add(texts.get("packs.verified.not-yet"));
        } else if (faults.isEmpty()) {
            lines.add(texts.get("packs.verified.sound"));
        } else {
            faults.forEach(fault -> lines.add(fault.text(texts.language())));
        }
    }

    private void tests(@Nullable List<TestedOn> tests, List<String> lines) {
        if (tests == null) {
            lines.add(texts.get("packs.tested.not-yet"));
            return;
        }
        for (TestedOn test : tests) {
            String on = test.accelerator().id();
            switch (test) {
                case TestedOn.Ran ran when ran.agrees() ->
                        add(lines, "packs.tested.agrees", on, size(ran.expected().difference()));
                case TestedOn.Ran ran when !ran.expected().agrees() ->
                        add(lines, "packs.tested.differs", on, size(ran.expected().difference()));
                case TestedOn.Ran ran ->
                        add(
                                lines,
                                "packs.tested.differs-cpu",
                                on,
                                size(ran.processor().difference()));
                case TestedOn.NotRun notRun ->
                        add(
                                lines,
                                "packs.tested.not-run",
                                on,
                                notRun.reason().text(texts.language()));
            }
        }
    }

    private static String size(double difference) {
        return difference == 0 ? "0" : String.format(Locale.ROOT, "%.2g", difference);
    }

    private String offered(CatalogueEntry entry) {
        List<String> lines = new ArrayList<>();
        lines.add(entry.summary());
        CatalogueEntry.PublishedFile file = entry.file();
        if (entry.obtain() != null) {
            lines.add(entry.obtain());
        }
        if (file != null) {
            add(lines, "packs.file", file.url(), file.bytes(), file.sha256());
        }
        add(lines, "packs.source", entry.source().url());
        CatalogueEntry.Terms terms = entry.licence();
        add(lines, "packs.terms", terms.code(), terms.weights());
        lines.add(texts.get("packs.commercial." + terms.commercial().name()));
        lines.add(texts.get("packs.redistribution." + terms.redistribution().name()));
        return String.join("\n", lines);
    }

    /** What a user agrees to. */
    String licence(PackLicence licence) {
        String terms = texts.format("packs.terms", licence.code(), licence.weights());
        String mark = licence.nonCommercial() ? texts.get("packs.non-commercial") + "\n" : "";
        return terms + "\n" + mark + licence.text();
    }

    private void add(List<String> lines, String key, Object... values) {
        lines.add(texts.format(key, values));
    }
}
