package org.telltale.inference.runtime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small ONNX models, operator set 13. */
public final class TestGraph {
    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 13;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");

    /** An input; an extent below 0 is open. */
    public TestGraph input(String name, TensorProto.DataType type, long... shape) {
        graph.addInput(value(name, type, shape));
        return this;
    }

    /** An output. */
    public TestGraph output(String name, TensorProto.DataType type, long... shape) {
        graph.addOutput(value(name, type, shape));
        return this;
    }

    /** An operator with one output. */
    public TestGraph node(String operator, String output, String... inputs) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addOutput(output);
        for (String input : inputs) {
            node.addInput(input);
        }
        graph.addNode(node);
        return this;
    }

    /** A pooling or convolution of that many pixels each way, as large as what it is given. */
    public TestGraph window(String operator, String output, int side, String... inputs) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addOutput(output);
        for (String input : inputs) {
            node.addInput(input);
        }
        int before = (side - 1) / 2;
        int after = side - 1 - before;
        graph.addNode(
                node.addAttribute(numbers("kernel_shape", side, side))
                        .addAttribute(numbers("pads", before, before, after, after)));
        return this;
    }

    private static AttributeProto numbers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder()
                        .setName(name)
                        .setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    /** A conversion. */
    public TestGraph cast(String output, String input, TensorProto.DataType to) {
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType("Cast")
                        .addInput(input)
                        .addOutput(output)
                        .addAttribute(
                                AttributeProto.newBuilder()
                                        .setName("to")
                                        .setType(AttributeProto.AttributeType.INT)
                                        .setI(to.getNumber())));
        return this;
    }

    /** A constant without extents. */
    public TestGraph constant(String name, float value) {
        graph.addInitializer(
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(TensorProto.DataType.FLOAT.getNumber())
                        .addFloatData(value));
        return this;
    }

    /** A constant with extents. */
    public TestGraph constant(String name, float[] values, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(TensorProto.DataType.FLOAT.getNumber());
        for (long extent : shape) {
            tensor.addDims(extent);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
        graph.addInitializer(tensor);
        return this;
    }

    /** The file's bytes. */
    public byte[] bytes() {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("telltale-test")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    /** Writes the file. */
    public ModelFile write(Path file) throws IOException {
        Files.write(file, bytes());
        return ModelFile.measured(file);
    }

    /** A chain of {@code x·x·x…}: as long as wanted, and cancelled between two of them. */
    public static TestGraph products(int side, int count) {
        TestGraph graph = new TestGraph().input("x", TensorProto.DataType.FLOAT, side, side);
        String last = "x";
        for (int i = 0; i < count; i++) {
            graph.node("MatMul", "p" + i, last, "x");
            last = "p" + i;
        }
        return graph.output(last, TensorProto.DataType.FLOAT, side, side);
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, long... shape) {
        TensorShapeProto.Builder extents = TensorShapeProto.newBuilder();
        for (long extent : shape) {
            TensorShapeProto.Dimension.Builder one = TensorShapeProto.Dimension.newBuilder();
            String open = extents.getDimCount() == 0 ? "n" : "n" + extents.getDimCount();
            extents.addDim(extent < 0 ? one.setDimParam(open) : one.setDimValue(extent));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(type.getNumber())
                                                .setShape(extents)))
                .build();
    }
}
