package org.telltale.inference.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every way to take one key away, add one, or put a value of another type in its place. */
final class ManifestMutations {
    private ManifestMutations() {}

    static List<UnaryOperator<String>> eachKey(String json) {
        List<UnaryOperator<String>> mutations = new ArrayList<>();
        for (String pointer : pointers(JsonMapper.shared().readTree(json), "")) {
            mutations.add(text -> change(text, pointer, "remove"));
            mutations.add(text -> change(text, pointer, "flag"));
            mutations.add(text -> change(text, pointer, "number"));
            mutations.add(text -> change(text, pointer, "list"));
            mutations.add(text -> change(text, pointer, "neighbour"));
        }
        return mutations;
    }

    private static String change(String json, String pointer, String how) {
        JsonNode tree = JsonMapper.shared().readTree(json);
        int cut = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) tree.at(pointer.substring(0, cut));
        String key = pointer.substring(cut + 1);
        switch (how) {
            case "remove" -> parent.remove(key);
            case "flag" -> parent.put(key, true);
            case "number" -> parent.put(key, -1e18);
            case "list" -> parent.putArray(key).add("x");
            default -> parent.put(key + "_x", 1);
        }
        return tree.toString();
    }

    private static List<String> pointers(JsonNode node, String at) {
        List<String> pointers = new ArrayList<>();
        for (String key : node.propertyNames()) {
            pointers.add(at + "/" + key);
            pointers.addAll(pointers(node.get(key), at + "/" + key));
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                pointers.addAll(pointers(array.get(i), at + "/" + i));
            }
        }
        return pointers;
    }
}
