package org.telltale.inference.pack.architecture;

import org.telltale.inference.pack.architecture.OnnxModel.Port;
import org.telltale.inference.pack.checkpoint.CheckpointException;
import org.telltale.inference.pack.checkpoint.StateDict;

/** Which paper, which year, what it tells. */
final class TinyNet implements Architecture {
    @Override
    public String id() {
        return "tinynet";
    }

    @Override
    public String title() {
        return "TinyNet";
    }

    @Override
    public String takes() {
        return "PyTorch state dict, published as tiny.pth";
    }

    @Override
    public OnnxModel build(StateDict state) throws CheckpointException {
        // The names of some checkpoints begin with "module.", of others not.
        Network network = new Network(this, state, "module.");
        Edge x = network.graph().input("input", "face, RGB, 0 to 1", Port.ANY, 3, 64, 64);
        x = network.convolution(x, "conv1", Convolution.of(3, 8, 3, 3).padding(1, 1));
        x = network.batchNorm(x, "bn1", "bn1", 8);
        x = network.maxPool(network.apply("Relu", x, "relu1"), "pool1", 64, 64);
        x = network.linear(network.flatten(x, "flat"), "fc", "logit", 8, 1);
        network.graph().output(x, "logit: 1 forged", Port.ANY, 1);
        // Checks that every parameter was there and none is left over.
        return network.model();
    }
}
