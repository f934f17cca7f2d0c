package org.telltale.inference.pack.run;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;
import org.telltale.inference.worker.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the authors' implementations were given, and what they gave. */
final class ReferenceCases {
    private static final Path REFERENCE = InstalledPacks.SHARED.resolve("reference");
    private static final int RATE = 16_000;

    private ReferenceCases() {}

    static JsonNode read(String name) {
        return JsonMapper.shared().readTree(REFERENCE.resolve(name + ".json").toFile());
    }

    static List<JsonNode> list(JsonNode node) {
        return node.valueStream().toList();
    }

    static Path file(JsonNode one) {
        return REFERENCE.resolve(one.get("file").get("file").asString());
    }

    /** A stored picture, decoded as the program decodes it. */
    static Pixels picture(NativeWorker worker, JsonNode one, Arena owner) throws Exception {
        return worker.decodeImage(
                        new DecodeRequest(
                                file(one).toString(), "png", Orientation.UPRIGHT, 100_000_000),
                        owner)
                .pixels();
    }

    /** The 8-bit pictures that formulas give; channel 0 of the formulas is blue. */
    static Pixels formula(String name, int side, Arena owner) {
        MemorySegment bgra = owner.allocate(4L * side * side);
        for (int i = 0; i < side * side; i++) {
            int y = i / side;
            int x = i % side;
            for (int c = 0; c < 3; c++) {
                double value =
                        switch (name) {
                            case "synthetic" ->
                                    Math.floor(127.5 + 127.5 * Math.sin(0.11 * y + 0.07 * x + c));
                            case "grey128" -> 128;
                            default -> throw new IllegalArgumentException(name);
                        };
                bgra.set(ValueLayout.JAVA_BYTE, 4L * i + c, (byte) (int) value);
            }
            bgra.set(ValueLayout.JAVA_BYTE, 4L * i + 3, (byte) 255);
        }
        return new Pixels(side, side, bgra);
    }

    /** The sounds that formulas give. */
    static Samples sound(String name, int count, Arena owner) {
        return switch (name) {
            case "sine" -> sound(count, owner, i -> 0.1 * Math.sin(0.01 * i));
            case "two_sines_decay" ->
                    sound(
                            count,
                            owner,
                            i ->
                                    (0.3 * Math.sin(0.2 * i) + 0.2 * Math.sin(0.731 * i))
                                            * Math.exp(-i / 40000.0));
            case "zeros" -> sound(count, owner, i -> 0);
            case "lcg_noise" -> {
                long[] state = {12345};
                yield sound(
                        count,
                        owner,
                        i -> {
                            state[0] = (1103515245 * state[0] + 12345) & 0x7fffffff;
                            return (state[0] / 2147483648.0 - 0.5) * 0.2;
                        });
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Samples sound(int count, Arena owner, DoubleUnaryOperator formula) {
        MemorySegment data = owner.allocate(4L * count);
        for (int i = 0; i < count; i++) {
            data.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) formula.applyAsDouble(i));
        }
        return new Samples(RATE, 1, 0, false, data);
    }
}
