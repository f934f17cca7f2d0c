package org.telltale.inference.filter;

import java.util.List;
import java.util.Optional;

/** All filters there are, in the order in which they are offered. */
public final class Filters {
    /** All of them, group by group. */
    public static final List<FilterKind<?>> ALL =
            List.of(
                    ErrorLevel.KIND,
                    JpegGhost.KIND,
                    NoiseResidual.KIND,
                    MedianResidual.KIND,
                    WaveletThreshold.KIND,
                    LuminanceGradient.KIND,
                    LocalContrast.KIND,
                    LevelSweep.KIND,
                    HistogramEqualization.KIND,
                    SobelEdges.KIND,
                    LaplacianEdges.KIND,
                    CannyEdges.KIND,
                    ColourChannel.KIND,
                    BitPlane.KIND,
                    PrincipalComponent.KIND,
                    FrequencySpectrum.KIND,
                    ThumbnailDifference.KIND);

    private Filters() {}

    /** The one of that name. */
    public static Optional<FilterKind<?>> of(String id) {
        return ALL.stream()
                .filter(kind -> kind.id().equals(id))
                .<FilterKind<?>>map(kind -> kind)
                .findFirst();
    }
}
