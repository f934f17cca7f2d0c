package org.telltale.inference.pack.architecture;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** The inputs that the reference files describe, made as they say. */
final class ReferenceInput {
    private static final int SAMPLES = 64_600;

    private final Path reference;

    ReferenceInput(Path reference) {
        this.reference = reference;
    }

    /** 64,600 samples. */
    float[] speech(JsonNode one) throws Exception {
        return switch (one.get("case").asString()) {
            case "sine" -> samples(i -> 0.1 * Math.sin(0.01 * i));
            case "two_sines_decay" ->
                    samples(i ->
                            (0.3 * Math.sin(0.2 * i) + 0.2 * Math.sin(0.731 * i))
                                    * Math.exp(-i / 40000.0));
            case "lcg_noise" -> noise();
            case "zeros" -> new float[SAMPLES];
            case "speech_short_repeated" -> repeated(file(one));
            default -> throw new IllegalArgumentException(one.get("case").asString());
        };
    }

    /** Three planes; scaled by what the model's reference says of files. */
    float[] picture(JsonNode one, int side, boolean blueFirst, FloatScale scale) throws Exception {
        return switch (one.get("case").asString()) {
            case "synthetic" -> synthetic(side, scale);
            case "half_grey" -> constant(side, 0.5f);
            case "grey128" -> constant(side, 128);
            case "zeros" -> constant(side, 0);
            case "file" -> picture(file(one), side, blueFirst, scale);
            default -> throw new IllegalArgumentException(one.get("case").asString());
        };
    }

    /** How a model wants 0 to 255. */
    enum FloatScale {
        ZERO_TO_ONE,
        MINUS_ONE_TO_ONE,
        AS_IS;

        float of(int value) {
            return switch (this) {
                case ZERO_TO_ONE -> value / 255f;
                case MINUS_ONE_TO_ONE -> value / 127.5f - 1;
                case AS_IS -> value;
            };
        }

        double synthetic(int h, int w, int c) {
            return switch (this) {
                case ZERO_TO_ONE -> 0.5 + 0.5 * Math.sin(0.05 * h + 0.03 * w + c);
                case MINUS_ONE_TO_ONE -> Math.sin(0.07 * h + 0.05 * w + c);
                case AS_IS -> Math.floor(127.5 + 127.5 * Math.sin(0.11 * h + 0.07 * w + c));
            };
        }
    }

    private Path file(JsonNode one) {
        return reference.resolve(one.get("file").get("file").asString());
    }

    private static float[] samples(DoubleUnaryOperator formula) {
        float[] x = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            x[i] = (float) formula.applyAsDouble(i);
        }
        return x;
    }

    private static float[] noise() {
        float[] x = new float[SAMPLES];
        long s = 12345;
        for (int i = 0; i < SAMPLES; i++) {
            s = (1103515245 * s + 12345) & 0x7fffffff;
            x[i] = (float) ((s / 2147483648.0 - 0.5) * 0.2);
        }
        return x;
    }

    private static float[] repeated(Path wav) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
        int at = 12;
        while (!new String(bytes.array(), at, 4, StandardCharsets.US_ASCII).equals("data")) {
            at += 8 + bytes.getInt(at + 4);
        }
        int count = bytes.getInt(at + 4) / 2;
        float[] x = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            x[i] = bytes.getShort(at + 8 + 2 * (i % count)) / 32768f;
        }
        return x;
    }

    private static float[] synthetic(int side, FloatScale scale) {
        float[] x = new float[3 * side * side];
        for (int i = 0; i < x.length; i++) {
            int c = i / (side * side);
            x[i] = (float) scale.synthetic(i / side % side, i % side, c);
        }
        return x;
    }

    private static float[] constant(int side, float value) {
        float[] x = new float[3 * side * side];
        Arrays.fill(x, value);
        return x;
    }

    private static float[] picture(Path png, int side, boolean blueFirst, FloatScale scale)
            throws Exception {
        BufferedImage image = ImageIO.read(png.toFile());
        float[] x = new float[3 * side * side];
        for (int i = 0; i < side * side; i++) {
            int rgb = image.getRGB(i % side, i / side);
            for (int c = 0; c < 3; c++) {
                int shift = blueFirst ? 8 * c : 16 - 8 * c;
                x[c * side * side + i] = scale.of(rgb >> shift & 0xff);
            }
        }
        return x;
    }
}
