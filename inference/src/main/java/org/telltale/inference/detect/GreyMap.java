package org.telltale.inference.detect;

import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.worker.NativeWorker;

/** Makes the 8-bit grey map of a measurement. */
public final class GreyMap {
    private GreyMap() {}

    /**
     * A map named by the digest of its file.
     *
     * @param values row-major; those outside {@code low} to {@code high} are shown as the nearer
     */
    public static EvidenceMap of(
            NativeWorker worker,
            String name,
            double[] values,
            int width,
            EvidenceMap.Transform transform,
            double low,
            double high,
            String unit) {
        byte[] grey = new byte[values.length];
        for (int i = 0; i < grey.length; i++) {
            double share = Math.clamp((values[i] - low) / (high - low), 0, 1);
            grey[i] = (byte) Math.round(255 * share);
        }
        int height = values.length / width;
        byte[] png = worker.encodeGreyPng(grey, width, height);
        return new EvidenceMap(
                Sha256.of(png), name, new Blob(png), width, height, transform, low, high, unit);
    }
}
