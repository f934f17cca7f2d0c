package org.telltale.inference.pack.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checkpoints that try to run something, to reach elsewhere, or to break the reader: each is
 * refused with one line that names the file, and nothing else happens. Those that would run a
 * command under Python would leave a file behind.
 */
class HostileCheckpointTest {
    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> whatWouldRunUnderPython() {
        String command = "touch " + folder.resolve("executed");
        List<Bad> bad = new ArrayList<>();
        bad.add(asks("reduce", pickle().global("posix", "system").text(command).raw(0x85).op('R')));
        bad.add(asks("eval", pickle().global("builtins", "eval").text("1").raw(0x85).op('R')));
        bad.add(
                asks(
                        "stack global",
                        new PickleBytes()
                                .raw(0x80, 4)
                                .text("os")
                                .text("system")
                                .raw(0x93)
                                .text(command)
                                .raw(0x85)
                                .op('R')));
        bad.add(
                asks(
                        "path through an allowed name",
                        new PickleBytes()
                                .raw(0x80, 4)
                                .text("torch._utils")
                                .text("_rebuild_tensor_v2.__globals__")
                                .raw(0x93)));
        bad.add(
                asks(
                        "split in another place",
                        pickle().global("torch", "_utils._rebuild_tensor_v2")));
        bad.add(asks("a loader", pickle().global("torch.serialization", "load")));
        bad.add(asks("a Java class", pickle().global("java.lang", "Runtime")));
        bad.add(asks("a module", pickle().global("torch.nn.modules.linear", "Linear")));
        bad.add(asks("a storage called", pickle().global("torch", "FloatStorage").op(')').op('R')));
        bad.add(instruction("inst", pickle().op('(').text(command).op('i').line("os")));
        bad.add(instruction("obj", pickle().op('(').text(command).op('o')));
        bad.add(instruction("newobj", pickle().op('}').op(')').raw(0x81)));
        bad.add(instruction("newobj ex", pickle().op('}').op(')').op('}').raw(0x92)));
        bad.add(instruction("extension", pickle().raw(0x82, 1)));
        bad.add(instruction("textual persistent id", pickle().op('P').line("id")));
        bad.add(instruction("out of band buffer", pickle().raw(0x97)));
        bad.add(instruction("state of a list", pickle().op(']').op('}').op('b')));
        bad.add(instruction("state that is no dict", pickle().op('}').text("state").op('b')));
        bad.add(
                instruction(
                        "a call of a text",
                        pickle().text("os.system").text(command).raw(0x85).op('R')));
        return inBothFormats(bad);
    }

    @TestFactory
    Stream<DynamicTest> whatLeadsElsewhereOrBreaks() {
        List<Bad> bad = new ArrayList<>();
        bad.add(odd("a text as id", pickle().text("0").op('Q')));
        bad.add(odd("a module as id", pickle().op('(').text("module").text("x").op('t').op('Q')));
        bad.add(odd("a negative storage", pickle().storage("FloatStorage", "0", -1)));
        bad.add(
                odd(
                        "one storage with two types",
                        pickle().op('}')
                                .text("w")
                                .rebuild()
                                .storage("FloatStorage", "0", 16)
                                .whole(0)
                                .wholes(4)
                                .wholes(1)
                                .rebuilt()
                                .op('s')
                                .text("v")
                                .rebuild()
                                .storage("DoubleStorage", "0", 8)
                                .whole(0)
                                .wholes(4)
                                .wholes(1)
                                .rebuilt()
                                .op('s')));
        bad.add(shaped("NaN extent", pickle().op('(').real(Double.NaN).op('t').wholes(1)));
        bad.add(shaped("negative extent", pickle().wholes(-4).wholes(1)));
        bad.add(shaped("negative stride", pickle().wholes(4).wholes(-1)));
        bad.add(shaped("no stride", pickle().wholes(4).wholes()));
        bad.add(large("too many elements", 16, 0, new int[] {17}, new int[] {1}));
        bad.add(large("overflowing", 16, 0, new int[] {1 << 30, 1 << 30, 16}, new int[] {1, 1, 1}));
        bad.add(large("over and over", 16, 0, new int[] {1000, 1000}, new int[] {0, 0}));
        bad.add(large("far stride", 16, 0, new int[] {2}, new int[] {Integer.MAX_VALUE}));
        bad.add(large("far offset", 16, 15, new int[] {2}, new int[] {1}));
        bad.add(new Bad("no dict", pickle().op(']').end(), "checkpoint.no-tensors"));
        bad.add(new Bad("an empty dict", pickle().op('}').end(), "checkpoint.no-tensors"));
        bad.add(damaged("an empty stack", pickle().end()));
        bad.add(damaged("a missing memory", pickle().op('h').raw(7).end()));
        bad.add(damaged("below the mark", pickle().op('}').op('(').raw(0x85).end()));
        bad.add(damaged("a text of 4 GB", pickle().op('X').little(-1).end()));
        bad.add(damaged("a number of 255 bytes", pickle().raw(0x8a, 255).end()));
        bad.add(damaged("a dict as key", pickle().op('}').op('}').op('}').op('s').end()));
        bad.add(damaged("another protocol", new byte[] {(byte) 0x80, 1, 'N', '.'}));
        byte[] marks = new byte[3_000_000];
        Arrays.fill(marks, (byte) '(');
        marks[0] = (byte) 0x80;
        marks[1] = 2;
        bad.add(new Bad("nested without end", marks, "checkpoint.too-much"));
        bad.add(
                new Bad(
                        "one name twice",
                        pickle().op('}').text("w").op('N').op('s').text("w").op('N').op('s').end(),
                        "checkpoint.name-twice"));
        bad.add(
                new Bad(
                        "a list that holds itself",
                        pickle().weights(16, 0, new int[] {4}, new int[] {1})
                                .text("self\nsecond line")
                                .op(']')
                                .op('q')
                                .raw(1)
                                .op('h')
                                .raw(1)
                                .op('a')
                                .op('s')
                                .end(),
                        "checkpoint.not-numbers"));
        return inBothFormats(bad);
    }

