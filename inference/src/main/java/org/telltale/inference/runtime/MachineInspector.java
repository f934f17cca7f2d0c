package org.telltale.inference.runtime;

import ai.onnxruntime.OrtEpDevice;
import ai.onnxruntime.OrtException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.inference.reason.Reason;

/** Finds out what this machine can run models on. Thread-safe. */
final class MachineInspector {
    private static final Logger LOG = LoggerFactory.getLogger(MachineInspector.class);

    private final OperatingSystem system;
    private final LibraryProbe probe;
    private final ProviderFaults faults;

    MachineInspector(OperatingSystem system, LibraryProbe probe, ProviderFaults faults) {
        this.system = system;
        this.probe = probe;
        this.faults = faults;
    }

    /** Everything; sets up and lets go of a session's options for each accelerator in the build. */
    MachineReport inspect(RuntimeLibraries libraries) {
        List<MachineReport.State> states = new ArrayList<>();
        for (Accelerator accelerator : Accelerator.values()) {
            states.add(state(accelerator));
        }
        return new MachineReport(
                OrtHost.environment().getVersion(),
                libraries.folder(),
                OrtHost.providers().stream().sorted().toList(),
                devices(),
                NvidiaDriver.find(),
                states);
    }

    private MachineReport.State state(Accelerator accelerator) {
        List<MachineReport.Library> needed = new ArrayList<>();
        if (system.has(accelerator)) {
            for (String name : NeededLibraries.of(accelerator, system)) {
                needed.add(
                        new MachineReport.Library(
                                name,
                                BundledCuda.carries(name) || probe.loads(name),
                                Reason.of(
                                        "runtime.library-advice." + LibrarySource.of(name).id())));
            }
        }
        boolean builtIn = OrtHost.providers().contains(accelerator.provider());
        return new MachineReport.State(accelerator, builtIn, problem(accelerator), needed);
    }

    private @Nullable Reason problem(Accelerator accelerator) {
        RefusedAccelerator impossible = faults.impossible(accelerator);
        if (impossible != null) {
            return impossible.reason();
        }
        try {
            ProviderOptions.of(accelerator).close();
            return null;
        } catch (OrtException | LinkageError | UncheckedIOException e) {
            return faults.explain(accelerator, e).reason();
        }
    }

    private static List<MachineReport.Device> devices() {
        try {
            return OrtHost.environment().getEpDevices().stream()
                    .map(MachineInspector::device)
                    .toList();
        } catch (OrtException e) {
            LOG.warn("ONNX Runtime cannot say which devices it has", e);
            return List.of();
        }
    }

    private static MachineReport.Device device(OrtEpDevice device) {
        var hardware = device.getDevice();
        return new MachineReport.Device(
                device.getEpName(),
                hardware.getType().name(),
                hardware.getVendor(),
                String.format(
                        Locale.ROOT, "%04x:%04x", hardware.getVendorId(), hardware.getDeviceId()));
    }
}
