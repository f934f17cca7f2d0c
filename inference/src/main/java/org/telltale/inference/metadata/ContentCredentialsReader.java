package org.telltale.inference.metadata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.metadata.ContentCredentials.Action;
import org.telltale.inference.metadata.ContentCredentials.Manifest;
import org.telltale.inference.reason.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * Reads a C2PA manifest store (C2PA technical specification 2.1, "Manifests"): what it declares,
 * never whether it is true; no signature and no hash is verified. One use, one thread.
 */
final class ContentCredentialsReader {
    static final String DIRECTORY = "C2PA";
    private static final int MAX_BYTES = 64 << 20;
    private static final int MAX_MANIFESTS = 200;
    private static final int MAX_ITEMS = 500;
    private static final int MAX_TEXT = 500;

    private static final StreamReadConstraints BOUNDS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(16 << 20)
                    .maxNameLength(10_000)
                    .build();

    private final MetadataCollector collector;
    private final ObjectMapper cbor =
            new CBORMapper(CBORFactory.builder().streamReadConstraints(BOUNDS).build());
    private final ObjectMapper json =
            new JsonMapper(JsonFactory.builder().streamReadConstraints(BOUNDS).build());

    ContentCredentialsReader(MetadataCollector collector) {
        this.collector = collector;
    }

    /**
     * Reads a run of JUMBF boxes; what is no manifest store is passed over. Of all stores of a file
     * 200 manifests are read; more are a problem.
     */
    void read(byte[] jumbf) {
        collector.reading(DIRECTORY, () -> store(jumbf));
    }

    private void store(byte[] jumbf) {
        if (jumbf.length > MAX_BYTES) {
            throw new MetadataCollector.BlockLimitException();
        }
        List<Manifest> manifests = new ArrayList<>();
        JumbfParser parser = new JumbfParser();
        List<JumbfBox> stores = parser.parse(jumbf);
        if (parser.broken()) {
            collector.problem(Reason.of("metadata.block-broken", DIRECTORY));
        }
        List<JumbfBox> boxes =
                stores.stream()
                        .filter(store -> store.isLabelled("c2pa"))
                        .flatMap(store -> store.children().stream())
                        .toList();
        int room = MAX_MANIFESTS - collector.manifests();
        if (parser.limited() || boxes.size() > room) {
            // What was read within the bounds is told: more of it must not hide it.
            collector.problem(Reason.of("metadata.block-too-large", DIRECTORY));
        }
        for (JumbfBox box : boxes.subList(0, Math.min(room, boxes.size()))) {
            collector.reading(DIRECTORY, () -> manifests.add(manifest(box)));
        }
        if (!manifests.isEmpty()) {
            collector.contentCredentials(new ContentCredentials(manifests));
            manifests.forEach(this::mirror);
        }
    }

    private Manifest manifest(JumbfBox box) {
        JumbfBox claimBox = box.child("c2pa.claim");
        JsonNode claim = claimBox == null ? null : value(claimBox);
        if (claim == null) {
            collector.problem(Reason.of("metadata.c2pa-claim", CleanText.cut(box.label(), 100)));
        }
        List<Action> actions = new ArrayList<>();
        List<String> ingredients = new ArrayList<>();
        JumbfBox assertions = box.child("c2pa.assertions");
        if (assertions != null) {
            for (JumbfBox assertion : assertions.children()) {
                if (assertion.isLabelled("c2pa.actions")) {
                    actions(value(assertion), actions);
                } else if (assertion.isLabelled("c2pa.ingredient")) {
                    ingredient(assertion, ingredients);
                }
            }
        }
        return new Manifest(box.label(), generator(claim), actions, ingredients, signer(box));
    }

    /** The CBOR or JSON value of an assertion; a broken one becomes a problem and null. */
    private @Nullable JsonNode value(JumbfBox box) {
        try {
            JumbfBox.Content content = box.content("cbor");
            if (content != null) {
                return cbor.readTree(content.data());
            }
            content = box.content("json");
            return content == null ? null : json.readTree(content.data());
        } catch (JacksonException e) {
            collector.problem(Reason.of("metadata.c2pa-box", CleanText.cut(box.label(), 100)));
            return null;
        }
    }

    private void actions(@Nullable JsonNode assertion, List<Action> into) {
        if (assertion == null) {
            return;
        }
        for (JsonNode node : assertion.path("actions")) {
            String name = text(node.path("action"));
            if (name == null) {
                continue;
            }
            if (into.size() >= MAX_ITEMS) {
                collector.problem(Reason.of("metadata.block-too-large", DIRECTORY));
                return;
            }
            into.add(
                    new Action(name, agent(node, assertion), text(node.path("digitalSourceType"))));
        }
    }

    /** The software of an action: its own, or by index in the assertion's list (version 2). */
    private static @Nullable String agent(JsonNode action, JsonNode assertion) {
        JsonNode index = action.path("softwareAgentIndex");
        if (index.isInt()) {
            return software(assertion.path("softwareAgents").path(index.intValue()));
        }
        return software(action.path("softwareAgent"));
    }

    private void ingredient(JumbfBox assertion, List<String> into) {
        JsonNode node = value(assertion);
        if (node == null || into.size() >= MAX_ITEMS) {
            return;
        }
        String title = text(node.path("dc:title"));
        into.add(title == null ? assertion.label() : title);
    }

    /** The software that made a claim: a string in version 1, a map or a list of maps since. */
    private static @Nullable String generator(@Nullable JsonNode claim) {
        if (claim == null) {
            return null;
        }
        JsonNode info = claim.path("claim_generator_info");
        String named = software(info.isArray() ? info.path(0) : info);
        return named != null ? named : text(claim.path("claim_generator"));
    }

    /** A name and version from a string, or from a map that holds them. */
    private static @Nullable String software(JsonNode node) {
        if (!node.isObject()) {
            return text(node);
        }
        String name = text(node.path("name"));
        String version = text(node.path("version"));
        return name == null || version == null ? name : name + " " + version;
    }

    private @Nullable String signer(JumbfBox manifest) {
        JumbfBox signature = manifest.child("c2pa.signature");
        JumbfBox.Content content = signature == null ? null : signature.content("cbor");
        String signer = content == null ? null : new CoseCertificate(cbor).signer(content.data());
        if (signer == null) {
            collector.problem(
                    Reason.of("metadata.c2pa-certificate", CleanText.cut(manifest.label(), 100)));
        }
        return signer;
    }

    private static @Nullable String text(JsonNode node) {
        if (!node.isString()) {
            return null;
        }
        String text = CleanText.cut(CleanText.clean(node.stringValue()), MAX_TEXT);
        return text.isEmpty() ? null : text;
    }

    /** The manifest once more as entries, for lists and search. */
    private void mirror(Manifest manifest) {
        String label = manifest.label();
        collector.add(DIRECTORY, "Manifest", label);
        collector.add(DIRECTORY, "Claim generator", manifest.claimGenerator());
        for (Action action : manifest.actions()) {
            StringBuilder text = new StringBuilder(action.action());
            if (action.softwareAgent() != null) {
                text.append(" by ").append(action.softwareAgent());
            }
            if (action.digitalSourceType() != null) {
                text.append(", source type ").append(action.digitalSourceType());
            }
            collector.add(DIRECTORY, "Action", text.toString());
        }
        for (String ingredient : manifest.ingredients()) {
            collector.add(DIRECTORY, "Ingredient", ingredient);
        }
        collector.add(DIRECTORY, "Signed by (not verified)", manifest.signatureIssuer());
    }
}
