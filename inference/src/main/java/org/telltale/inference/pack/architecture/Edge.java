package org.telltale.inference.pack.architecture;

/**
 * A value that flows through a graph: an input, a constant or what a node gives.
 *
 * @param name unique in the graph
 */
record Edge(String name) {}
