package org.telltale.app.window.desk;

import org.telltale.inference.engine.EvidenceMap;
import org.telltale.viewers.image.HeatMap;

/**
 * A measurement map, coloured.
 *
 * @param source what was measured
 * @param colours ready to draw
 */
public record ShownMap(EvidenceMap source, HeatMap colours) {}
