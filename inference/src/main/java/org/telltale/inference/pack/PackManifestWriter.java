package org.telltale.inference.pack;

import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a manifest as {@link PackManifestReader} reads it: the same manifest gives the same bytes
 * and thus the same digest. Safe for use by several threads.
 */
public final class PackManifestWriter {
    private final JsonMapper mapper = ManifestMapper.make();

    /** Indented UTF-8 with a final line feed. */
    public byte[] write(PackManifest manifest) {
        String text = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(manifest);
        return (text.replace("\r\n", "\n") + "\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
