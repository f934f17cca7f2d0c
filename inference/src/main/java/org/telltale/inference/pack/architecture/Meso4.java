package org.telltale.inference.pack.architecture;

import org.telltale.inference.pack.checkpoint.CheckpointException;
import org.telltale.inference.pack.checkpoint.StateDict;

/**
 * Meso4 of MesoNet (Afchar, Nozick, Yamagishi and Echizen, 2018): four convolutions over a face.
 *
 * <p>The published code has a leaky ReLU between the dense layers; the published weight files list
 * none, so they were trained without it, and that network is the default. Results differ by up to
 * 0.17.
 */
final class Meso4 implements Architecture {
    private final boolean leaky;

    private Meso4(boolean leaky) {
        this.leaky = leaky;
    }

    /** The network that the weight files were trained as. */
    static Meso4 asTrained() {
        return new Meso4(false);
    }

    /** The network as the published code runs the same files. */
    static Meso4 asPublishedCode() {
        return new Meso4(true);
    }

    @Override
    public String id() {
        return leaky ? "meso4-published-code" : "meso4";
    }

    @Override
    public String title() {
        return leaky ? "Meso4 as its published code runs it" : "Meso4";
    }

    @Override
    public String takes() {
        return "Keras weights, published as Meso4_DF.h5 and Meso4_F2F.h5";
    }

    @Override
    public OnnxModel build(StateDict state) throws CheckpointException {
        Network network = new Network(this, state, "");
        KerasLayers keras = new KerasLayers(network, state);
        Edge x = MesoNetHead.input(network);
        x = keras.convolution(x, 0, Convolution.of(3, 8, 3, 3), "conv1");
        x = network.maxPool(keras.batchNorm(x, 0, 8, "norm1"), "pool1", 2, 2);
        x = keras.convolution(x, 1, Convolution.of(8, 8, 5, 5), "conv2");
        x = network.maxPool(keras.batchNorm(x, 1, 8, "norm2"), "pool2", 2, 2);
        x = keras.convolution(x, 2, Convolution.of(8, 16, 5, 5), "conv3");
        x = network.maxPool(keras.batchNorm(x, 2, 16, "norm3"), "pool3", 2, 2);
        x = keras.convolution(x, 3, Convolution.of(16, 16, 5, 5), "conv4");
        x = network.maxPool(keras.batchNorm(x, 3, 16, "norm4"), "pool4", 4, 4);
        MesoNetHead.output(network, keras, x, leaky);
        return network.model();
    }
}
