package org.telltale.app.bench;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.run.ModelHost;
import org.telltale.inference.pack.run.Throughput;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.worker.DecodedImage;

/**
 * Measures the throughput of packs on a picture made by a formula, with boxes of several sizes for
 * faces. Blocks; close it when done.
 */
public final class PackBench implements AutoCloseable {
    private static final double MEGAPIXELS = 3;
    private static final long MOST_PIXELS = 4_000_000;
    private static final int LEAST_SIDE = 120;
    private static final int SIDES = 240;

    private final Arena arena = Arena.ofShared();
    private final Throughput throughput;

    /**
     * A benchmark.
     *
     * @param batch faces, or windows of sound, at once; at least 1
     * @param rounds that count, at least 1
     * @throws MediaException if the picture made for it cannot be decoded
     */
    public PackBench(ModelHost host, int batch, int rounds) throws MediaException {
        byte[] jpeg = SyntheticPicture.ofMegapixels(MEGAPIXELS).jpeg(host.worker());
        DecodedImage image = host.worker().decodePreview(jpeg, MOST_PIXELS, arena);
        int width = image.pixels().width();
        int height = image.pixels().height();
        List<Box> faces = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            int side = LEAST_SIDE + i * 83 % SIDES;
            int x = i * 499 % (width - side);
            int y = i * 307 % (height - side);
            faces.add(new Box(x, y, x + side, y + side));
        }
        throughput = new Throughput(host, image.pixels(), faces, rounds);
    }

    /**
     * Measures a pack.
     *
     * @throws MediaException if it does not run
     */
    public Measured measure(StoredPack.Installed pack) throws MediaException {
        return new Measured(
                pack.id(), pack.version(), throughput.measure(pack, new Cancellation()));
    }

    @Override
    public void close() {
        arena.close();
    }

    /**
     * A pack measured.
     *
     * @param id of the pack
     * @param version of the pack
     * @param throughput of it
     */
    public record Measured(String id, String version, Throughput.Measured throughput) {}
}
