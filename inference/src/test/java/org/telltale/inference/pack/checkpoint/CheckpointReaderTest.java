package org.telltale.inference.pack.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints as PyTorch and h5py write them: {@code training/references/checkpoints.py}. */
class CheckpointReaderTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"archive.pth", "archive4.pth", "older.pth", "wrapped.pth"})
    void readsEveryKindOfTensorOfPyTorch(String file) throws Exception {
        StateDict state = read(file);
        assertThat(state.source()).isEqualTo(file);
        assertThat(state.tensors().keySet())
                .startsWith("module.plain", "module.turned")
                .hasSize(18);

        assertThat(tensor(state, "plain").shape()).containsExactly(2, 3, 4);
        assertThat(tensor(state, "plain").floats()).startsWith(0, 1, 2, 3).hasSize(24);
        assertThat(tensor(state, "turned").shape()).containsExactly(6, 4);
        assertThat(tensor(state, "turned").floats()).startsWith(0, 6, 12, 18, 1, 7, 13, 19, 2);
        assertThat(tensor(state, "every_other").floats())
                .containsExactly(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23);
        assertThat(tensor(state, "scalar").shape()).isEmpty();
        assertThat(tensor(state, "scalar").data().getLong()).isEqualTo(7);
        assertThat(tensor(state, "empty").shape()).containsExactly(0, 3);
        assertThat(tensor(state, "empty").elements()).isZero();
        assertThat(tensor(state, "parameter").floats()).containsExactly(1.5f, -2.5f);
        for (ElementType type : ElementType.values()) {
            StateTensor tensor = tensor(state, type.name().toLowerCase(Locale.ROOT));
            assertThat(tensor.type()).isEqualTo(type);
            assertThat(tensor.data().remaining()).isEqualTo(3 * type.bytes());
            if (type.floating()) {
                assertThat(tensor.floats()).containsExactly(1, 0, 1);
            } else {
                byte first = (byte) (type.name().startsWith("C") ? 0 : 1);
                assertThat(tensor.data().get(0)).isEqualTo(first);
                assertThatThrownBy(tensor::floats).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights.h5", "model.h5"})
    void readsTheWeightsOfKeras(String file) throws Exception {
        StateDict state = read(file);
        String layer = "conv2d_1/conv2d_1/";
        assertThat(state.tensors())
                .containsOnlyKeys(
                        layer + "kernel:0",
                        layer + "bias:0",
                        layer + "double:0",
                        layer + "steps:0");
        StateTensor kernel = Objects.requireNonNull(state.get(layer + "kernel:0"));
        assertThat(kernel.shape()).containsExactly(2, 2, 3, 1);
        assertThat(kernel.floats()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        StateTensor wide = Objects.requireNonNull(state.get(layer + "double:0"));
        assertThat(wide.type()).isEqualTo(ElementType.FLOAT64);
        assertThat(wide.floats()).containsExactly(1.25f, 2.5f);
        StateTensor steps = Objects.requireNonNull(state.get(layer + "steps:0"));
        assertThat(steps.data().getLong()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "soft-link.h5, checkpoint.link, linked",
        "external-link.h5, checkpoint.link, linked",
        "compressed.h5, checkpoint.stored-in-pieces, zeros",
        "text.h5, checkpoint.not-numbers, words",
        "huge.h5, checkpoint.huge-tensor, huge",
        "ring.h5, checkpoint.too-much, ring.h5",
        "whole-module.pth, checkpoint.asks-for, torch.nn.modules.linear.Linear"
    })
    void refusesWhatWeightsDoNotHave(String file, String code, String named) throws Exception {
        refused(resource(file), code, named);
    }

    @Test
    void tensorsCannotBeWritten() throws Exception {
        StateDict state = read("older.pth");
        assertThatThrownBy(() -> tensor(state, "plain").data().put(0, (byte) 1))
                .isInstanceOf(ReadOnlyBufferException.class);
        assertThatThrownBy(() -> state.tensors().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    /** Whatever the damage: an answer or a refusal, soon, and never another exception. */
    @ParameterizedTest
    @ValueSource(strings = {"archive.pth", "older.pth", "weights.h5", "ring.h5"})
    @Timeout(120)
    void damageLeadsToARefusalOrToTensors(String file) throws Exception {
        byte[] whole = Files.readAllBytes(resource(file));
        Random random = new Random(5);
        int refused = 0;
        for (int round = 0; round < 400; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= round % 4; i++) {
                int at = random.nextInt(damaged.length);
                damaged[at] = (byte) (random.nextBoolean() ? 0xff : random.nextInt(256));
            }
            if (round % 10 == 9) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            Path copy = Files.write(folder.resolve("damaged"), damaged);
            try {
                assertThat(new CheckpointReader().read(copy).source()).isEqualTo("damaged");
            } catch (CheckpointException e) {
                refused++;
                assertThat(e.getMessage()).contains("damaged").doesNotContain("\n");
            }
        }
        assertThat(refused).isPositive();
    }

    private void refused(Path file, String code, String named) {
        assertThatThrownBy(() -> new CheckpointReader().read(file))
                .isInstanceOfSatisfying(
                        CheckpointException.class,
                        e -> {
                            assertThat(e.reason().code()).isEqualTo(code);
                            assertThat(e.getMessage()).contains(named).doesNotContain("\n");
                        });
    }

    private static StateTensor tensor(StateDict state, String name) {
        return Objects.requireNonNull(state.get("module." + name), name);
    }

    private static StateDict read(String file) throws Exception {
        return new CheckpointReader().read(resource(file));
    }

    private static Path resource(String file) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(CheckpointReaderTest.class.getResource(file), file).toURI());
    }
}
