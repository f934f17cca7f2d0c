package org.telltale.app.window.desk;

import java.util.List;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.viewers.image.HeatMap;

/**
 * A measurement map, coloured. Immutable.
 *
 * @param source what was measured
 * @param colours ready to draw
 * @param detector title of the detector that measured it
 * @param findings ids of the findings whose mask it is; empty for a map of the whole measurement
 */
public record ShownMap(
        EvidenceMap source, HeatMap colours, String detector, List<String> findings) {
    public ShownMap {
        findings = List.copyOf(findings);
    }

    /** Whether it is the mask of a finding rather than a measurement over the picture. */
    public boolean mask() {
        return !findings.isEmpty();
    }
}
