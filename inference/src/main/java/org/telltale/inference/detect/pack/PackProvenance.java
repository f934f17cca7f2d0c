package org.telltale.inference.detect.pack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.runtime.RefusedAccelerator;

/** Says what made an answer of a pack. Stateless. */
final class PackProvenance {
    private PackProvenance() {}

    /**
     * Pack, digest, and every accelerator that ran a part of the answer or refused to.
     *
     * @param ran what gave the answer, in order; at least one
     */
    static Provenance of(
            Examination examination,
            DetectorInfo detector,
            StoredPack.Installed pack,
            List<RanOn> ran) {
        Provenance provenance =
                examination
                        .provenance(detector)
                        .withPack(pack.digest())
                        .withAccelerator(
                                DetectorRun.accelerators(
                                        ran.stream().map(on -> on.accelerator().id()).toList()))
                        .withSetting("pack", pack.id() + " " + pack.version());
        for (Map.Entry<String, String> refusal : refusals("refused", ran).entrySet()) {
            provenance = provenance.withSetting(refusal.getKey(), refusal.getValue());
        }
        return provenance;
    }

    /**
     * Why accelerators did not run, as settings: the word and the accelerator's id, with the reason
     * in English, which names a missing library.
     */
    static Map<String, String> refusals(String word, List<RanOn> ran) {
        Map<String, String> settings = new TreeMap<>();
        for (RanOn on : ran) {
            for (RefusedAccelerator refusal : on.refusals()) {
                settings.put(
                        word + " " + refusal.accelerator().id(),
                        refusal.reason().text(Locale.ENGLISH));
            }
        }
        return settings;
    }
}
