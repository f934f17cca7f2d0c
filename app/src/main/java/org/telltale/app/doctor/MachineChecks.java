package org.telltale.app.doctor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.MachineReport;

/** What models can run on, as checks. No accelerator is needed: each that is missing is absent. */
final class MachineChecks {
    private final DoctorWords words;
    private final Locale language;

    MachineChecks(DoctorWords words, Locale language) {
        this.words = words;
        this.language = language;
    }

    List<Check> of(MachineReport machine, List<Accelerator> order) {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.ok("providers", String.join(", ", machine.providers())));
        checks.add(
                Check.ok(
                        "accelerator-order",
                        String.join(", ", order.stream().map(Accelerator::id).toList())));
        for (MachineReport.Device device : machine.devices()) {
            checks.add(
                    Check.ok(
                            "device",
                            device.kind()
                                    + " "
                                    + device.vendor()
                                    + " "
                                    + device.id()
                                    + ", "
                                    + device.provider()));
        }
        checks.add(driver(machine.driver()));
        Set<String> said = new HashSet<>();
        for (MachineReport.State state : machine.accelerators()) {
            checks.add(accelerator(state));
            for (MachineReport.Library library : state.libraries()) {
                // What two of them need is said once.
                if (said.add(library.name())) {
                    checks.add(library(state, library));
                }
            }
        }
        return checks;
    }

    private Check driver(MachineReport.@Nullable Driver driver) {
        if (driver == null) {
            return Check.optional("nvidia-driver", words.text("doctor.no-driver"), null);
        }
        String cards = driver.cards().isEmpty() ? "" : ", " + String.join("; ", driver.cards());
        return Check.ok("nvidia-driver", driver.version() + cards);
    }

    private Check accelerator(MachineReport.State state) {
        String name = state.accelerator().id();
        Reason problem = state.problem();
        return problem == null
                ? Check.ok(name, words.text("doctor.works"))
                : Check.optional(name, words.text("doctor.unusable"), problem.text(language));
    }

    private Check library(MachineReport.State state, MachineReport.Library library) {
        String name = state.accelerator().id() + "/" + library.name();
        return library.found()
                ? Check.ok(name, words.text("doctor.found"))
                : Check.optional(
                        name, words.text("doctor.missing"), library.advice().text(language));
    }
}