    @TestFactory
    Stream<DynamicTest> archives() throws IOException {
        byte[] good = pickle().weights(16, 0, new int[] {4, 4}, new int[] {4, 1}).end();
        List<Bad> bad = new ArrayList<>();
        for (String name :
                List.of("../outside", "archive/../../outside", "/outside", "archive\\..\\x")) {
            byte[] zip = TorchFile.archive(good).with(name, new byte[1]).bytes();
            bad.add(new Bad("entry " + name, zip, "checkpoint.entry-outside"));
        }
        byte[] two = TorchFile.archive(good).with("other/data.pkl", good).bytes();
        bad.add(new Bad("two checkpoints", two, "checkpoint.name-twice"));
        bad.add(
                new Bad(
                        "one entry twice",
                        replaced(
                                TorchFile.archive(good).with("archive/data/1", good).bytes(),
                                "archive/data/1",
                                "archive/data/0"),
                        "checkpoint.name-twice"));
        byte[] script = TorchFile.archive(good).with("archive/constants.pkl", good).bytes();
        bad.add(new Bad("a program", script, "checkpoint.torchscript"));
        byte[] big =
                TorchFile.archive(good)
                        .with("archive/byteorder", "big".getBytes(StandardCharsets.US_ASCII))
                        .bytes();
        bad.add(new Bad("big-endian", big, "checkpoint.big-endian"));
        byte[] nested = TorchFile.archive(TorchFile.archive(good).bytes()).bytes();
        bad.add(new Bad("an archive within", nested, "checkpoint.damaged"));
        byte[] endless = TorchFile.archive(pickle().op('}').cut()).bytes();
        bad.add(new Bad("a pickle without end", endless, "checkpoint.damaged"));
        byte[] empty = new TorchFile().with("archive/version", new byte[1]).bytes();
        bad.add(new Bad("no checkpoint", empty, "checkpoint.unknown-format"));
        byte[] none = new TorchFile().with("archive/data.pkl", good).bytes();
        bad.add(new Bad("no storage", none, "checkpoint.damaged"));
        byte[] other = TorchFile.archive(good).with("archive/data/0", new byte[63]).bytes();
        bad.add(new Bad("another length", other, "checkpoint.damaged"));
        bad.add(new Bad("a bomb", bomb(good), "checkpoint.unpacks-too-large"));
        byte[] whole = TorchFile.archive(good).bytes();
        bad.add(new Bad("half", Arrays.copyOf(whole, whole.length / 2), "checkpoint.damaged"));
        bad.add(new Bad("another sum", wrongSum(whole), "checkpoint.damaged"));
        return bad.stream().map(one -> DynamicTest.dynamicTest(one.name, () -> refused(one)));
    }

    @TestFactory
    Stream<DynamicTest> olderFiles() {
        byte[] good = pickle().weights(16, 0, new int[] {4, 4}, new int[] {4, 1}).end();
        List<Bad> bad = new ArrayList<>();
        bad.add(new Bad("big-endian", TorchFile.legacy(good, false, 16), "checkpoint.big-endian"));
        for (long elements : new long[] {-1, 15, 17, Long.MAX_VALUE}) {
            byte[] file = TorchFile.legacy(good, true, elements);
            bad.add(new Bad(elements + " elements", file, "checkpoint.damaged"));
        }
        byte[] whole = TorchFile.legacy(good);
        byte[] more = Arrays.copyOf(whole, whole.length + 1);
        bad.add(new Bad("more at the end", more, "checkpoint.damaged"));
        return bad.stream().map(one -> DynamicTest.dynamicTest(one.name, () -> refused(one)));
    }

