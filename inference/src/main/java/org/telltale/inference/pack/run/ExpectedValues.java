package org.telltale.inference.pack.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.StatedSelfTest;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.runtime.TrustStore.Judgement;

/** What a pack's manifest says that its self-test gives. Immutable. */
public final class ExpectedValues {
    private final StoredPack.Installed pack;

    /** Of that pack. */
    public ExpectedValues(StoredPack.Installed pack) {
        this.pack = pack;
    }

    /**
     * Compares an answer with every expected value; one beyond the end of its output, and one that
     * is no finite number, differs infinitely.
     *
     * @throws PackException if a file of expected values holds no 32-bit floats
     * @throws IOException if it cannot be read
     */
    public Judgement compare(ModelAnswer answer) throws PackException, IOException {
        boolean agrees = true;
        double worst = 0;
        String output = "";
        for (StatedSelfTest.Expected expected : pack.manifest().statedSelfTest().expected()) {
            double[] given =
                    answer.outputs().stream()
                            .filter(tensor -> tensor.name().equals(expected.output()))
                            .findFirst()
                            .map(Tensor::values)
                            .orElse(new double[0]);
            double[] values = values(expected);
            for (int i = 0; i < values.length; i++) {
                long index = expected.first() + i;
                double value = index < given.length ? given[(int) index] : Double.NaN;
                double difference =
                        Double.isFinite(value)
                                ? Math.abs(value - values[i])
                                : Double.POSITIVE_INFINITY;
                agrees &= Double.isFinite(value) && expected.agrees(value, values[i]);
                if (difference > worst) {
                    worst = difference;
                    output = expected.output();
                }
            }
        }
        return new Judgement(agrees, output, worst);
    }

    private double[] values(StatedSelfTest.Expected expected) throws PackException, IOException {
        String file = expected.file();
        if (file == null) {
            return expected.values().stream().mapToDouble(Double::doubleValue).toArray();
        }
        byte[] bytes = Files.readAllBytes(pack.file(file));
        if (bytes.length == 0 || bytes.length % Float.BYTES != 0) {
            throw new PackException(Reason.of("pack-test.expected", file));
        }
        FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        double[] values = new double[floats.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = floats.get(i);
        }
        return values;
    }
}
