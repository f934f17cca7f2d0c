package org.telltale.inference.pack.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.reason.Reason;

/**
 * Reads the outline of an ONNX file (onnx.proto, format versions 3 to 12) field by field in
 * constant memory. For one file and one thread.
 */
public final class OnnxOutlineReader {
    private static final int MOST_DEPTH = 24;
    private static final int MOST_NODES = 1_000_000;
    private static final int MOST_DOMAINS = 64;

    private final CodedInputStream in;
    private final TensorOutlines tensors;
    private final Map<String, Long> operatorSets = new TreeMap<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final Set<String> filled = new HashSet<>();
    private final Set<String> used = new TreeSet<>();
    private final Set<String> own = new HashSet<>();
    private long irVersion;
    private int nodes;
    private int depth;
    private int graphs;

    private OnnxOutlineReader(InputStream stream) {
        in = CodedInputStream.newInstance(stream);
        tensors = new TensorOutlines(in);
    }

    /**
     * The outline of a file.
     *
     * @throws PackException if it is no ONNX file, is damaged, or nests or repeats without end
     * @throws IOException if it cannot be read
     */
    public static OnnxOutline read(Path file) throws PackException, IOException {
        String name = PackFile.shown(String.valueOf(file.getFileName()));
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            OnnxOutlineReader reader = new OnnxOutlineReader(stream);
            return reader.model(name);
        } catch (InvalidProtocolBufferException | ArithmeticException e) {
            throw new PackException(Reason.of("pack.onnx-broken", name), e);
        }
    }

    private OnnxOutline model(String name) throws IOException, PackException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case ModelProto.IR_VERSION_FIELD_NUMBER -> irVersion = in.readInt64();
                case ModelProto.OPSET_IMPORT_FIELD_NUMBER -> operatorSet();
                case ModelProto.GRAPH_FIELD_NUMBER -> message(this::graph);
                case ModelProto.FUNCTIONS_FIELD_NUMBER -> message(this::function);
                // Nothing here trains, but what stands there is held to the same rules.
                case ModelProto.TRAINING_INFO_FIELD_NUMBER -> message(this::training);
                default -> skip(tag);
            }
        }
        if (graphs == 0 || operatorSets.isEmpty() || outputs.isEmpty()) {
            throw new PackException(Reason.of("pack.onnx-broken", name));
        }
        inputs.removeAll(filled);
        used.removeAll(own);
        return new OnnxOutline(
                irVersion,
                operatorSets,
                used,
                nodes,
                inputs,
                outputs,
                tensors.external(),
                tensors.largest());
    }

    private void operatorSet() throws IOException {
        String[] domain = {""};
        long[] version = {0};
        message(tag -> {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case OperatorSetIdProto.DOMAIN_FIELD_NUMBER -> domain[0] = tensors.text();
                case OperatorSetIdProto.VERSION_FIELD_NUMBER -> version[0] = in.readInt64();
                default -> skip(tag);
            }
        });
        String name = domain[0].isEmpty() ? "ai.onnx" : domain[0];
        operatorSets.merge(name, version[0], Math::max);
        if (operatorSets.size() > MOST_DOMAINS) {
            throw new InvalidProtocolBufferException("too many operator sets");
        }
    }

    private void graph(int tag) throws IOException {
        boolean outermost = depth == 1;
        switch (WireFormat.getTagFieldNumber(tag)) {
            case GraphProto.NODE_FIELD_NUMBER -> message(this::node);
            case GraphProto.INITIALIZER_FIELD_NUMBER -> {
                String name = tensors.tensor();
                if (outermost) {
                    filled.add(name);
                }
            }
            case GraphProto.SPARSE_INITIALIZER_FIELD_NUMBER -> message(this::sparse);
            case GraphProto.INPUT_FIELD_NUMBER -> value(outermost ? inputs : new ArrayList<>());
            case GraphProto.OUTPUT_FIELD_NUMBER -> value(outermost ? outputs : new ArrayList<>());
            default -> skip(tag);
        }
        graphs = Math.max(graphs, 1);
    }

    private void training(int tag) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case TrainingInfoProto.INITIALIZATION_FIELD_NUMBER,
                    TrainingInfoProto.ALGORITHM_FIELD_NUMBER ->
                    message(this::graph);
            default -> skip(tag);
        }
    }

    private void value(List<String> names) throws IOException {
        names.add(tensors.value());
        if (names.size() > MOST_NODES) {
            throw new InvalidProtocolBufferException("too many values");
        }
    }

    private void function(int tag) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case FunctionProto.NODE_FIELD_NUMBER -> message(this::node);
            // Defaults of the function's attributes, which may be tensors.
            case FunctionProto.ATTRIBUTE_PROTO_FIELD_NUMBER -> message(this::attribute);
            case FunctionProto.DOMAIN_FIELD_NUMBER -> own.add(tensors.text());
            default -> skip(tag);
        }
    }

    private void node(int tag) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case NodeProto.OP_TYPE_FIELD_NUMBER -> {
                if (++nodes > MOST_NODES) {
                    throw new InvalidProtocolBufferException("too many nodes");
                }
                skip(tag);
            }
            case NodeProto.DOMAIN_FIELD_NUMBER -> {
                String domain = tensors.text();
                used.add(domain.isEmpty() ? "ai.onnx" : domain);
            }
            case NodeProto.ATTRIBUTE_FIELD_NUMBER -> message(this::attribute);
            default -> skip(tag);
        }
    }

    private void attribute(int tag) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case AttributeProto.T_FIELD_NUMBER, AttributeProto.TENSORS_FIELD_NUMBER ->
                    tensors.tensor();
            case AttributeProto.SPARSE_TENSOR_FIELD_NUMBER,
                    AttributeProto.SPARSE_TENSORS_FIELD_NUMBER ->
                    message(this::sparse);
            case AttributeProto.G_FIELD_NUMBER, AttributeProto.GRAPHS_FIELD_NUMBER ->
                    message(this::graph);
            default -> skip(tag);
        }
    }

    private void sparse(int tag) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case SparseTensorProto.VALUES_FIELD_NUMBER, SparseTensorProto.INDICES_FIELD_NUMBER ->
                    tensors.tensor();
            default -> skip(tag);
        }
    }

    /** What is done with each field of a message. */
    private interface Field {
        void read(int tag) throws IOException;
    }

    private void message(Field field) throws IOException {
        int length = in.readRawVarint32();
        if (++depth > MOST_DEPTH) {
            throw new InvalidProtocolBufferException("nested too deeply");
        }
        int outer = in.pushLimit(length);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            field.read(tag);
        }
        in.checkLastTagWas(0);
        in.popLimit(outer);
        depth--;
    }

    private void skip(int tag) throws IOException {
        if (!in.skipField(tag)) {
            throw new InvalidProtocolBufferException("a group ends unbegun");
        }
    }
}
