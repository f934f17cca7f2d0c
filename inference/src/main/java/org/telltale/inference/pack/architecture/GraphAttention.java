package org.telltale.inference.pack.architecture;

import java.util.List;

/**
 * The pieces of AASIST's graphs: attention among nodes of one kind, and pooling that keeps the
 * nodes that matter. Nodes are batch, node, feature.
 */
final class GraphAttention {
    private final Network network;
    private final Graph graph;
    private final Edge axis1;
    private final Edge axis2;
    private final Edge axis3;

    GraphAttention(Network network) {
        this.network = network;
        this.graph = network.graph();
        axis1 = graph.constant("graph.axis.1", 1);
        axis2 = graph.constant("graph.axis.2", 2);
        axis3 = graph.constant("graph.axis.3", 3);
    }

    /** Every node looks at every other of its kind. */
    Edge layer(Edge nodes, String name, int in, int out, float temperature) {
        Edge map = pairMap(nodes, name, in, out);
        Edge weight = network.constant(name + ".att_weight", out, 1);
        Edge raw = graph.node("MatMul", name + ".raw", List.of(map, weight));
        Edge scores = graph.node("Squeeze", name + ".scores", List.of(raw, axis3));
        Edge attention = attention(scores, name, temperature);
        Edge mixed = projected(nodes, attention, name, in, out);
        Edge normed = network.batchNormLast(mixed, name + ".bn", name + ".normed", out);
        return network.apply("Selu", normed, name);
    }

    /** What each pair of nodes has in common, as features: batch, node, node, feature. */
    Edge pairMap(Edge nodes, String name, int in, int out) {
        Edge rows = graph.node("Unsqueeze", name + ".rows", List.of(nodes, axis2));
        Edge columns = graph.node("Unsqueeze", name + ".columns", List.of(nodes, axis1));
        Edge products = network.multiply(rows, columns, name + ".pairs");
        Edge seen = network.linear(products, name + ".att_proj", name + ".seen", in, out);
        return network.apply("Tanh", seen, name + ".map");
    }

    /** Scores of batch, node, node as shares over the last. */
    Edge attention(Edge scores, String name, float temperature) {
        Edge divisor = graph.constant(name + ".temperature", new float[] {temperature}, 1);
        Edge cooled = graph.node("Div", name + ".cooled", List.of(scores, divisor));
        return graph.node(
                "Softmax", name + ".attention", List.of(cooled), Attribute.number("axis", -1));
    }

    /** The nodes mixed by attention, and the nodes themselves, both projected, added. */
    Edge projected(Edge nodes, Edge attention, String name, int in, int out) {
        Edge gathered = graph.node("MatMul", name + ".gathered", List.of(attention, nodes));
        Edge with = network.linear(gathered, name + ".proj_with_att", name + ".with", in, out);
        Edge without =
                network.linear(nodes, name + ".proj_without_att", name + ".without", in, out);
        return network.add(with, without, name + ".mixed");
    }

    /** The nodes that score highest, best first, each multiplied by its score. */
    Edge pool(Edge nodes, String name, int features, int keep) {
        Edge scored = network.linear(nodes, name + ".proj", name + ".scored", features, 1);
        Edge scores = network.apply("Sigmoid", scored, name + ".scores");
        Edge weighed = network.multiply(nodes, scores, name + ".weighed");
        Edge count = graph.constant(name + ".keep", keep);
        List<Edge> top =
                graph.node(
                        "TopK",
                        List.of(name + ".best", name + ".at"),
                        List.of(scores, count),
                        Attribute.number("axis", 1),
                        Attribute.number("largest", 1),
                        Attribute.number("sorted", 1));
        Edge wide = graph.constant(name + ".wide", 1, 1, features);
        Edge index = graph.node("Expand", name + ".index", List.of(top.get(1), wide));
        return graph.node(
                "GatherElements", name, List.of(weighed, index), Attribute.number("axis", 1));
    }
}
