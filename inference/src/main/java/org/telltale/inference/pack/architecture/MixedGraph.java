package org.telltale.inference.pack.architecture;

import java.util.List;

/**
 * AASIST's heterogeneous layers: nodes of time and nodes of frequency look at each other, and a
 * master node looks at all. The pairs' scores have weights of their own for time with time,
 * frequency with frequency, and across.
 */
final class MixedGraph {
    /** Features of a node after any such layer. */
    static final int OUT = 32;

    private static final float TEMPERATURE = 100;

    private final Network network;
    private final Graph graph;
    private final GraphAttention attention;

    MixedGraph(Network network, GraphAttention attention) {
        this.network = network;
        this.graph = network.graph();
        this.attention = attention;
    }

    /**
     * Nodes and their master.
     *
     * @param times how many nodes of time
     * @param bands how many nodes of frequency
     */
    record Nodes(Edge time, int times, Edge frequency, int bands, Edge master) {}

    /** One layer. */
    Nodes layer(Nodes given, String name, int in) {
        Edge time = network.linear(given.time(), name + ".proj_type1", name + ".type1", in, in);
        Edge frequency =
                network.linear(given.frequency(), name + ".proj_type2", name + ".type2", in, in);
        Edge all =
                graph.node(
                        "Concat",
                        name + ".all",
                        List.of(time, frequency),
                        Attribute.number("axis", 1));
        Edge shares = attention.attention(scores(all, given, name, in), name, TEMPERATURE);
        Edge master = master(all, given.master(), name, in);
        Edge mixed = attention.projected(all, shares, name, in, OUT);
        Edge normed = network.batchNormLast(mixed, name + ".bn", name + ".normed", OUT);
        Edge active = network.apply("Selu", normed, name + ".active");
        Edge sizes = graph.constant(name + ".sizes", given.times(), given.bands());
        List<Edge> parts =
                graph.node(
                        "Split",
                        List.of(name + ".time", name + ".frequency"),
                        List.of(active, sizes),
                        Attribute.number("axis", 1));
        return new Nodes(parts.get(0), given.times(), parts.get(1), given.bands(), master);
    }

    private Edge scores(Edge all, Nodes given, String name, int in) {
        Edge map = attention.pairMap(all, name, in, OUT);
        float[] weights = new float[OUT * 3];
        List<String> kinds = List.of(".att_weight11", ".att_weight22", ".att_weight12");
        for (int kind = 0; kind < kinds.size(); kind++) {
            float[] column = network.parameters().take(name + kinds.get(kind), OUT, 1);
            for (int i = 0; i < OUT; i++) {
                weights[i * 3 + kind] = column[i];
            }
        }
        Edge weight = graph.constant(name + ".att_weights", weights, OUT, 3);
        Edge each = graph.node("MatMul", name + ".each", List.of(map, weight));
        Edge chosen = network.multiply(each, kinds(given, name), name + ".chosen");
        Edge axis = graph.constant(name + ".kind_axis", 3);
        return graph.node(
                "ReduceSum",
                name + ".scores",
                List.of(chosen, axis),
                Attribute.number("keepdims", 0));
    }

    /** For each pair of nodes a one at its kind: time, frequency, across. */
    private Edge kinds(Nodes given, String name) {
        int nodes = given.times() + given.bands();
        float[] mask = new float[nodes * nodes * 3];
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                boolean first = i < given.times();
                boolean second = j < given.times();
                int kind = first && second ? 0 : !first && !second ? 1 : 2;
                mask[(i * nodes + j) * 3 + kind] = 1;
            }
        }
        return graph.constant(name + ".kinds", mask, 1, nodes, nodes, 3);
    }

    private Edge master(Edge all, Edge master, String name, int in) {
        Edge products = network.multiply(all, master, name + ".with_master");
        Edge seen = network.linear(products, name + ".att_projM", name + ".seenM", in, OUT);
        Edge map = network.apply("Tanh", seen, name + ".mapM");
        Edge weight = network.constant(name + ".att_weightM", OUT, 1);
        Edge scores = graph.node("MatMul", name + ".scoresM", List.of(map, weight));
        Edge row =
                graph.node(
                        "Transpose",
                        name + ".rowM",
                        List.of(scores),
                        Attribute.numbers("perm", 0, 2, 1));
        Edge shares = attention.attention(row, name + ".M", TEMPERATURE);
        Edge gathered = graph.node("MatMul", name + ".gatheredM", List.of(shares, all));
        Edge with = network.linear(gathered, name + ".proj_with_attM", name + ".withM", in, OUT);
        Edge without =
                network.linear(master, name + ".proj_without_attM", name + ".withoutM", in, OUT);
        return network.add(with, without, name + ".master");
    }
}