    @Test
    void anOlderFileCutAnywhereIsRefused() throws IOException {
        byte[] good = pickle().weights(16, 0, new int[] {4, 4}, new int[] {4, 1}).end();
        byte[] whole = TorchFile.legacy(good);
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("cut.pth"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> new CheckpointReader().read(file))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(CheckpointException.class);
        }
    }

    @Test
    void manyCopiesOfOneStorageAreRefused() throws IOException {
        PickleBytes pickle = pickle().op('}');
        int side = 1024;
        for (int i = 0; i < CheckpointReader.LARGEST_BYTES / (4L * side * side) + 1; i++) {
            pickle.text("w" + i)
                    .rebuild()
                    .storage("FloatStorage", "0", side * side)
                    .whole(0)
                    .wholes(side, side)
                    .wholes(1, side)
                    .rebuilt()
                    .op('s');
        }
        byte[] zip =
                TorchFile.archive(pickle.end())
                        .with("archive/data/0", new byte[4 * side * side])
                        .bytes();
        refused(new Bad("copies", zip, "checkpoint.too-much"));
    }

    @Test
    void otherFilesAndNoFileAreRefused() throws IOException {
        refused(new Bad("empty", new byte[0], "checkpoint.unknown-format"));
        refused(
                new Bad(
                        "text",
                        "weights".getBytes(StandardCharsets.US_ASCII),
                        "checkpoint.unknown-format"));
        assertThatThrownBy(() -> new CheckpointReader().read(folder.resolve("absent.pth")))
                .isInstanceOfSatisfying(
                        CheckpointException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("checkpoint.unreadable"));
    }

    /** A file, and the code of the reason for which it is to be refused. */
    private static final class Bad {
        private final String name;
        private final byte[] content;
        private final String code;

        Bad(String name, byte[] content, String code) {
            this.name = name;
            this.content = content;
            this.code = code;
        }
    }

    private static PickleBytes pickle() {
        return PickleBytes.begin();
    }

    private static Bad asks(String name, PickleBytes pickle) {
        return new Bad(name, pickle.end(), "checkpoint.asks-for");
    }

    private static Bad instruction(String name, PickleBytes pickle) {
        return new Bad(name, pickle.end(), "checkpoint.instruction");
    }

    private static Bad odd(String name, PickleBytes pickle) {
        return new Bad(name, pickle.end(), "checkpoint.odd-reference");
    }

    private static Bad damaged(String name, byte[] pickle) {
        return new Bad(name, pickle, "checkpoint.damaged");
    }

    private static Bad large(String name, int elements, int offset, int[] shape, int[] strides) {
        byte[] pickle = pickle().weights(elements, offset, shape, strides).end();
        return new Bad(name, pickle, "checkpoint.huge-tensor");
    }

    /** A tensor with the shape and strides that the given instructions leave. */
    private static Bad shaped(String name, PickleBytes shapeAndStrides) {
        byte[] parts = shapeAndStrides.cut();
        PickleBytes pickle =
                pickle().op('}').text("w").rebuild().storage("FloatStorage", "0", 16).whole(0);
        for (int i = 2; i < parts.length; i++) {
            pickle.raw(parts[i]);
        }
        return new Bad(name, pickle.rebuilt().op('s').end(), "checkpoint.odd-shape");
    }

    private Stream<DynamicTest> inBothFormats(List<Bad> pickles) {
        assertThat(pickles).hasSizeGreaterThan(15);
        return pickles.stream()
                .map(bad ->
                        DynamicTest.dynamicTest(
                                bad.name,
                                () -> {
                                    byte[] zip = TorchFile.archive(bad.content).bytes();
                                    refused(new Bad(bad.name, zip, bad.code));
                                    byte[] old = TorchFile.legacy(bad.content);
                                    refused(new Bad(bad.name, old, bad.code));
                                }));
    }

    private void refused(Bad bad) throws IOException {
        Path file = Files.write(folder.resolve("bad.pth"), bad.content);
        assertThatThrownBy(() -> new CheckpointReader().read(file))
                .as(bad.name)
                .isInstanceOfSatisfying(
                        CheckpointException.class,
                        e -> {
                            assertThat(e.reason().code()).isEqualTo(bad.code);
                            assertThat(e.reason().text(Locale.ENGLISH))
                                    .contains("bad.pth")
                                    .doesNotContain("\n");
                        });
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing else happened").containsExactly(file);
        }
    }

    /** The archive, whose directory claims that an entry unpacks to 2 GB. */
    private static byte[] bomb(byte[] pickle) throws IOException {
        byte[] zip = TorchFile.archive(pickle).bytes();
        int at = directory(zip);
        byte[] size = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f};
        System.arraycopy(size, 0, zip, at + 24, size.length);
        return zip;
    }

    private static byte[] wrongSum(byte[] whole) {
        byte[] zip = whole.clone();
        zip[directory(zip) + 16] ^= 1;
        return zip;
    }

    /** Where the zip's central directory begins. */
    private static int directory(byte[] zip) {
        for (int i = 0; ; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                return i;
            }
        }
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
