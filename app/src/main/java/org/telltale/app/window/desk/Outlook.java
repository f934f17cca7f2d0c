package org.telltale.app.window.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.verdict.Calibration;

/**
 * How firm a verdict is. Immutable.
 *
 * @param deadZone half width of the zone without a decision, log10 likelihood ratio
 * @param calibration of what decided; null where it is not at hand
 * @param changes what would change the verdict, one sentence each
 */
public record Outlook(double deadZone, @Nullable Calibration calibration, List<String> changes) {
    public Outlook {
        changes = List.copyOf(changes);
    }
}
