package org.telltale.inference.pack.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads names, extents and places of tensors, and skips their numbers. For one thread. */
final class TensorOutlines {
    private static final int MOST_TEXT = 4096;

    private final CodedInputStream in;
    private @Nullable String external;
    private long largest;

    TensorOutlines(CodedInputStream in) {
        this.in = in;
    }

    /** The first tensor outside the file; null where there is none. */
    @Nullable String external() {
        return external;
    }

    /** Most elements that any declared shape has. */
    long largest() {
        return largest;
    }

    /** Reads a TensorProto; its name. */
    String tensor() throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        String name = "";
        long elements = 1;
        boolean outside = false;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case TensorProto.DIMS_FIELD_NUMBER -> elements = times(elements, dimensions(tag));
                case TensorProto.NAME_FIELD_NUMBER -> name = text();
                case TensorProto.EXTERNAL_DATA_FIELD_NUMBER -> {
                    outside = true;
                    skip(tag);
                }
                case TensorProto.DATA_LOCATION_FIELD_NUMBER ->
                        outside |= in.readEnum() != TensorProto.DataLocation.DEFAULT_VALUE;
                default -> skip(tag);
            }
        }
        end(outer);
        largest = Math.max(largest, elements);
        if (outside && external == null) {
            external = name.isEmpty() ? "(without a name)" : name;
        }
        return name;
    }

    private long dimensions(int tag) throws IOException {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            return in.readInt64();
        }
        int outer = in.pushLimit(in.readRawVarint32());
        long product = 1;
        while (in.getBytesUntilLimit() > 0) {
            product = times(product, in.readInt64());
        }
        in.popLimit(outer);
        return product;
    }

    /** Reads a ValueInfoProto; its name. */
    String value() throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        String name = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case ValueInfoProto.NAME_FIELD_NUMBER -> name = text();
                case ValueInfoProto.TYPE_FIELD_NUMBER -> type();
                default -> skip(tag);
            }
        }
        end(outer);
        return name;
    }

    private void type() throws IOException {
        inside(
                TypeProto.TENSOR_TYPE_FIELD_NUMBER,
                () -> inside(TypeProto.Tensor.SHAPE_FIELD_NUMBER, this::shape));
    }

    private void shape() throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        long elements = 1;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == TensorShapeProto.DIM_FIELD_NUMBER) {
                elements = times(elements, extent());
            } else {
                skip(tag);
            }
        }
        end(outer);
        largest = Math.max(largest, elements);
    }

    /** A fixed extent, or 1 where the model leaves it open. */
    private long extent() throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        long extent = 1;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag)
                    == TensorShapeProto.Dimension.DIM_VALUE_FIELD_NUMBER) {
                extent = in.readInt64();
            } else {
                skip(tag);
            }
        }
        end(outer);
        return extent;
    }

    private interface Part {
        void read() throws IOException;
    }

    private void inside(int field, Part part) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == field) {
                part.read();
            } else {
                skip(tag);
            }
        }
        end(outer);
    }

    /** Text of a bounded length. */
    String text() throws IOException {
        int length = in.readRawVarint32();
        if (length < 0 || length > MOST_TEXT) {
            throw new InvalidProtocolBufferException("a name is too long");
        }
        return new String(in.readRawBytes(length), StandardCharsets.UTF_8);
    }

    private static long times(long a, long b) {
        // A count of symbols (-1) and 0 are no size; what overflows is as large as can be.
        if (b <= 0 || a <= 0) {
            return b < -1 ? Long.MAX_VALUE : a;
        }
        return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }

    private void end(int outer) throws IOException {
        in.checkLastTagWas(0);
        in.popLimit(outer);
    }

    private void skip(int tag) throws IOException {
        if (!in.skipField(tag)) {
            throw new InvalidProtocolBufferException("a group ends unbegun");
        }
    }
}
