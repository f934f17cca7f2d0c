package org.telltale.inference.pack.checkpoint;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.message.DataLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.telltale.inference.reason.Reason;

/**
 * Keras weights in HDF5: every dataset under the file's root, or under {@code model_weights} where
 * a whole model was saved, by its path. Links and compressed datasets are refused: Keras writes
 * neither, and a link may lead to another file.
 */
final class Hdf5Checkpoint {
    private static final int DEEPEST = 16;
    private static final int MOST_NODES = 100_000;
    private static final String WHOLE_MODEL = "model_weights";

    private final Map<String, StateTensor> tensors = new LinkedHashMap<>();
    private final long mostBytes;
    private long bytes;
    private int nodes;

    private Hdf5Checkpoint(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * The datasets of the file by path.
     *
     * @throws RefusedContent if it is damaged or holds anything but numbers stored plainly
     */
    static Map<String, StateTensor> read(byte[] content) throws RefusedContent {
        // The library meets a damaged file with whatever exception the damage leads to, and with
        // an error where it makes it recurse or allocate without end.
        try (HdfFile file = HdfFile.fromBytes(content)) {
            // Data stored plainly is no larger than the file that holds it.
            Hdf5Checkpoint reading = new Hdf5Checkpoint(content.length);
            Node model = file.getChildren().get(WHOLE_MODEL);
            reading.walk(model instanceof Group group && !model.isLink() ? group : file, "", 0);
            return reading.tensors;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"), e);
        }
    }

    private void walk(Group group, String path, int depth) throws RefusedContent {
        for (Node node : group.getChildren().values()) {
            String name = path + node.getName();
            nodes++;
            if (nodes > MOST_NODES || depth > DEEPEST) {
                throw new RefusedContent(Reason.of("checkpoint.too-much"));
            }
            if (node.isLink()) {
                throw new RefusedContent(Reason.of("checkpoint.link", name));
            }
            if (node instanceof Group inner) {
                walk(inner, name + "/", depth + 1);
            } else if (node instanceof Dataset dataset) {
                tensors.put(name, tensor(dataset, name));
            }
        }
    }

    private StateTensor tensor(Dataset dataset, String name) throws RefusedContent {
        DataLayout layout = dataset.getDataLayout();
        if (layout != DataLayout.CONTIGUOUS && layout != DataLayout.COMPACT) {
            throw new RefusedContent(Reason.of("checkpoint.stored-in-pieces", name));
        }
        long[] extents = dataset.getDimensionsAsLong();
        long size = dataset.getDataType().getSize();
        for (long extent : extents) {
            if (extent < 0 || (extent > 0 && size > mostBytes / extent)) {
                throw new RefusedContent(Reason.of("checkpoint.huge-tensor", name));
            }
            size *= extent;
        }
        bytes += size;
        if (bytes > mostBytes) {
            throw new RefusedContent(Reason.of("checkpoint.huge-tensor", name));
        }
        List<Integer> shape = Arrays.stream(extents).mapToObj(Math::toIntExact).toList();
        return convert(dataset.isScalar() ? dataset.getData() : dataset.getDataFlat(), shape, name);
    }

    private static StateTensor convert(Object data, List<Integer> shape, String name)
            throws RefusedContent {
        return switch (data) {
            case float[] floats -> StateTensor.of(shape, floats);
            case double[] doubles -> {
                ByteBuffer buffer = buffer(8 * doubles.length);
                buffer.asDoubleBuffer().put(doubles);
                yield new StateTensor(ElementType.FLOAT64, shape, buffer);
            }
            case long[] longs -> integers(longs, shape);
            case int[] ints -> integers(Arrays.stream(ints).asLongStream().toArray(), shape);
            case Float one -> StateTensor.of(shape, one);
            case Double one -> convert(new double[] {one}, shape, name);
            case Long one -> integers(new long[] {one}, shape);
            case Integer one -> integers(new long[] {one}, shape);
            default -> throw new RefusedContent(Reason.of("checkpoint.not-numbers", name));
        };
    }

    private static StateTensor integers(long[] values, List<Integer> shape) {
        ByteBuffer buffer = buffer(8 * values.length);
        buffer.asLongBuffer().put(values);
        return new StateTensor(ElementType.INT64, shape, buffer);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
