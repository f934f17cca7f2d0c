package org.telltale.app.document;

import java.util.List;
import java.util.Locale;
import org.telltale.inference.pack.selftest.TestedOn;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.TrustStore.Judgement;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Self-tests as a JSON document of the schema {@code telltale.pack-tests/1}, which grows pack by
 * pack. For one thread.
 */
public final class PackTestsDocument {
    private static final String SCHEMA = "telltale.pack-tests/1";

    private final Locale language;
    private final ObjectNode root = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
    private final ArrayNode packs = root.putArray("packs");

    /** A document without packs, its sentences in that language. */
    public PackTestsDocument(Locale language) {
        this.language = language;
    }

    /** Adds a pack that was tested. */
    public void add(StoredPack pack, List<TestedOn> results) {
        ObjectNode node = pack(pack);
        ArrayNode list = node.putArray("accelerators");
        for (TestedOn result : results) {
            ObjectNode entry = list.addObject().put("accelerator", result.accelerator().id());
            switch (result) {
                case TestedOn.Ran ran -> {
                    entry.put("agrees", ran.agrees());
                    judgement(entry.putObject("expected"), ran.expected());
                    judgement(entry.putObject("cpu"), ran.processor());
                }
                case TestedOn.NotRun notRun -> problem(entry, notRun.reason());
            }
        }
    }

    /** Adds a pack that could not be tested at all. */
    public void add(StoredPack pack, Reason problem) {
        problem(pack(pack), problem);
    }

    /** All of it, on one line. */
    public String text() {
        return JsonMapper.shared().writeValueAsString(root);
    }

    private ObjectNode pack(StoredPack pack) {
        ObjectNode node = packs.addObject().put("id", pack.id()).put("version", pack.version());
        if (pack instanceof StoredPack.Installed installed) {
            node.put("sha256", installed.digest());
        }
        return node;
    }

    /** An infinite difference, where shapes differ or numbers are missing, is left out. */
    private static void judgement(ObjectNode node, Judgement judgement) {
        node.put("agrees", judgement.agrees());
        if (!judgement.output().isEmpty()) {
            node.put("output", judgement.output());
        }
        if (Double.isFinite(judgement.difference())) {
            node.put("difference", judgement.difference());
        }
    }

    private void problem(ObjectNode node, Reason reason) {
        node.putObject("problem").put("code", reason.code()).put("message", reason.text(language));
    }
}
