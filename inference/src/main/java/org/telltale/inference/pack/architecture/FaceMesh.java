package org.telltale.inference.pack.architecture;

import java.util.List;
import org.telltale.inference.pack.architecture.OnnxModel.Port;
import org.telltale.inference.pack.checkpoint.CheckpointException;
import org.telltale.inference.pack.checkpoint.StateDict;

/**
 * The PyTorch port of MediaPipe's face mesh: 468 points of a face in a crop. The port mirrors a row
 * and a column at the top left where MediaPipe's own file pads zeros at the bottom right; this is
 * the port.
 */
final class FaceMesh implements Architecture {
    private static final int SIDE = 192;
    private static final int COORDINATES = 1404;

    @Override
    public String id() {
        return "facemesh";
    }

    @Override
    public String title() {
        return "MediaPipe face mesh, PyTorch port";
    }

    @Override
    public String takes() {
        return "PyTorch state dict, published as facemesh.pth";
    }

    @Override
    public OnnxModel build(StateDict state) throws CheckpointException {
        Network network = new Network(this, state, "");
        Edge x = network.graph().input("input", "face crop, RGB, -1 to 1", Port.ANY, 3, SIDE, SIDE);
        Edge features = backbone(network, x);
        Edge points = points(network, features);
        network.graph()
                .output(
                        points,
                        "468 points, x, y, z in turn, x and y in pixels of the crop",
                        Port.ANY,
                        COORDINATES);
        Edge confidence = confidence(network, features);
        network.graph().output(confidence, "logit that a face is there", Port.ANY, 1);
        return network.model();
    }

    private static Edge backbone(Network network, Edge input) {
        Edge sides = network.graph().constant("pre.pads", 0, 0, 1, 1, 0, 0, 0, 0);
        Edge x =
                network.graph()
                        .node(
                                "Pad",
                                "pre",
                                List.of(input, sides),
                                Attribute.word("mode", "reflect"));
        x = network.convolution(x, "backbone.0", Convolution.of(3, 16, 3, 3).stride(2));
        x = network.prelu(x, "backbone.1", "backbone.1", 16);
        x = block(network, x, "backbone.2", 16);
        x = block(network, x, "backbone.3", 16);
        x = halving(network, x, "backbone.4", 16, 32);
        x = block(network, x, "backbone.5", 32);
        x = block(network, x, "backbone.6", 32);
        x = halving(network, x, "backbone.7", 32, 64);
        x = block(network, x, "backbone.8", 64);
        x = block(network, x, "backbone.9", 64);
        x = halving(network, x, "backbone.10", 64, 128);
        x = block(network, x, "backbone.11", 128);
        x = block(network, x, "backbone.12", 128);
        x = halving(network, x, "backbone.13", 128, 128);
        x = block(network, x, "backbone.14", 128);
        return block(network, x, "backbone.15", 128);
    }

    private static Edge points(Network network, Edge features) {
        Edge x = halving(network, features, "coord_head.0", 128, 128);
        x = block(network, x, "coord_head.1", 128);
        x = block(network, x, "coord_head.2", 128);
        x = network.convolution(x, "coord_head.3", Convolution.of(128, 32, 1, 1));
        x = network.prelu(x, "coord_head.4", "coord_head.4", 32);
        x = block(network, x, "coord_head.5", 32);
        x = network.convolution(x, "coord_head.6", Convolution.of(32, COORDINATES, 3, 3));
        return network.flatten(x, "landmarks");
    }

    private static Edge confidence(Network network, Edge features) {
        Edge x = halving(network, features, "conf_head.0", 128, 128);
        x = network.convolution(x, "conf_head.1", Convolution.of(128, 32, 1, 1));
        x = network.prelu(x, "conf_head.2", "conf_head.2", 32);
        x = block(network, x, "conf_head.3", 32);
        x = network.convolution(x, "conf_head.4", Convolution.of(32, 1, 3, 3));
        return network.flatten(x, "confidence");
    }

    /** Looks at each channel by itself, mixes them and adds what came in. */
    private static Edge block(Network network, Edge x, String name, int channels) {
        Convolution each = Convolution.depthwise(channels, 3).padding(1, 1);
        return mixed(
                network,
                network.convolution(x, name + ".convs.0", each),
                x,
                name,
                channels,
                channels);
    }

    /** The same at half the size, with channels of zeros appended to what came in. */
    private static Edge halving(Network network, Edge x, String name, int in, int out) {
        Convolution each = Convolution.depthwise(in, 3).stride(2).paddingAfter(2, 2);
        Edge shortcut = network.maxPool(x, name + ".pool", 2, 2);
        if (out > in) {
            Edge sides = network.graph().constant(name + ".pads", 0, 0, 0, 0, 0, out - in, 0, 0);
            shortcut = network.graph().node("Pad", name + ".shortcut", List.of(shortcut, sides));
        }
        return mixed(
                network, network.convolution(x, name + ".convs.0", each), shortcut, name, in, out);
    }

    private static Edge mixed(
            Network network, Edge seen, Edge shortcut, String name, int in, int out) {
        Edge mixed = network.convolution(seen, name + ".convs.1", Convolution.of(in, out, 1, 1));
        Edge sum = network.add(mixed, shortcut, name + ".sum");
        return network.prelu(sum, name + ".act", name, out);
    }
}
