package org.telltale.inference.pack.architecture;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;

/** A constant setting of a node. */
record Attribute(AttributeProto proto) {
    /** A setting of one whole number. */
    static Attribute number(String name, long value) {
        return new Attribute(
                AttributeProto.newBuilder()
                        .setName(name)
                        .setType(AttributeType.INT)
                        .setI(value)
                        .build());
    }

    /** A setting of several whole numbers. */
    static Attribute numbers(String name, int... values) {
        AttributeProto.Builder list =
                AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        for (int value : values) {
            list.addInts(value);
        }
        return new Attribute(list.build());
    }

    /** A setting of one 32-bit float. */
    static Attribute real(String name, float value) {
        return new Attribute(
                AttributeProto.newBuilder()
                        .setName(name)
                        .setType(AttributeType.FLOAT)
                        .setF(value)
                        .build());
    }

    /** A setting of a word. */
    static Attribute word(String name, String value) {
        return new Attribute(
                AttributeProto.newBuilder()
                        .setName(name)
                        .setType(AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8(value))
                        .build());
    }
}
