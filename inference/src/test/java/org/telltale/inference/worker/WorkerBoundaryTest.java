package org.telltale.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.telltale.inference.filter.ChromaSubsampling;
import org.telltale.inference.filter.ErrorLevel;
import org.telltale.inference.filter.LevelSweep;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.AcceleratorPreference;
import org.telltale.inference.runtime.MachineReport;
import org.telltale.inference.runtime.ModelDescription;
import org.telltale.inference.runtime.ModelFile;
import org.telltale.inference.runtime.ModelRequest;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.runtime.RefusedAccelerator;
import org.telltale.inference.runtime.TensorType;

/** What crosses the worker's door arrives as it left, so that a process can stand behind it. */
class WorkerBoundaryTest {
    static Stream<Serializable> messages() {
        return Stream.of(
                new DecodeRequest("/p", "png", Orientation.MIRRORED, 10, 20),
                new CascadeRequest("c.xml", 640, 1.1, 3, 0.1),
                new KeypointRequest(100, 0.01),
                new ErrorLevel(80, ChromaSubsampling.FULL, 2.5),
                new LevelSweep(100, 20, true),
                new Keypoint(1, 2, 3, 4, 5),
                new NativeWorker.CascadeHits(
                        List.of(new CascadeHit(new Box(1, 2, 3, 4), 0.5, 2)), "digest"),
                new NativeWorker.Streams(
                        "mp4", true, true, 4, 3, new Media.TimeFacts(1_000, 25, 48_000, 2)),
                ModelRequest.items(
                        new ModelFile("/m.onnx", "digest"),
                        AcceleratorPreference.AUTO.without(refusal())),
                new RanOn(Accelerator.CPU, List.of(refusal())),
                new ModelDescription(
                        List.of(
                                new ModelDescription.Value(
                                        "x", TensorType.INT64, "int64", List.of(-1L), List.of(""))),
                        List.of(),
                        Map.of("ai.onnx", 13L),
                        8,
                        "test"),
                new MachineReport(
                        "1.29.0",
                        null,
                        List.of("CPUExecutionProvider"),
                        List.of(new MachineReport.Device("p", "GPU", "v", "10de:2335")),
                        new MachineReport.Driver("550", List.of("card")),
                        List.of(
                                new MachineReport.State(
                                        Accelerator.CUDA,
                                        true,
                                        refusal().reason(),
                                        List.of(
                                                new MachineReport.Library(
                                                        "libcuda.so.1",
                                                        false,
                                                        refusal().reason()))))),
                Reason.of("media.cut", 7));
    }

    private static RefusedAccelerator refusal() {
        return new RefusedAccelerator(Accelerator.CUDA, Reason.of("runtime.no-device", "CUDA"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isEqualOnTheOtherSide(Serializable message) throws Exception {
        assertThat(across(message)).isEqualTo(message);
    }

    @Test
    void aRefusalKeepsItsReason() throws Exception {
        MediaException refusal =
                new MediaException(Reason.of("media.cut", 7), new IOException("why"));
        assertThat(across(refusal))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> {
                            assertThat(e.reason()).isEqualTo(refusal.reason());
                            assertThat(e).hasMessage(refusal.getMessage());
                            assertThat(e).hasCauseInstanceOf(IOException.class);
                        });
    }

    private static Object across(Serializable message) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(message);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
