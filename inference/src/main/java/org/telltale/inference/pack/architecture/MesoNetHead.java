package org.telltale.inference.pack.architecture;

import java.util.List;
import org.telltale.inference.pack.architecture.OnnxModel.Port;

/**
 * What the MesoNet networks share: the picture that goes in and the two dense layers at the end.
 */
final class MesoNetHead {
    private static final int SIDE = 256;
    private static final int FEATURES = 1024;
    private static final int HIDDEN = 16;
    private static final float LEAK = 0.1f;

    private MesoNetHead() {}

    static Edge input(Network network) {
        return network.graph().input("input", "face, RGB, 0 to 1", Port.ANY, 3, SIDE, SIDE);
    }

    /** Dense layers over 16 channels of 8 by 8, with or without a leaky ReLU between them. */
    static void output(Network network, KerasLayers keras, Edge features, boolean leaky) {
        // Keras flattens with the channels last.
        Edge last =
                network.graph()
                        .node(
                                "Transpose",
                                "channels_last",
                                List.of(features),
                                Attribute.numbers("perm", 0, 2, 3, 1));
        Edge x = keras.dense(network.flatten(last, "flat"), 0, FEATURES, HIDDEN, "dense");
        if (leaky) {
            x =
                    network.graph()
                            .node(
                                    "LeakyRelu",
                                    "dense16",
                                    List.of(x),
                                    Attribute.real("alpha", LEAK));
        }
        Edge logit = keras.dense(x, 1, HIDDEN, 1, "logit");
        Edge probability = network.apply("Sigmoid", logit, "probability");
        network.graph().output(probability, "1 real, 0 forged", Port.ANY, 1);
        network.graph().output(logit, "the same before its sigmoid", Port.ANY, 1);
    }
}
