package org.telltale.inference.pack.architecture;

import java.util.List;
import org.telltale.inference.pack.architecture.OnnxModel.Port;
import org.telltale.inference.pack.checkpoint.CheckpointException;
import org.telltale.inference.pack.checkpoint.StateDict;

/**
 * MiniFASNet of Silent-Face-Anti-Spoofing (minivision-ai, 2020): tells a live face from a printed
 * or replayed one. A MobileFaceNet with thinned inner widths; the version with SE weighs channels
 * at the end of each stage.
 */
final class MiniFasNet implements Architecture {
    private static final int SIDE = 80;
    private static final int CLASSES = 3;
    private static final int EMBEDDING = 128;

    private final String id;
    private final String title;
    private final String file;
    private final boolean squeezes;
    private final List<Integer> stage3;
    private final List<Integer> stage4;
    private final List<Integer> stage5 = List.of(26, 26);

    private MiniFasNet(
            String id,
            String title,
            String file,
            boolean squeezes,
            List<Integer> stage3,
            List<Integer> stage4) {
        this.id = id;
        this.title = title;
        this.file = file;
        this.squeezes = squeezes;
        this.stage3 = stage3;
        this.stage4 = stage4;
    }

    /** The version for crops of 2.7 times the face box. */
    static MiniFasNet v2() {
        return new MiniFasNet(
                "minifasnet-v2",
                "MiniFASNet V2",
                "2.7_80x80_MiniFASNetV2.pth",
                false,
                List.of(13, 13, 13, 13),
                List.of(231, 52, 26, 77, 26, 26));
    }

    /** The version with channel weighing, for crops of 4 times the face box. */
    static MiniFasNet v1se() {
        return new MiniFasNet(
                "minifasnet-v1se",
                "MiniFASNet V1SE",
                "4_0_0_80x80_MiniFASNetV1SE.pth",
                true,
                List.of(13, 26, 13, 52),
                List.of(154, 52, 26, 52, 26, 26));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String takes() {
        return "PyTorch state dict, published as " + file;
    }

    @Override
    public OnnxModel build(StateDict state) throws CheckpointException {
        Network network = new Network(this, state, "module.");
        Edge x =
                network.graph().input("input", "face crop, BGR, 0 to 255", Port.ANY, 3, SIDE, SIDE);
        x =
                active(
                        network,
                        x,
                        "conv1",
                        Convolution.of(3, 32, 3, 3).stride(2).padding(1, 1),
                        "conv1");
        x = active(network, x, "conv2_dw", Convolution.depthwise(32, 3).padding(1, 1), "conv2_dw");
        x = unit(network, x, new Unit("conv_23", 32, 103, 64, 2), "conv_23");
        x = stage(network, x, "conv_3", 64, stage3);
        x = unit(network, x, new Unit("conv_34", 64, 231, 128, 2), "conv_34");
        x = stage(network, x, "conv_4", 128, stage4);
        x = unit(network, x, new Unit("conv_45", 128, 308, 128, 2), "conv_45");
        x = stage(network, x, "conv_5", 128, stage5);
        x = active(network, x, "conv_6_sep", Convolution.of(128, 512, 1, 1), "conv_6_sep");
        x = normed(network, x, "conv_6_dw", Convolution.depthwise(512, 5), "conv_6_dw");
        x = network.flatten(x, "flat");
        x = network.linearWithoutBias(x, "linear", "linear", 512, EMBEDDING);
        x = network.batchNorm(x, "bn", "bn", EMBEDDING);
        x = network.linearWithoutBias(x, "prob", "logits", EMBEDDING, CLASSES);
        network.graph().output(x, "logits: printed, live, replayed", Port.ANY, CLASSES);
        return network.model();
    }

    /** A unit that widens, looks at each channel by itself and narrows again. */
    private record Unit(String name, int in, int inner, int out, int stride) {}

    private Edge stage(Network network, Edge input, String name, int width, List<Integer> inner) {
        Edge x = input;
        int last = inner.size() - 1;
        for (int i = 0; i <= last; i++) {
            String layer = name + ".model." + i;
            Edge given = x;
            x = unit(network, x, new Unit(layer, width, inner.get(i), width, 1), layer + ".path");
            if (squeezes && i == last) {
                x = weighed(network, x, layer + ".se_module", width);
            }
            x = network.add(x, given, i == last ? name : layer);
        }
        return x;
    }

    private static Edge unit(Network network, Edge x, Unit unit, String result) {
        String name = unit.name();
        Convolution widen = Convolution.of(unit.in(), unit.inner(), 1, 1);
        Convolution each =
                Convolution.depthwise(unit.inner(), 3).stride(unit.stride()).padding(1, 1);
        Convolution narrow = Convolution.of(unit.inner(), unit.out(), 1, 1);
        Edge wide = active(network, x, name + ".conv", widen, name + ".wide");
        Edge seen = active(network, wide, name + ".conv_dw", each, name + ".seen");
        return normed(network, seen, name + ".project", narrow, result);
    }

    /** Squeeze and excitation: channels weighed by what the whole picture looks like. */
    private static Edge weighed(Network network, Edge x, String name, int width) {
        int narrow = width / 4;
        Convolution squeeze = Convolution.of(width, narrow, 1, 1).withoutBias();
        Convolution excite = Convolution.of(narrow, width, 1, 1).withoutBias();
        Edge mean = network.apply("GlobalAveragePool", x, name + ".mean");
        Edge few = network.convolution(mean, name + ".fc1", squeeze);
        Edge active =
                network.apply(
                        "Relu",
                        network.batchNorm(few, name + ".bn1", name + ".bn1", narrow),
                        name + ".relu");
        Edge many = network.convolution(active, name + ".fc2", excite);
        Edge weights =
                network.apply(
                        "Sigmoid",
                        network.batchNorm(many, name + ".bn2", name + ".bn2", width),
                        name + ".weights");
        return network.multiply(x, weights, name);
    }

    private static Edge active(
            Network network, Edge x, String name, Convolution shape, String result) {
        Edge normed = normed(network, x, name, shape, name + ".normed");
        return network.prelu(normed, name + ".prelu", result, shape.out());
    }

    private static Edge normed(
            Network network, Edge x, String name, Convolution shape, String result) {
        Edge found = network.convolution(x, name + ".conv", shape.withoutBias());
        return network.batchNorm(found, name + ".bn", result, shape.out());
    }
}
