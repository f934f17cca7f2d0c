package org.telltale.explainer;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * What an analyst can do about a detector's silence, read from the stable code of its reason. Where
 * nothing can be done, that is said too.
 */
public enum Remedy {
    /** Below the least size that the detector was made for. */
    LARGER_PICTURE,
    /** Above the greatest, or more than the memory holds. */
    SMALLER_COPY,
    /** Traces that later saving, scaling or cropping wipes out. */
    ORIGINAL_FILE,
    /** A face is there, but too small. */
    LARGER_FACE,
    /** No face that the finder sees. */
    FACE,
    /** Made for another format or kind of file. */
    OTHER_FORMAT,
    /** Measured, but no calibration or reference covers this condition. */
    REFERENCE,
    /** The scene itself lacks what is measured. */
    CONTENT,
    /** Single detectors were chosen, so that nothing was fused. */
    WHOLE_PROFILE,
    /** Follows from other detectors' silence. */
    OTHERS,
    /** Something is broken or missing on this machine; the reason says what to do. */
    REPAIR;

    private static final Map<String, Remedy> BY_CODE =
            Map.ofEntries(
                    Map.entry("calibration.small", LARGER_PICTURE),
                    Map.entry("pack-detector.small", LARGER_PICTURE),
                    Map.entry("calibration.large", SMALLER_COPY),
                    Map.entry("pack-detector.large", SMALLER_COPY),
                    Map.entry("pack-run.window", SMALLER_COPY),
                    Map.entry("engine.no-memory", SMALLER_COPY),
                    Map.entry("calibration.quality", ORIGINAL_FILE),
                    Map.entry("pack-detector.quality", ORIGINAL_FILE),
                    Map.entry("blocking.no-blocks", ORIGINAL_FILE),
                    Map.entry("cfa.no-trace", ORIGINAL_FILE),
                    Map.entry("ghost.quality-too-low", ORIGINAL_FILE),
                    Map.entry("jpeg.no-grid", ORIGINAL_FILE),
                    Map.entry("jpeg.no-own-grid", ORIGINAL_FILE),
                    Map.entry("lens.off-centre", ORIGINAL_FILE),
                    Map.entry("lens.too-small-aberration", ORIGINAL_FILE),
                    Map.entry("noise.wiped", ORIGINAL_FILE),
                    Map.entry("vignetting.none", ORIGINAL_FILE),
                    Map.entry("face-consistency.too-small", LARGER_FACE),
                    Map.entry("face-light.too-small", LARGER_FACE),
                    Map.entry("pack-detector.small-faces", LARGER_FACE),
                    Map.entry("faces.none", FACE),
                    Map.entry("face-consistency.no-face", FACE),
                    Map.entry("face-light.no-face", FACE),
                    Map.entry("pack-detector.no-face", FACE),
                    Map.entry("pack-run.no-face", FACE),
                    Map.entry("calibration.format", OTHER_FORMAT),
                    Map.entry("calibration.no-picture", OTHER_FORMAT),
                    Map.entry("pack-detector.format", OTHER_FORMAT),
                    Map.entry("pack-detector.no-picture", OTHER_FORMAT),
                    Map.entry("encoder.not-jpeg", OTHER_FORMAT),
                    Map.entry("encoder.no-tables", OTHER_FORMAT),
                    Map.entry("jpeg.no-luma-table", OTHER_FORMAT),
                    Map.entry("calibration.none", REFERENCE),
                    Map.entry("face-light.grey", CONTENT),
                    Map.entry("face-light.no-light", CONTENT),
                    Map.entry("fusion.not-all", WHOLE_PROFILE),
                    Map.entry("fusion.none-speaks", OTHERS),
                    Map.entry("verdict.dead-zone", OTHERS),
                    Map.entry("verdict.no-evidence", OTHERS));

    /** Ends of codes that mean the same in every bundle, where no whole code decides. */
    private static final Map<String, Remedy> BY_ENDING =
            Map.of(
                    ".too-small", LARGER_PICTURE,
                    ".uncovered", REFERENCE,
                    ".too-flat", CONTENT,
                    ".too-little", CONTENT,
                    ".too-few-blocks", CONTENT,
                    ".too-few-edges", CONTENT,
                    ".few-usable-blocks", CONTENT,
                    ".to-one-side", CONTENT,
                    ".too-dark-or-clipped", CONTENT,
                    ".too-much-detail", CONTENT);

    private static final Set<String> BROKEN =
            Set.of("engine", "runtime", "pack", "pack-run", "pack-detector", "media");

    /** What can be done about a reason; null where its code says nothing of the kind. */
    public static @Nullable Remedy of(Reason reason) {
        String code = reason.code();
        Remedy exact = BY_CODE.get(code);
        if (exact != null) {
            return exact;
        }
        if (code.startsWith("engine.other-kind.")) {
            return OTHER_FORMAT;
        }
        int dot = code.indexOf('.');
        Remedy byEnding = BY_ENDING.get(code.substring(dot));
        if (byEnding != null) {
            return byEnding;
        }
        return BROKEN.contains(code.substring(0, dot)) ? REPAIR : null;
    }

    /** What to do, in one sentence. */
    public String text(Locale locale) {
        return new Messages("remedies", locale).text("remedy." + name());
    }
}
