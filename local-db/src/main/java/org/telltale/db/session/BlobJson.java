package org.telltale.db.session;

import java.util.Objects;
import org.telltale.inference.metadata.Blob;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * Bytes in the log: {@code {"sha256": …, "bytes": n}}. The bytes themselves are artefacts beside
 * the database, and the digest ties them to the chain.
 */
final class BlobJson {
    private BlobJson() {}

    /** Where bytes go. */
    @FunctionalInterface
    interface Sink {
        /** Keeps the bytes; their digest. */
        String put(Blob blob);
    }

    /** Where bytes come from. */
    @FunctionalInterface
    interface Source {
        /** The bytes; empty where they are missing or are not wanted. */
        Blob get(String sha256, int bytes);
    }

    /** Writes a reference. */
    static final class Writer extends ValueSerializer<Blob> {
        @Override
        public void serialize(Blob blob, JsonGenerator out, SerializationContext context) {
            Sink sink = (Sink) context.getAttribute(Sink.class);
            out.writeStartObject();
            out.writeStringProperty("sha256", Objects.requireNonNull(sink).put(blob));
            out.writeNumberProperty("bytes", blob.size());
            out.writeEndObject();
        }
    }

    /** Reads a reference. */
    static final class Reader extends ValueDeserializer<Blob> {
        @Override
        public Blob deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = context.readTree(in);
            Source source = (Source) context.getAttribute(Source.class);
            return Objects.requireNonNull(source)
                    .get(node.path("sha256").asString(""), node.path("bytes").asInt(0));
        }
    }
}
