package org.telltale.inference.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between our tensors and ONNX Runtime's. Stateless. */
final class TensorBridge {
    private TensorBridge() {}

    /** ONNX Runtime's view of the tensor: the same memory where it is native. */
    static OnnxTensor wrap(Tensor tensor) throws OrtException {
        ByteBuffer bytes = tensor.data().asByteBuffer().order(ByteOrder.nativeOrder());
        long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
        var environment = OrtHost.environment();
        return switch (tensor.type()) {
            case FLOAT32 -> OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), shape);
            case INT64 -> OnnxTensor.createTensor(environment, bytes.asLongBuffer(), shape);
            case INT32 -> OnnxTensor.createTensor(environment, bytes.asIntBuffer(), shape);
            case UINT8 -> OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.UINT8);
            case BOOL -> OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.BOOL);
        };
    }

    /** A copy in the caller's memory; null where Telltale cannot hold such a value. */
    static @Nullable Tensor copy(String name, OnnxValue value, Arena owner) {
        if (!(value instanceof OnnxTensor tensor)) {
            return null;
        }
        TensorInfo info = tensor.getInfo();
        TensorType type = held(info.type);
        if (type == null) {
            return null;
        }
        List<Long> shape = Arrays.stream(info.getShape()).boxed().toList();
        Tensor copy = Tensor.allocate(name, type, shape, owner);
        if (copy.count() > 0) {
            copy.data().copyFrom(MemorySegment.ofBuffer(buffer(tensor, type)));
        }
        return copy;
    }

    /** The type in which values of ONNX Runtime's type are held; halves become floats. */
    static @Nullable TensorType held(OnnxJavaType type) {
        return switch (type) {
            case FLOAT, FLOAT16, BFLOAT16 -> TensorType.FLOAT32;
            case INT64 -> TensorType.INT64;
            case INT32 -> TensorType.INT32;
            case UINT8 -> TensorType.UINT8;
            case BOOL -> TensorType.BOOL;
            case DOUBLE, INT8, INT16, STRING, UNKNOWN -> null;
        };
    }

    private static Buffer buffer(OnnxTensor tensor, TensorType type) {
        return switch (type) {
            case FLOAT32 -> tensor.getFloatBuffer();
            case INT64 -> tensor.getLongBuffer();
            case INT32 -> tensor.getIntBuffer();
            case UINT8, BOOL -> tensor.getByteBuffer();
        };
    }
}
