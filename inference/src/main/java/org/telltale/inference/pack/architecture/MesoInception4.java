package org.telltale.inference.pack.architecture;

import java.util.List;
import org.telltale.inference.pack.checkpoint.CheckpointException;
import org.telltale.inference.pack.checkpoint.StateDict;

/**
 * MesoInception4 of MesoNet (Afchar, Nozick, Yamagishi and Echizen, 2018): two layers that look at
 * a face at four widths at once, then two plain convolutions.
 */
final class MesoInception4 implements Architecture {
    @Override
    public String id() {
        return "mesoinception4";
    }

    @Override
    public String title() {
        return "MesoInception4";
    }

    @Override
    public String takes() {
        return "Keras weights, published as MesoInception_DF.h5 and MesoInception_F2F.h5";
    }

    @Override
    public OnnxModel build(StateDict state) throws CheckpointException {
        Network network = new Network(this, state, "");
        KerasLayers keras = new KerasLayers(network, state);
        Edge x = MesoNetHead.input(network);
        x = inception(network, keras, x, new Inception("inception1", 0, 3, 1, 4, 4, 2));
        x = network.maxPool(keras.batchNorm(x, 0, 11, "norm1"), "pool1", 2, 2);
        x = inception(network, keras, x, new Inception("inception2", 7, 11, 2, 4, 4, 2));
        x = network.maxPool(keras.batchNorm(x, 1, 12, "norm2"), "pool2", 2, 2);
        x = keras.convolution(x, 14, Convolution.of(12, 16, 5, 5), "conv3");
        x = network.maxPool(keras.batchNorm(x, 2, 16, "norm3"), "pool3", 2, 2);
        x = keras.convolution(x, 15, Convolution.of(16, 16, 5, 5), "conv4");
        x = network.maxPool(keras.batchNorm(x, 3, 16, "norm4"), "pool4", 4, 4);
        MesoNetHead.output(network, keras, x, true);
        return network.model();
    }

    /**
     * Four ways through one layer.
     *
     * @param first number of its first convolution, from 0
     * @param in channels
     * @param a channels of the way without a wider look
     * @param b channels of the way that looks at 3 by 3
     * @param c the same at every second position
     * @param d the same at every third position
     */
    private record Inception(String name, int first, int in, int a, int b, int c, int d) {}

    private static Edge inception(Network network, KerasLayers keras, Edge x, Inception layer) {
        String name = layer.name();
        int first = layer.first();
        Convolution point = Convolution.of(layer.in(), layer.a(), 1, 1);
        Edge a = keras.convolution(x, first, point, name + ".a");
        Edge b = way(keras, x, name + ".b", first + 1, layer.in(), layer.b(), 1);
        Edge c = way(keras, x, name + ".c", first + 3, layer.in(), layer.c(), 2);
        Edge d = way(keras, x, name + ".d", first + 5, layer.in(), layer.d(), 3);
        return network.graph()
                .node("Concat", name, List.of(a, b, c, d), Attribute.number("axis", 1));
    }

    private static Edge way(
            KerasLayers keras, Edge x, String name, int first, int in, int out, int dilation) {
        Edge narrow = keras.convolution(x, first, Convolution.of(in, out, 1, 1), name + "1");
        Convolution look = Convolution.of(out, out, 3, 3).dilation(dilation);
        return keras.convolution(narrow, first + 1, look, name);
    }
}
