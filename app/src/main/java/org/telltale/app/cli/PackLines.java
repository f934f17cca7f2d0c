package org.telltale.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.inference.detect.pack.PackUse;
import org.telltale.inference.pack.PackConditions;
import org.telltale.inference.pack.PackLicence;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.catalogue.CatalogueEntry;
import org.telltale.inference.pack.store.StoredPack;

/** Packs and catalogue entries in lines of text. */
final class PackLines {
    private final Terminal terminal;

    PackLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One line of an installed pack, its columns separated by tabs. */
    String installed(StoredPack.Installed pack, PackUse use) {
        PackManifest manifest = pack.manifest();
        return String.join(
                "\t",
                pack.id(),
                pack.version(),
                manifest.task().word(),
                pack.digest().substring(0, 12),
                manifest.licence().weights(),
                manifest.title()
                        + marks(manifest.historical(), manifest.licence().nonCommercial())
                        + (use.used() ? "" : " " + terminal.text("packs.mark.unused")));
    }

    /** One line of the catalogue, its columns separated by tabs. */
    String available(CatalogueEntry entry, List<StoredPack> stored) {
        Optional<StoredPack> present =
                stored.stream().filter(pack -> pack.id().equals(entry.id())).findFirst();
        String state =
                present.isPresent()
                        ? terminal.text("packs.state.installed")
                        : terminal.text(
                                entry.file() == null
                                        ? "packs.state.by-hand"
                                        : "packs.state.installable");
        return String.join(
                "\t",
                entry.id(),
                entry.task().word(),
                state,
                entry.licence().weights(),
                entry.title() + marks(entry.historical(), entry.licence().nonCommercial()));
    }

    private String marks(boolean historical, boolean nonCommercial) {
        return (historical ? " " + terminal.text("packs.mark.historical") : "")
                + (nonCommercial ? " " + terminal.text("packs.mark.non-commercial") : "");
    }

    /**
     * All that a user asks of an installed pack.
     *
     * @param use what an analysis makes of it
     */
    List<String> show(StoredPack.Installed pack, String use) {
        PackManifest manifest = pack.manifest();
        List<String> lines = new ArrayList<>();
        PackLicence licence = manifest.licence();
        lines.add(manifest.title() + marks(manifest.historical(), licence.nonCommercial()));
        add(lines, "packs.show.id", pack.id() + "@" + pack.version());
        add(lines, "packs.show.task", manifest.task().word());
        add(lines, "packs.show.use", use);
        add(lines, "packs.show.digest", pack.digest());
        add(lines, "packs.show.folder", pack.folder().toString());
        add(lines, "packs.show.source", manifest.source().url());
        if (manifest.madeFrom() != null) {
            add(
                    lines,
                    "packs.show.made-from",
                    manifest.madeFrom().file() + " " + manifest.madeFrom().sha256());
        }
        lines.add(
                terminal.text(
                        manifest.calibration() == null
                                ? "packs.show.uncalibrated"
                                : "packs.show.calibrated"));
        PackConditions conditions = manifest.conditions();
        conditions.notes().forEach(note -> add(lines, "packs.show.note", note));
        add(lines, "packs.show.citation", manifest.citation());
        lines.addAll(licence(licence));
        return lines;
    }

    /** All that a user asks of a catalogue entry. */
    List<String> show(CatalogueEntry entry) {
        List<String> lines = new ArrayList<>();
        lines.add(entry.title() + marks(entry.historical(), entry.licence().nonCommercial()));
        add(lines, "packs.show.id", entry.id());
        add(lines, "packs.show.task", entry.task().word());
        lines.add(entry.summary());
        add(lines, "packs.show.source", entry.source().url());
        CatalogueEntry.PublishedFile file = entry.file();
        if (file != null) {
            add(lines, "packs.show.file", file.url() + " " + file.sha256());
        }
        CatalogueEntry.Terms terms = entry.licence();
        add(lines, "packs.show.code", terms.code());
        add(lines, "packs.show.weights", terms.weights());
        lines.add(
                terminal.text(
                        "packs.show.terms",
                        permission(terms.redistribution()),
                        permission(terms.commercial())));
        if (entry.obtain() != null) {
            lines.add(entry.obtain());
        }
        return lines;
    }

    private String permission(CatalogueEntry.Permission permission) {
        return switch (permission) {
            case YES -> terminal.text("packs.permission.yes");
            case NO -> terminal.text("packs.permission.no");
            case NOT_VERIFIED -> terminal.text("packs.permission.not-verified");
        };
    }

    /** What a user agrees to. */
    List<String> licence(PackLicence licence) {
        List<String> lines = new ArrayList<>();
        add(lines, "packs.show.code", licence.code());
        add(lines, "packs.show.weights", licence.weights());
        if (licence.nonCommercial()) {
            lines.add(terminal.text("packs.non-commercial"));
        }
        lines.addAll(licence.text().lines().toList());
        return lines;
    }

    private void add(List<String> lines, String key, String value) {
        lines.add(terminal.text(key, value));
    }
}
