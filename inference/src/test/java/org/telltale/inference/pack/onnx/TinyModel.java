package org.telltale.inference.pack.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** An ONNX model of one addition: {@code logits[n,2] = input[n,2] + bias[2]}. */
public final class TinyModel {
    private TinyModel() {}

    /** To be changed and built. */
    public static ModelProto.Builder model() {
        TensorProto bias =
                TensorProto.newBuilder()
                        .setName("bias")
                        .setDataType(TensorProto.DataType.FLOAT.getNumber())
                        .addDims(2)
                        .addFloatData(1)
                        .addFloatData(2)
                        .build();
        GraphProto.Builder graph =
                GraphProto.newBuilder()
                        .setName("tiny")
                        .addNode(node("Add", ""))
                        .addInitializer(bias)
                        .addInput(value("input", -1, 2))
                        .addOutput(value("logits", -1, 2));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
                .setGraph(graph);
    }

    static NodeProto.Builder node(String operator, String domain) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setDomain(domain)
                .addInput("input")
                .addInput("bias")
                .addOutput("logits");
    }

    static ValueInfoProto.Builder value(String name, long... extents) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long extent : extents) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(extent < 0 ? dimension.setDimParam("n") : dimension.setDimValue(extent));
        }
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor));
    }
}
