package org.telltale.app.accelerator;

import java.util.List;
import java.util.Locale;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.MachineReport;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A machine's accelerators as JSON. Stateless. */
public final class MachineJson {
    private MachineJson() {}

    /**
     * The report as an object.
     *
     * @param order in which {@code auto} tries them
     * @param language of the sentences
     */
    public static ObjectNode of(MachineReport machine, List<Accelerator> order, Locale language) {
        ObjectNode node = new JsonMapper().createObjectNode();
        node.put("schema", "telltale.accelerators/1");
        node.put("onnx_runtime", machine.onnxRuntime());
        if (machine.libraries() != null) {
            node.put("libraries", machine.libraries());
        }
        machine.providers().forEach(node.putArray("providers")::add);
        ArrayNode devices = node.putArray("devices");
        for (MachineReport.Device device : machine.devices()) {
            devices.addObject()
                    .put("provider", device.provider())
                    .put("kind", device.kind().toLowerCase(Locale.ROOT))
                    .put("vendor", device.vendor())
                    .put("id", device.id());
        }
        MachineReport.Driver driver = machine.driver();
        if (driver != null) {
            ObjectNode nvidia = node.putObject("driver").put("version", driver.version());
            driver.cards().forEach(nvidia.putArray("cards")::add);
        }
        order.stream().map(Accelerator::id).forEach(node.putArray("order")::add);
        ArrayNode accelerators = node.putArray("accelerators");
        machine.accelerators().forEach(s -> state(accelerators.addObject(), s, language));
        return node;
    }

    private static void state(ObjectNode node, MachineReport.State state, Locale language) {
        node.put("id", state.accelerator().id());
        node.put("built_in", state.builtIn());
        node.put("works", state.works());
        if (state.problem() != null) {
            node.put("reason", state.problem().text(language));
        }
        ArrayNode libraries = node.putArray("libraries");
        for (MachineReport.Library library : state.libraries()) {
            ObjectNode one =
                    libraries.addObject().put("name", library.name()).put("found", library.found());
            if (!library.found()) {
                one.put("advice", library.advice().text(language));
            }
        }
    }
}
