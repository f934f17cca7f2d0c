package org.telltale.inference.detect.pack;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;

/**
 * Stands where a pack should be that cannot be used, and says why: one that was there yesterday and
 * is silently missing today would look like a picture without findings. Immutable.
 */
final class RefusedPackDetector implements Detector {
    private static final int ORDER = 15;

    private final DetectorInfo info;
    private final @Nullable String packSha256;
    private final Reason reason;

    /**
     * A refusal.
     *
     * @param id of the detector that the pack would be
     * @param version of the pack
     * @param title for lists
     * @param packSha256 digest of the pack; null where its manifest cannot be read
     */
    RefusedPackDetector(
            String id, String version, String title, @Nullable String packSha256, Reason reason) {
        this.packSha256 = packSha256;
        this.info =
                new DetectorInfo(
                        id, version, title, Set.of(MediaKind.values()), Profile.QUICK, ORDER);
        this.reason = reason;
    }

    @Override
    public DetectorInfo info() {
        return info;
    }

    @Override
    public @Nullable String packSha256() {
        return packSha256;
    }

    @Override
    public Outcome examine(Examination examination) {
        return new Outcome.Failed(reason);
    }
}
