package org.telltale.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.detect.pack.PackFixture;
import org.telltale.inference.pack.store.PackStore;

/**
 * An analysis with packs opens no socket, neither Java's code nor ONNX Runtime's, FFmpeg's or
 * OpenCV's: the kernel ends a process of its own that has vowed to open none, at the first one
 * (seccomp(2), for all threads). Only sockets between processes of this machine are left, which the
 * C library may use to look up the user's name.
 */
@EnabledOnOs(OS.LINUX)
class NoSocketTest {
    private static final int UNSEALED = 42;

    @TempDir Path folder;

    @Test
    void analysisWithPacksOpensNone() throws Exception {
        Child control = run("socket");
        Assumptions.assumeTrue(
                control.exitCode != UNSEALED, "this system does not seal a process: " + control);
        assertThat(control.exitCode).as(control.said).isNotZero();
        assertThat(control.said).contains("sealed").doesNotContain("opened");

        PackStore packs = new PackStore(folder.resolve("packs"));
        PackFixture.wholePack("whole").install(packs);
        PackFixture.facePack("face").install(packs);
        Path picture =
                Path.of(System.getProperty("telltale.root", ".."), "app/samples/portrait.jpg");
        Child analysis = run("analyze", picture.toString(), "--no-store", "--json");
        assertThat(analysis.exitCode).as(analysis.said).isZero();
        assertThat(analysis.said)
                .contains("sealed", "\"pack-whole\"", "\"pack-face\"", "\"pack_sha256\"");
    }

    private Child run(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                NoSocketTest.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TELLTALE_HOME", folder.toString());
        Process child = builder.start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Child(child.waitFor(), said);
    }

    private record Child(int exitCode, String said) {}

    /** The child: vows, then opens a socket or runs a command. */
    public static void main(String[] arguments) throws Throwable {
        // When Java's network library is loaded, with files' channels, it tries which families of
        // addresses there are by opening sockets that it closes unused: here before the vow.
        SocketChannel.open().close();
        if (!seal()) {
            System.exit(UNSEALED);
        }
        System.out.println("sealed");
        if (arguments[0].equals("socket")) {
            try (SocketChannel channel = SocketChannel.open()) {
                System.out.println("opened " + channel);
            }
            return;
        }
        System.exit(CommandLineProgram.run(arguments));
    }

    /** Has the kernel end this process when any of its threads opens a socket to a network. */
    private static boolean seal() throws Throwable {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (!arm && !System.getProperty("os.arch").equals("amd64")) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            // seccomp_data: the call's number at 0, its first argument (the family) at 16.
            int[][] filter = {
                {0x20, 0, 0, 0},
                {0x15, 0, 3, arm ? 198 : 41},
                {0x20, 0, 0, 16},
                {0x15, 1, 0, 1},
                {0x06, 0, 0, 0x80000000},
                {0x06, 0, 0, 0x7fff0000},
            };
            MemorySegment code = arena.allocate(8L * filter.length, 8);
            ByteBuffer to = code.asByteBuffer().order(ByteOrder.nativeOrder());
            for (int[] line : filter) {
                to.putShort((short) line[0]).put((byte) line[1]).put((byte) line[2]);
                to.putInt(line[3]);
            }
            MemorySegment program = arena.allocate(16, 8);
            program.set(ValueLayout.JAVA_SHORT, 0, (short) filter.length);
            program.set(ValueLayout.ADDRESS, 8, code);
            Linker linker = Linker.nativeLinker();
            MethodHandle call =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("syscall"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG),
                            Linker.Option.firstVariadicArg(1));
            // prctl(PR_SET_NO_NEW_PRIVS, 1), then seccomp(SET_MODE_FILTER, TSYNC, program).
            long vowed = (long) call.invokeExact(arm ? 167L : 157L, 38L, 1L, 0L, 0L, 0L);
            long address = program.address();
            long sealed = (long) call.invokeExact(arm ? 277L : 317L, 1L, 1L, address, 0L, 0L);
            return vowed == 0 && sealed == 0;
        }
    }
}
