package org.telltale.inference.runtime;

import ai.onnx.proto.OnnxMl;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/**
 * Reads what a model takes and gives. ONNX Runtime tells inputs and outputs; versions stand in the
 * head of the file only. Stateless.
 */
final class ModelReader {
    private ModelReader() {}

    /**
     * Describes a model, which is loaded for it without optimising: that would compute what is
     * constant in it, and a hostile file can make that large.
     *
     * @throws MediaException if it is another file or does not load
     */
    static ModelDescription describe(ModelFile model) throws MediaException {
        try (Arena arena = Arena.ofConfined();
                OrtSession.SessionOptions options = ProviderOptions.of(Accelerator.CPU)) {
            ByteBuffer bytes = ModelBytes.read(model, arena);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            Head head = Head.read(bytes.duplicate());
            try (OrtSession session = OrtHost.environment().createSession(bytes, options)) {
                ModelValues values = ModelValues.of(session);
                return new ModelDescription(
                        values.inputs(),
                        values.outputs(),
                        head.operatorSets(),
                        head.irVersion(),
                        head.producer());
            }
        } catch (OrtException e) {
            throw ModelFaults.explain(model, e, false);
        } catch (IOException e) {
            throw new MediaException(
                    Reason.of("runtime.model-unreadable", ModelBytes.name(model)), e);
        }
    }

    /** The fields of ModelProto (onnx.proto) before and after its graph, which is skipped. */
    private record Head(Map<String, Long> operatorSets, long irVersion, String producer) {
        static Head read(ByteBuffer bytes) throws IOException {
            CodedInputStream in = CodedInputStream.newInstance(bytes);
            Map<String, Long> operatorSets = new TreeMap<>();
            long irVersion = 0;
            String producer = "";
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case OnnxMl.ModelProto.IR_VERSION_FIELD_NUMBER -> irVersion = in.readInt64();
                    case OnnxMl.ModelProto.PRODUCER_NAME_FIELD_NUMBER -> producer = in.readString();
                    case OnnxMl.ModelProto.OPSET_IMPORT_FIELD_NUMBER -> {
                        var set = OnnxMl.OperatorSetIdProto.parseFrom(in.readByteArray());
                        String domain = set.getDomain().isEmpty() ? "ai.onnx" : set.getDomain();
                        operatorSets.merge(domain, set.getVersion(), Math::max);
                    }
                    default -> {
                        if (!in.skipField(tag)) {
                            throw new InvalidProtocolBufferException("a group ends unbegun");
                        }
                    }
                }
            }
            return new Head(operatorSets, irVersion, producer);
        }
    }
}
