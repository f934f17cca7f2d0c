package org.telltale.inference.pack.architecture;

import java.util.List;
import org.telltale.inference.pack.checkpoint.CheckpointException;
import org.telltale.inference.pack.checkpoint.StateDict;

/**
 * What the published networks are made of, in ONNX operators; parameters come in the layout of
 * PyTorch. A value is named after the layer that gives it. Used once, by one thread.
 */
final class Network {
    private static final float TORCH_EPSILON = 1e-5f;

    private final Graph graph;
    private final Parameters parameters;

    Network(Architecture architecture, StateDict state, String prefix) {
        graph = new Graph(architecture.id());
        parameters = new Parameters(state, architecture.title(), prefix);
    }

    Graph graph() {
        return graph;
    }

    Parameters parameters() {
        return parameters;
    }

    /**
     * The model, if every parameter was there and none was left over.
     *
     * @throws CheckpointException if not
     */
    OnnxModel model() throws CheckpointException {
        parameters.check();
        return graph.model();
    }

    /** A convolution with PyTorch's parameters {@code layer.weight} and {@code layer.bias}. */
    Edge convolution(Edge x, String layer, Convolution shape) {
        int[] kernel = shape.kernel();
        float[] weight =
                parameters.take(
                        layer + ".weight",
                        shape.out(),
                        shape.in() / shape.groups(),
                        kernel[0],
                        kernel[1]);
        float[] bias = shape.bias() ? parameters.take(layer + ".bias", shape.out()) : new float[0];
        return convolution(x, layer, shape, weight, bias);
    }

    /** A convolution with the given parameters, laid out as PyTorch's; no bias if that is empty. */
    Edge convolution(Edge x, String layer, Convolution shape, float[] weight, float[] bias) {
        int[] kernel = shape.kernel();
        Edge w =
                graph.constant(
                        layer + ".weight",
                        weight,
                        shape.out(),
                        shape.in() / shape.groups(),
                        kernel[0],
                        kernel[1]);
        List<Edge> given =
                bias.length == 0
                        ? List.of(x, w)
                        : List.of(x, w, graph.constant(layer + ".bias", bias, shape.out()));
        return graph.node("Conv", layer, given, shape.attributes());
    }

    /** Batch normalisation over the second axis, with running statistics. */
    Edge batchNorm(Edge x, String layer, String result, int channels) {
        parameters.ignore(layer + ".num_batches_tracked");
        return batchNorm(
                x,
                result,
                TORCH_EPSILON,
                constant(layer + ".weight", channels),
                constant(layer + ".bias", channels),
                constant(layer + ".running_mean", channels),
                constant(layer + ".running_var", channels));
    }

    /** Batch normalisation with the given scale, shift, mean and variance. */
    Edge batchNorm(
            Edge x,
            String result,
            float epsilon,
            Edge scale,
            Edge shift,
            Edge mean,
            Edge variance) {
        return graph.node(
                "BatchNormalization",
                result,
                List.of(x, scale, shift, mean, variance),
                Attribute.real("epsilon", epsilon));
    }

    /**
     * Batch normalisation over the last axis, with running statistics, as one factor and one
     * summand for each feature.
     */
    Edge batchNormLast(Edge x, String layer, String result, int features) {
        parameters.ignore(layer + ".num_batches_tracked");
        float[] weight = parameters.take(layer + ".weight", features);
        float[] bias = parameters.take(layer + ".bias", features);
        float[] mean = parameters.take(layer + ".running_mean", features);
        float[] variance = parameters.take(layer + ".running_var", features);
        float[] factor = new float[features];
        float[] summand = new float[features];
        for (int i = 0; i < features; i++) {
            double scale = weight[i] / StrictMath.sqrt(variance[i] + (double) TORCH_EPSILON);
            factor[i] = (float) scale;
            summand[i] = (float) (bias[i] - mean[i] * scale);
        }
        Edge scaled =
                multiply(x, graph.constant(layer + ".factor", factor, features), layer + ".x");
        return add(scaled, graph.constant(layer + ".summand", summand, features), result);
    }

    /** PReLU with one slope for each channel of a picture. */
    Edge prelu(Edge x, String layer, String result, int channels) {
        float[] slope = parameters.take(layer + ".weight", channels);
        Edge slopes = graph.constant(layer + ".slope", slope, channels, 1, 1);
        return graph.node("PRelu", result, List.of(x, slopes));
    }

    /** A linear layer on the last axis, with bias. */
    Edge linear(Edge x, String layer, String result, int in, int out) {
        Edge bias = constant(layer + ".bias", out);
        return add(linearWithoutBias(x, layer, result + ".product", in, out), bias, result);
    }

    /** A linear layer on the last axis, without bias. */
    Edge linearWithoutBias(Edge x, String layer, String result, int in, int out) {
        float[] weight = parameters.take(layer + ".weight", out, in);
        Edge columns = graph.constant(layer + ".weight", transposed(weight, out, in), in, out);
        return graph.node("MatMul", result, List.of(x, columns));
    }

    /** The largest of each window; what does not fill one is dropped. */
    Edge maxPool(Edge x, String result, int height, int width) {
        return graph.node(
                "MaxPool",
                result,
                List.of(x),
                Attribute.numbers("kernel_shape", height, width),
                Attribute.numbers("strides", height, width));
    }

    Edge add(Edge a, Edge b, String result) {
        return graph.node("Add", result, List.of(a, b));
    }

    Edge multiply(Edge a, Edge b, String result) {
        return graph.node("Mul", result, List.of(a, b));
    }

    /** An operator of one input and no settings. */
    Edge apply(String operator, Edge x, String result) {
        return graph.node(operator, result, List.of(x));
    }

    /** Everything but the first axis as one. */
    Edge flatten(Edge x, String result) {
        return graph.node("Flatten", result, List.of(x), Attribute.number("axis", 1));
    }

    /** The parameter of that name as a constant of the graph. */
    Edge constant(String name, int... shape) {
        return graph.constant(name, parameters.take(name, shape), shape);
    }

    private static float[] transposed(float[] values, int rows, int columns) {
        float[] turned = new float[values.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                turned[c * rows + r] = values[r * columns + c];
            }
        }
        return turned;
    }
}
