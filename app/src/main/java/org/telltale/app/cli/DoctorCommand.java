package org.telltale.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.telltale.app.Composition;
import org.telltale.app.DataFolders;
import org.telltale.app.doctor.Check;
import org.telltale.app.doctor.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code telltale doctor}: what this installation has and what it lacks. */
@Command(
        name = "doctor",
        description = "Says what this installation has, what it lacks, and what to do about it.",
        footer = {
            "",
            "Exit code 0: everything that Telltale needs is there; 1: something is not.",
            "A missing accelerator is no failure: models run on the processor."
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Mixin private StoreOptions database;

    @Option(names = "--json", description = "One JSON document instead of the table.")
    private boolean json;

    @Override
    public Integer call() {
        Terminal terminal = common.terminal();
        List<Check> checks;
        try (Composition composition = new Composition()) {
            checks =
                    new Doctor(
                                    DataFolders.ofUser(),
                                    database.file(),
                                    composition.accelerators(),
                                    composition.worker(),
                                    common.language())
                            .examine();
        }
        boolean well = checks.stream().noneMatch(c -> c.state() == Check.State.FAILED);
        if (json) {
            terminal.result(document(checks, well));
        } else {
            checks.forEach(check -> print(check, terminal));
            terminal.result(terminal.text(well ? "doctor.well" : "doctor.ill"));
        }
        return well ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private static void print(Check check, Terminal terminal) {
        String name = check.name();
        boolean part = name.indexOf('/') >= 0;
        String label = part ? "  " + name.substring(name.indexOf('/') + 1) : name;
        String line =
                String.format(
                        Locale.ROOT, "%-7s %-19s %s", check.state().id(), label, check.value());
        terminal.result(check.advice() == null ? line : line + ". " + check.advice());
    }

    private static String document(List<Check> checks, boolean well) {
        ObjectNode node = new JsonMapper().createObjectNode();
        node.put("schema", "telltale.doctor/1").put("well", well);
        ArrayNode list = node.putArray("checks");
        for (Check check : checks) {
            ObjectNode one =
                    list.addObject()
                            .put("name", check.name())
                            .put("state", check.state().id())
                            .put("value", check.value());
            if (check.advice() != null) {
                one.put("advice", check.advice());
            }
        }
        return node.toString();
    }
}
