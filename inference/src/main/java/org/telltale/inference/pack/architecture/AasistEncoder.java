package org.telltale.inference.pack.architecture;

import java.util.List;

/**
 * What stands in front of AASIST's graphs: the filters of {@link SincBank}, then six residual
 * blocks over their outputs as a picture of frequency and time.
 */
final class AasistEncoder {
    private static final int FIRST_CHANNELS = 32;
    private static final int BLOCKS = 6;

    private final Network network;
    private final Graph graph;
    private final int channels;

    /**
     * An encoder.
     *
     * @param channels from the third block on
     */
    AasistEncoder(Network network, int channels) {
        this.network = network;
        this.graph = network.graph();
        this.channels = channels;
    }

    /** From samples to batch, channels, 23 bands and 29 steps of time. */
    Edge encode(Edge samples) {
        Edge x = filtered(samples);
        int in = 1;
        for (int i = 0; i < BLOCKS; i++) {
            int out = i < 2 ? FIRST_CHANNELS : channels;
            x = block(x, i, in, out);
            in = out;
        }
        return x;
    }

    private Edge filtered(Edge samples) {
        Edge one = graph.constant("axis.1", 1);
        Edge bank =
                graph.constant(
                        "filters", SincBank.coefficients(), SincBank.FILTERS, 1, SincBank.TAPS);
        Edge mono = graph.node("Unsqueeze", "mono", List.of(samples, one));
        Edge bands = graph.node("Conv", "conv_time", List.of(mono, bank));
        Edge picture = graph.node("Unsqueeze", "bands", List.of(bands, one));
        Edge pooled = network.maxPool(network.apply("Abs", picture, "strength"), "pooled", 3, 3);
        Edge normed = network.batchNorm(pooled, "first_bn", "first_bn", 1);
        return network.apply("Selu", normed, "first_selu");
    }

    private Edge block(Edge x, int number, int in, int out) {
        String name = "encoder." + number + ".0";
        // The published forward pass computes bn1 of the later blocks and then does without it.
        for (String unused :
                List.of("weight", "bias", "running_mean", "running_var", "num_batches_tracked")) {
            network.parameters().ignore(name + ".bn1." + unused);
        }
        Convolution first = Convolution.of(in, out, 2, 3).padding(1, 1);
        Edge y = network.convolution(x, name + ".conv1", first);
        y = network.batchNorm(y, name + ".bn2", name + ".bn2", out);
        y = network.apply("Selu", y, name + ".selu");
        Convolution second = Convolution.of(out, out, 2, 3).padding(0, 1);
        y = network.convolution(y, name + ".conv2", second);
        Edge shortcut = x;
        if (in != out) {
            Convolution widen = Convolution.of(in, out, 1, 3).padding(0, 1);
            shortcut = network.convolution(x, name + ".conv_downsample", widen);
        }
        Edge sum = network.add(y, shortcut, name + ".sum");
        return network.maxPool(sum, "encoder." + number, 1, 3);
    }
}
