package org.telltale.inference.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A manifest without its files, as a catalogue holds it: they are known once the published file is
 * there. Immutable.
 */
public final class PackTemplate {
    private final ObjectNode json;

    private PackTemplate(ObjectNode json) {
        this.json = json;
    }

    /** From the object in a catalogue. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PackTemplate read(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw new InvalidManifestException(Reason.of("pack.type", "pack", "an object"));
        }
        return new PackTemplate(object.deepCopy());
    }

    /** As it stands in a catalogue. */
    @JsonValue
    JsonNode write() {
        return json.deepCopy();
    }

    /** Path that the ONNX file gets. */
    public String model() {
        return json.path("model").asString("");
    }

    /**
     * The whole manifest.
     *
     * @param madeFrom the checkpoint that the model was built from; null where it was published
     * @throws PackException if it is none: a fault of the catalogue
     */
    public PackManifest with(List<PackFile> files, @Nullable MadeFrom madeFrom)
            throws PackException {
        JsonMapper mapper = ManifestMapper.make();
        ObjectNode whole = json.deepCopy();
        whole.set("files", mapper.valueToTree(files));
        if (madeFrom != null) {
            whole.set("made_from", mapper.valueToTree(madeFrom));
        }
        return new PackManifestReader().read(mapper.writeValueAsBytes(whole)).manifest();
    }
}
