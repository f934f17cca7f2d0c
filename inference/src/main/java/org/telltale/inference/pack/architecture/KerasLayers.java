package org.telltale.inference.pack.architecture;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.inference.pack.checkpoint.StateDict;

/**
 * Layers with the parameters that Keras saves, turned into PyTorch's layout. Keras numbers the
 * layers of a kind through a whole session, so a network's own count starts wherever the file does.
 */
final class KerasLayers {
    private static final float EPSILON = 1e-3f;

    private final Network network;
    private final StateDict state;

    KerasLayers(Network network, StateDict state) {
        this.network = network;
        this.state = state;
    }

    /** The n-th convolution, counted from 0, with its ReLU, keeping the picture's size. */
    Edge convolution(Edge x, int n, Convolution shape, String result) {
        String layer = layer("conv2d", n);
        int[] kernel = shape.kernel();
        float[] weight =
                network.parameters()
                        .take(layer + "/kernel:0", kernel[0], kernel[1], shape.in(), shape.out());
        float[] bias = network.parameters().take(layer + "/bias:0", shape.out());
        Convolution same =
                shape.padding(
                        (kernel[0] - 1) / 2 * shape.dilation(),
                        (kernel[1] - 1) / 2 * shape.dilation());
        float[] turned = outputsFirst(weight, shape);
        Edge found = network.convolution(x, result + ".conv", same, turned, bias);
        return network.apply("Relu", found, result);
    }

    /** The n-th batch normalisation, counted from 0. */
    Edge batchNorm(Edge x, int n, int channels, String result) {
        String layer = layer("batch_normalization", n);
        return network.batchNorm(
                x,
                result,
                EPSILON,
                network.constant(layer + "/gamma:0", channels),
                network.constant(layer + "/beta:0", channels),
                network.constant(layer + "/moving_mean:0", channels),
                network.constant(layer + "/moving_variance:0", channels));
    }

    /** The n-th dense layer, counted from 0. */
    Edge dense(Edge x, int n, int in, int out, String result) {
        String layer = layer("dense", n);
        Edge weight = network.constant(layer + "/kernel:0", in, out);
        Edge bias = network.constant(layer + "/bias:0", out);
        return network.graph().node("Gemm", result, List.of(x, weight, bias));
    }

    /** A path as Keras writes it: the layer's group, and in it the layer's own scope. */
    private String layer(String kind, int n) {
        Pattern numbered = Pattern.compile(kind + "(?:_(\\d{1,6}))?/.*");
        int first =
                state.tensors().keySet().stream()
                        .map(numbered::matcher)
                        .filter(Matcher::matches)
                        .mapToInt(m -> m.group(1) == null ? 0 : Integer.parseInt(m.group(1)))
                        .min()
                        .orElse(1);
        int number = first + n;
        String name = number == 0 ? kind : kind + "_" + number;
        return name + "/" + name;
    }

    /** From height, width, in, out to out, in, height, width. */
    private static float[] outputsFirst(float[] kernel, Convolution shape) {
        int positions = kernel.length / (shape.in() * shape.out());
        float[] turned = new float[kernel.length];
        for (int p = 0; p < positions; p++) {
            for (int i = 0; i < shape.in(); i++) {
                for (int o = 0; o < shape.out(); o++) {
                    turned[(o * shape.in() + i) * positions + p] =
                            kernel[(p * shape.in() + i) * shape.out() + o];
                }
            }
        }
        return turned;
    }
}
