package org.telltale.inference.pack.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.runtime.ModelFile;
import org.telltale.inference.worker.InProcessWorker;

/** The rules agree with the runtime that they stand before. */
class OnnxRulesTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ai.onnx", "ai.onnx.ml", "com.microsoft"})
    void theNewestOperatorSetsAreTheRuntimes(String domain) throws Exception {
        long newest = java.util.Objects.requireNonNull(OnnxRules.OPERATOR_SETS.get(domain));
        try (InProcessWorker worker = new InProcessWorker()) {
            Path known = write(importing(domain, newest));
            assertThat(worker.describeModel(ModelFile.measured(known)).operatorSets())
                    .containsEntry(domain, newest);
            Path later = write(importing(domain, newest + 1));
            assertThatThrownBy(() -> worker.describeModel(ModelFile.measured(later)))
                    .isInstanceOf(MediaException.class);
        }
    }

    @Test
    void theOutlineIsWhatStandsInTheFile() throws Exception {
        OnnxOutline outline = OnnxOutlineReader.read(write(TinyModel.model()));
        assertThat(outline.inputs()).containsExactly("input");
        assertThat(outline.outputs()).containsExactly("logits");
        assertThat(outline.nodes()).isEqualTo(1);
        assertThat(outline.domains()).containsExactly("ai.onnx");
        assertThat(outline.external()).isNull();
        assertThat(outline.largest()).isEqualTo(2);
    }

    @Test
    void functionsOfTheFileItselfAreKnown() throws Exception {
        ModelProto.Builder model = TinyModel.model();
        model.getGraphBuilder().getNodeBuilder(0).setDomain("own").setOpType("Twice");
        model.addFunctions(FunctionProto.newBuilder().setDomain("own").setName("Twice"));
        OnnxOutline outline = OnnxOutlineReader.read(write(model));
        assertThat(outline.domains()).isEmpty();
        OnnxRules.check(outline, "own.onnx");
    }

    private static ModelProto.Builder importing(String domain, long version) {
        ModelProto.Builder model = TinyModel.model();
        if (domain.equals("ai.onnx")) {
            model.getOpsetImportBuilder(0).setVersion(version);
        } else {
            model.addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version));
        }
        return model;
    }

    private Path write(ModelProto.Builder model) throws Exception {
        return Files.write(
                Files.createTempFile(folder, "tiny", ".onnx"), model.build().toByteArray());
    }
}
