package org.telltale.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.MachineReport;

/** The table that {@code accelerators} prints. */
final class AcceleratorTable {
    private final Terminal terminal;
    private final Locale language;

    AcceleratorTable(Terminal terminal, Locale language) {
        this.terminal = terminal;
        this.language = language;
    }

    /** The order's accelerators first, in order, then the others. */
    List<String> lines(MachineReport machine, List<Accelerator> order) {
        List<MachineReport.State> states = new ArrayList<>(machine.accelerators());
        states.sort(Comparator.comparingInt(state -> place(state.accelerator(), order)));
        List<String> lines = new ArrayList<>();
        lines.add(
                terminal.text(
                        "accelerators.head",
                        machine.onnxRuntime(),
                        machine.libraries() == null
                                ? terminal.text("accelerators.bundled")
                                : machine.libraries(),
                        ids(order)));
        for (MachineReport.State state : states) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-2s %-9s %-4s %s",
                            mark(state.accelerator(), order),
                            state.accelerator().id(),
                            terminal.text(state.works() ? "accelerators.yes" : "accelerators.no"),
                            why(state)));
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    private String why(MachineReport.State state) {
        Reason problem = state.problem();
        return problem == null ? "" : problem.text(language);
    }

    private static String mark(Accelerator accelerator, List<Accelerator> order) {
        int place = order.indexOf(accelerator);
        return place < 0 ? "-" : Integer.toString(place + 1);
    }

    private static int place(Accelerator accelerator, List<Accelerator> order) {
        int place = order.indexOf(accelerator);
        return place < 0 ? order.size() : place;
    }

    /** All that there are. */
    static String ids() {
        return ids(Arrays.asList(Accelerator.values()));
    }

    /** These, as they are written on the command line. */
    static String ids(List<Accelerator> accelerators) {
        return accelerators.stream().map(Accelerator::id).collect(Collectors.joining(", "));
    }
}
