package org.telltale.app.cli;

import java.util.List;
import java.util.Locale;
import org.telltale.inference.pack.selftest.TestedOn;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.TrustStore.Judgement;

/** The table that {@code packs test} prints: one line for each pack and accelerator. */
final class PackTestTable {
    private final Terminal terminal;
    private final Locale language;
    private final int width;

    /** A table whose first column holds the longest of the names. */
    PackTestTable(Terminal terminal, Locale language, List<StoredPack> packs) {
        this.terminal = terminal;
        this.language = language;
        this.width = packs.stream().mapToInt(pack -> name(pack).length()).max().orElse(1);
    }

    /** A pack's lines. */
    List<String> lines(StoredPack pack, List<TestedOn> results) {
        return results.stream()
                .map(result ->
                        String.format(
                                Locale.ROOT,
                                "%-" + width + "s  %-9s %s",
                                name(pack),
                                result.accelerator().id(),
                                outcome(result)))
                .toList();
    }

    private String outcome(TestedOn result) {
        return switch (result) {
            case TestedOn.NotRun notRun ->
                    terminal.text("packs.test.not-run", notRun.reason().text(language));
            case TestedOn.Ran ran when ran.agrees() && ran.accelerator() == Accelerator.CPU ->
                    terminal.text("packs.test.agrees-expected", size(ran.expected().difference()));
            case TestedOn.Ran ran when ran.agrees() ->
                    terminal.text(
                            "packs.test.agrees",
                            size(ran.expected().difference()),
                            size(ran.processor().difference()));
            case TestedOn.Ran ran when !ran.expected().agrees() ->
                    differs("packs.test.differs", ran.expected());
            case TestedOn.Ran ran -> differs("packs.test.differs-cpu", ran.processor());
        };
    }

    private String differs(String key, Judgement judgement) {
        return terminal.text(key, judgement.output(), size(judgement.difference()));
    }

    static String size(double difference) {
        return difference == 0 ? "0" : String.format(Locale.ROOT, "%.2g", difference);
    }

    private static String name(StoredPack pack) {
        return pack.id() + "@" + pack.version();
    }
}
