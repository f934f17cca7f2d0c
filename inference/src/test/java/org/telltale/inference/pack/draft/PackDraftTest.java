package org.telltale.inference.pack.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.telltale.inference.pack.CropRule;
import org.telltale.inference.pack.Dimension;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackOutput;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.runtime.ModelDescription;
import org.telltale.inference.runtime.TensorType;

class PackDraftTest {
    private static final long ANY = ModelDescription.DYNAMIC;

    @Test
    void aPictureIsDescribedByItsExtentsAndTheAnswers() throws Exception {
        PackDraft draft =
                draft(model(List.of(ANY, 3L, ANY, ANY), List.of(ANY, 2L)), "face-forgery");
        assertThat(draft.open())
                .startsWith(
                        DraftQuestion.INPUT_COLOUR,
                        DraftQuestion.INPUT_SCALE,
                        DraftQuestion.INPUT_MEAN,
                        DraftQuestion.INPUT_STD,
                        DraftQuestion.INPUT_SIZE,
                        DraftQuestion.INPUT_FACE_FACTOR,
                        DraftQuestion.OUTPUT_ACTIVATION);
        PackDraft said =
                draft.with(DraftQuestion.INPUT_COLOUR, "bgr")
                        .with(DraftQuestion.INPUT_SCALE, "1/255")
                        .with(DraftQuestion.INPUT_MEAN, "0.5")
                        .with(DraftQuestion.INPUT_STD, "0.1, 0.2, 0.3")
                        .with(DraftQuestion.INPUT_SIZE, "320x240")
                        .with(DraftQuestion.INPUT_FACE_FACTOR, "1.3");
        PictureInput input = (PictureInput) said.packInput();
        assertThat(input.layout()).isEqualTo(PictureInput.Layout.NCHW);
        assertThat(input.colour()).isEqualTo(PictureInput.Colour.BGR);
        assertThat(input.scale()).isEqualTo(1.0 / 255);
        assertThat(input.mean()).containsExactly(0.5, 0.5, 0.5);
        assertThat(input.std()).containsExactly(0.1, 0.2, 0.3);
        assertThat(input.extent('W')).isEqualTo(Dimension.of(320));
        assertThat(input.extent('H')).isEqualTo(Dimension.of(240));
        assertThat(input.crop())
                .isEqualTo(new CropRule.FaceBox(CropRule.FaceBox.Method.SQUARE, 1.3));
    }

    @Test
    void channelsMayStandLastAndOneIsGrey() throws Exception {
        PackDraft draft =
                draft(model(List.of(1L, 64L, 48L, 1L), List.of(1L, 1L)), "image-forgery")
                        .with(DraftQuestion.INPUT_SCALE, "1")
                        .with(DraftQuestion.INPUT_MEAN, "0")
                        .with(DraftQuestion.INPUT_STD, "1");
        PictureInput input = (PictureInput) draft.packInput();
        assertThat(input.layout()).isEqualTo(PictureInput.Layout.NHWC);
        assertThat(input.colour()).isEqualTo(PictureInput.Colour.GREY);
        assertThat(input.extent('H')).isEqualTo(Dimension.of(64));
        assertThat(draft.open())
                .doesNotContain(DraftQuestion.INPUT_COLOUR, DraftQuestion.OUTPUT_INDEX);
    }

    @Test
    void severalOutputsHaveToBeChosenFrom() throws Exception {
        ModelDescription.Value input = value("input", List.of(1L, 3L, 8L, 8L));
        ModelDescription two =
                new ModelDescription(
                        List.of(input),
                        List.of(value("a", List.of(1L, 1L)), value("b", List.of(1L, 4L))),
                        Map.of(),
                        8,
                        "");
        PackDraft draft = draft(two, "synthetic-image");
        assertThat(draft.open()).contains(DraftQuestion.OUTPUT_NAME);
        PackDraft chosen = draft.with(DraftQuestion.OUTPUT_NAME, "b");
        assertThat(chosen.open()).contains(DraftQuestion.OUTPUT_INDEX);
        PackOutput output =
                chosen.with(DraftQuestion.OUTPUT_INDEX, "3")
                        .with(DraftQuestion.OUTPUT_ACTIVATION, "softmax")
                        .with(DraftQuestion.OUTPUT_MANIPULATED, "high")
                        .packOutput();
        assertThat(output.name()).isEqualTo("b");
        assertThat(output.index()).isEqualTo(3);
        assertThatThrownBy(() -> draft.with(DraftQuestion.OUTPUT_NAME, "c").packOutput())
                .isInstanceOf(PackException.class)
                .hasMessageContaining("a, b");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        for (List<Long> shape : List.of(List.of(1L, 5L, 8L, 8L), List.of(1L, 3L, 8L))) {
            PackDraft draft = draft(model(shape, List.of(1L, 1L)), "image-forgery");
            assertThatThrownBy(draft::open)
                    .isInstanceOf(PackException.class)
                    .hasMessageContaining("by hand");
        }
    }

    private static PackDraft draft(ModelDescription model, String task) {
        Map<DraftQuestion, String> said = new EnumMap<>(DraftQuestion.class);
        said.put(DraftQuestion.TASK, task);
        return new PackDraft("model.onnx", model, new Answers(said));
    }

    private static ModelDescription model(List<Long> input, List<Long> output) {
        return new ModelDescription(
                List.of(value("input", input)), List.of(value("score", output)), Map.of(), 8, "");
    }

    private static ModelDescription.Value value(String name, List<Long> shape) {
        List<String> extents = shape.stream().map(extent -> "").toList();
        return new ModelDescription.Value(name, TensorType.FLOAT32, "float32", shape, extents);
    }
}
