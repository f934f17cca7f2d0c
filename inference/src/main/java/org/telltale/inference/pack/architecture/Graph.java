package org.telltale.inference.pack.architecture;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.telltale.inference.pack.architecture.OnnxModel.Port;

/**
 * Writes an ONNX graph, node by node in the order of execution. What a node gives has a name of the
 * caller's choice, so that stages can be compared with the authors'. Used once, by one thread.
 */
final class Graph {
    /** Of 2021: what ONNX Runtime's providers all run, and the last with reductions' axes fixed. */
    private static final long OPERATORS = 17;

    private static final long FORMAT = 8;

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Set<String> names = new HashSet<>();
    private final List<Port> inputs = new ArrayList<>();
    private final List<Port> outputs = new ArrayList<>();

    Graph(String name) {
        graph.setName(name);
    }

    /** An input of 32-bit floats; {@link Port#ANY} where the caller chooses an extent. */
    Edge input(String name, String meaning, Integer... shape) {
        Port port = new Port(name, List.of(shape), meaning);
        inputs.add(port);
        graph.addInput(info(port));
        return edge(name);
    }

    /** Makes a value an output under its name. */
    void output(Edge value, String meaning, Integer... shape) {
        Port port = new Port(value.name(), List.of(shape), meaning);
        outputs.add(port);
        graph.addOutput(info(port));
    }

    /** A constant of 32-bit floats, row-major. */
    Edge constant(String name, float[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, TensorProto.DataType.FLOAT, bytes, shape);
    }

    /** A constant list of 64-bit whole numbers. */
    Edge constant(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(name, TensorProto.DataType.INT64, bytes, values.length);
    }

    private Edge constant(String name, TensorProto.DataType type, ByteBuffer bytes, int... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(type.getNumber())
                        .setRawData(ByteString.copyFrom(bytes));
        Arrays.stream(shape).forEach(tensor::addDims);
        graph.addInitializer(tensor);
        return edge(name);
    }

    /** A node with one result. */
    Edge node(String operator, String result, List<Edge> given, Attribute... attributes) {
        return node(operator, List.of(result), given, attributes).getFirst();
    }

    /** A node with several results. */
    List<Edge> node(
            String operator, List<String> results, List<Edge> given, Attribute... attributes) {
        NodeProto.Builder node =
                NodeProto.newBuilder().setOpType(operator).setName(results.getFirst());
        given.forEach(edge -> node.addInput(edge.name()));
        results.forEach(node::addOutput);
        Arrays.stream(attributes).forEach(a -> node.addAttribute(a.proto()));
        graph.addNode(node);
        return results.stream().map(this::edge).toList();
    }

    /** The finished model. */
    OnnxModel model() {
        ModelProto model =
                ModelProto.newBuilder()
                        .setIrVersion(FORMAT)
                        .setProducerName("Telltale")
                        .setGraph(graph)
                        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                        .build();
        return new OnnxModel(model.toByteArray(), inputs, outputs);
    }

    private Edge edge(String name) {
        if (!names.add(name)) {
            throw new IllegalStateException("two values are named " + name);
        }
        return new Edge(name);
    }

    private static ValueInfoProto info(Port port) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int extent : port.shape()) {
            TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
            if (extent == Port.ANY) {
                dimension.setDimParam("batch");
            } else {
                dimension.setDimValue(extent);
            }
        }
        TypeProto.Tensor tensor =
                TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(shape)
                        .build();
        return ValueInfoProto.newBuilder()
                .setName(port.name())
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .setDocString(port.meaning())
                .build();
    }
}
