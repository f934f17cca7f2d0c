package org.telltale.app.document;

import java.util.List;
import java.util.Locale;
import org.telltale.inference.detect.pack.PackUse;
import org.telltale.inference.detect.pack.PackUses;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.catalogue.CatalogueEntry;
import org.telltale.inference.pack.store.StoredPack;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Packs as a JSON document of the schema {@code telltale.packs/1}. Stateless. */
public final class PacksDocument {
    private static final String SCHEMA = "telltale.packs/1";

    private PacksDocument() {}

    /** The installed packs, on one line; a damaged one has a problem in place of its facts. */
    public static String installed(List<StoredPack> packs, Locale language) {
        ObjectNode root = root();
        ArrayNode list = root.putArray("packs");
        PackUses uses = PackUses.ofListed(packs);
        for (StoredPack pack : packs) {
            ObjectNode node = list.addObject();
            node.put("id", pack.id());
            node.put("version", pack.version());
            node.put("folder", pack.folder().toString());
            switch (pack) {
                case StoredPack.Installed installed ->
                        add(node, installed, uses.of(installed), language);
                case StoredPack.Damaged damaged ->
                        node.putObject("problem")
                                .put("code", damaged.fault().code())
                                .put("message", damaged.fault().text(language));
            }
        }
        return JsonMapper.shared().writeValueAsString(root);
    }

    private static void add(
            ObjectNode node, StoredPack.Installed pack, PackUse use, Locale language) {
        PackManifest manifest = pack.manifest();
        node.put("title", manifest.title());
        node.put("task", manifest.task().word());
        node.put("media", word(manifest.media()));
        node.put("historical", manifest.historical());
        node.put("sha256", pack.digest());
        node.put("calibrated", manifest.calibration() != null);
        node.putObject("use")
                .put("used", use.used())
                .put("code", use.said().code())
                .put("message", use.said().text(language));
        node.put("source", manifest.source().url());
        node.putObject("licence")
                .put("code", manifest.licence().code())
                .put("weights", manifest.licence().weights())
                .put("non_commercial", manifest.licence().nonCommercial());
    }

    /** The catalogue, on one line, with the versions that are installed. */
    public static String available(List<CatalogueEntry> entries, List<StoredPack> packs) {
        ObjectNode root = root();
        ArrayNode list = root.putArray("catalogue");
        for (CatalogueEntry entry : entries) {
            ObjectNode node = list.addObject();
            node.put("id", entry.id());
            node.put("title", entry.title());
            node.put("task", entry.task().word());
            node.put("media", word(entry.media()));
            node.put("historical", entry.historical());
            node.put("summary", entry.summary());
            node.put("source", entry.source().url());
            node.put("installable", entry.file() != null);
            if (entry.obtain() != null) {
                node.put("obtain", entry.obtain());
            }
            node.putObject("licence")
                    .put("code", entry.licence().code())
                    .put("weights", entry.licence().weights())
                    .put("redistribution", word(entry.licence().redistribution()))
                    .put("commercial", word(entry.licence().commercial()));
            ArrayNode installed = node.putArray("installed");
            packs.stream()
                    .filter(pack -> pack.id().equals(entry.id()))
                    .forEach(pack -> installed.add(pack.version()));
        }
        return JsonMapper.shared().writeValueAsString(root);
    }

    private static ObjectNode root() {
        return JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
