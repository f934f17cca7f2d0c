package org.telltale.inference.pack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.runtime.TensorType;

class InputMemoryTest {
    @Test
    void memoryIsKeptAndReplacedByMore() {
        try (InputMemory memory = new InputMemory()) {
            Tensor first = memory.tensor("x", TensorType.FLOAT32, List.of(4L));
            first.data().set(ValueLayout.JAVA_FLOAT, 0, 7);
            Tensor less = memory.tensor("x", TensorType.FLOAT32, List.of(2L));
            assertThat(less.data().get(ValueLayout.JAVA_FLOAT, 0)).isEqualTo(7);
            memory.tensor("x", TensorType.FLOAT32, List.of(8L));
            assertThat(memory.bytes()).isEqualTo(32);
            assertThat(first.data().scope().isAlive()).as("the smaller memory").isFalse();
        }
    }

    @Test
    void whereMemoryRunsOutWhatWasHeldStays() {
        InputMemory memory = new InputMemory();
        Tensor first = memory.tensor("x", TensorType.FLOAT32, List.of(4L));
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> memory.tensor("x", TensorType.FLOAT32, List.of(1L << 55)));
        assertThat(memory.bytes()).isEqualTo(16);
        Tensor again = memory.tensor("x", TensorType.FLOAT32, List.of(4L));
        again.data().set(ValueLayout.JAVA_FLOAT, 0, 3);
        assertThat(first.data().get(ValueLayout.JAVA_FLOAT, 0)).isEqualTo(3);
        memory.close();
        assertThat(first.data().scope().isAlive()).isFalse();
        assertThat(memory.bytes()).isZero();
    }
}
