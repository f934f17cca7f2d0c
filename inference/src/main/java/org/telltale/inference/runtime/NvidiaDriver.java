package org.telltale.inference.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks NVIDIA's driver which one it is and what cards it has. Stateless. */
final class NvidiaDriver {
    private static final Logger LOG = LoggerFactory.getLogger(NvidiaDriver.class);
    private static final Path KERNEL = Path.of("/proc/driver/nvidia/version");
    private static final Pattern KERNEL_VERSION =
            Pattern.compile("Kernel Module.*?\\s(\\d+\\.\\d+(?:\\.\\d+)?)\\s");
    private static final long SECONDS = 10;

    private NvidiaDriver() {}

    /** The driver, by its own tool or else by the kernel; null where there is none. */
    static MachineReport.@Nullable Driver find() {
        try {
            Process tool =
                    new ProcessBuilder(
                                    "nvidia-smi",
                                    "--query-gpu=driver_version,name,memory.total",
                                    "--format=csv,noheader")
                            .redirectErrorStream(true)
                            .start();
            tool.getOutputStream().close();
            if (!tool.waitFor(SECONDS, TimeUnit.SECONDS)) {
                tool.destroyForcibly();
            } else if (tool.exitValue() == 0) {
                String said =
                        new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return read(said.lines().filter(line -> !line.isBlank()).toList());
            }
        } catch (IOException e) {
            LOG.debug("nvidia-smi is not here", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ofKernel();
    }

    /** From the tool's lines, one for each card. */
    static MachineReport.@Nullable Driver read(List<String> lines) {
        if (lines.isEmpty()) {
            return null;
        }
        String version = lines.getFirst().split(",", 2)[0].strip();
        return new MachineReport.Driver(
                version,
                lines.stream().map(line -> line.substring(line.indexOf(',') + 1).strip()).toList());
    }

    private static MachineReport.@Nullable Driver ofKernel() {
        if (!Files.isReadable(KERNEL)) {
            return null;
        }
        try {
            return ofKernel(Files.readString(KERNEL));
        } catch (IOException e) {
            LOG.info("{} cannot be read", KERNEL, e);
            return null;
        }
    }

    /** From the kernel's text. */
    static MachineReport.@Nullable Driver ofKernel(String text) {
        Matcher matcher = KERNEL_VERSION.matcher(text);
        return matcher.find() ? new MachineReport.Driver(matcher.group(1), List.of()) : null;
    }
}
