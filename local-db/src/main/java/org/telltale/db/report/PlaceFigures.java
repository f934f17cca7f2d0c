package org.telltale.db.report;

import java.util.List;

/**
 * The pictures of one numbered place. Immutable.
 *
 * @param number of the {@link NumberedPlace}
 * @param figures in reading order, e.g. the place in the picture, then the map of the measurement
 */
public record PlaceFigures(int number, List<ReportFigure> figures) {
    public PlaceFigures {
        figures = List.copyOf(figures);
    }
}
