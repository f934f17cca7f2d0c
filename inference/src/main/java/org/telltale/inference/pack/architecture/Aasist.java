package org.telltale.inference.pack.architecture;

import java.util.List;
import org.telltale.inference.pack.architecture.MixedGraph.Nodes;
import org.telltale.inference.pack.architecture.OnnxModel.Port;
import org.telltale.inference.pack.checkpoint.CheckpointException;
import org.telltale.inference.pack.checkpoint.StateDict;

/**
 * AASIST (Jung and others, 2022): tells speech from spoofed speech by graphs over frequency and
 * time, and its light version AASIST-L.
 */
final class Aasist implements Architecture {
    private static final int SAMPLES = 64_600;
    private static final int BANDS = 23;
    private static final int STEPS = 29;
    private static final int OUT = MixedGraph.OUT;
    private static final float TEMPERATURE = 2;

    private final String id;
    private final String title;
    private final String files;
    private final int width;
    private final double keepBands;
    private final double keepSteps;
    private final double keepMixed;

    private Aasist(
            String id,
            String title,
            String files,
            int width,
            double keepBands,
            double keepSteps,
            double keepMixed) {
        this.id = id;
        this.title = title;
        this.files = files;
        this.width = width;
        this.keepBands = keepBands;
        this.keepSteps = keepSteps;
        this.keepMixed = keepMixed;
    }

    /** The full network. */
    static Aasist full() {
        return new Aasist(
                "aasist",
                "AASIST",
                "AASIST.pth (ASVspoof 2019) or best.pth (ASVspoof 5)",
                64,
                0.5,
                0.7,
                0.5);
    }

    /** The light one. */
    static Aasist light() {
        return new Aasist("aasist-l", "AASIST-L", "AASIST-L.pth", 24, 0.4, 0.5, 0.7);
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
        return "PyTorch state dict, published as " + files;
    }

    @Override
    public OnnxModel build(StateDict state) throws CheckpointException {
        Network network = new Network(this, state, "module.");
        Graph graph = network.graph();
        Edge samples = graph.input("input", "mono speech at 16 kHz, -1 to 1", Port.ANY, SAMPLES);
        Edge encoded = new AasistEncoder(network, width).encode(samples);
        GraphAttention attention = new GraphAttention(network);
        Edge strength = network.apply("Abs", encoded, "encoded.strength");
        Edge bands =
                network.add(
                        nodes(network, strength, 3, "bands_over_time"),
                        network.constant("pos_S", 1, BANDS, width),
                        "nodes_S");
        Edge steps = nodes(network, strength, 2, "steps_over_bands");
        bands = attention.layer(bands, "GAT_layer_S", width, width, TEMPERATURE);
        bands = attention.pool(bands, "pool_S", width, kept(BANDS, keepBands));
        steps = attention.layer(steps, "GAT_layer_T", width, width, TEMPERATURE);
        steps = attention.pool(steps, "pool_T", width, kept(STEPS, keepSteps));
        Edge embedding = embedding(network, attention, steps, bands);
        Edge logits = network.linear(embedding, "out_layer", "logits", 5 * OUT, 2);
        graph.output(logits, "logits: spoofed, bona fide", Port.ANY, 2);
        graph.output(embedding, "what the logits are made of", Port.ANY, 5 * OUT);
        return network.model();
    }

    /** The largest along one axis of the encoded picture, as nodes along the other. */
    private static Edge nodes(Network network, Edge encoded, int axis, String name) {
        Edge largest =
                network.graph()
                        .node(
                                "ReduceMax",
                                name,
                                List.of(encoded),
                                Attribute.numbers("axes", axis),
                                Attribute.number("keepdims", 0));
        return network.graph()
                .node(
                        "Transpose",
                        name + ".nodes",
                        List.of(largest),
                        Attribute.numbers("perm", 0, 2, 1));
    }

    private Edge embedding(Network network, GraphAttention attention, Edge steps, Edge bands) {
        Nodes first = branch(network, attention, steps, bands, 1);
        Nodes second = branch(network, attention, steps, bands, 2);
        Graph graph = network.graph();
        Edge time = graph.node("Max", "time", List.of(first.time(), second.time()));
        Edge frequency =
                graph.node("Max", "frequency", List.of(first.frequency(), second.frequency()));
        Edge master = graph.node("Max", "master", List.of(first.master(), second.master()));
        Edge axis = graph.constant("master.axis", 1);
        return graph.node(
                "Concat",
                "embedding",
                List.of(
                        strongest(network, time, "time"),
                        reduced(network, "ReduceMean", time, "time.mean"),
                        strongest(network, frequency, "frequency"),
                        reduced(network, "ReduceMean", frequency, "frequency.mean"),
                        graph.node("Squeeze", "master.features", List.of(master, axis))),
                Attribute.number("axis", 1));
    }

    private Nodes branch(
            Network network, GraphAttention attention, Edge steps, Edge bands, int number) {
        MixedGraph mixed = new MixedGraph(network, attention);
        int times = kept(STEPS, keepSteps);
        int frequencies = kept(BANDS, keepBands);
        Edge master = network.constant("master" + number, 1, 1, width);
        String layer = "HtrgGAT_layer_ST" + number;
        Nodes once =
                mixed.layer(
                        new Nodes(steps, times, bands, frequencies, master), layer + "1", width);
        int fewerTimes = kept(times, keepMixed);
        int fewerBands = kept(frequencies, keepMixed);
        Edge frequency = attention.pool(once.frequency(), "pool_hS" + number, OUT, fewerBands);
        Edge time = attention.pool(once.time(), "pool_hT" + number, OUT, fewerTimes);
        Nodes pooled = new Nodes(time, fewerTimes, frequency, fewerBands, once.master());
        Nodes twice = mixed.layer(pooled, layer + "2", OUT);
        String sum = "branch" + number;
        return new Nodes(
                network.add(pooled.time(), twice.time(), sum + ".time"),
                fewerTimes,
                network.add(pooled.frequency(), twice.frequency(), sum + ".frequency"),
                fewerBands,
                network.add(pooled.master(), twice.master(), sum + ".master"));
    }

    private static Edge strongest(Network network, Edge nodes, String name) {
        Edge strength = network.apply("Abs", nodes, name + ".strength");
        return reduced(network, "ReduceMax", strength, name + ".strongest");
    }

    private static Edge reduced(Network network, String operator, Edge nodes, String name) {
        return network.graph()
                .node(
                        operator,
                        name,
                        List.of(nodes),
                        Attribute.numbers("axes", 1),
                        Attribute.number("keepdims", 0));
    }

    private static int kept(int nodes, double share) {
        return Math.max(1, (int) (nodes * share));
    }
}
