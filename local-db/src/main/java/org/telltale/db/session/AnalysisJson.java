package org.telltale.db.session;

import java.nio.file.Path;
import java.util.List;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Verdict;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Payloads of the log as JSON and back. Plain ASCII, so that a digest does not depend on how text
 * is encoded; bytes are left out and named by their digest (see {@link BlobJson}). Thread-safe.
 */
final class AnalysisJson {
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .addModule(
                            new SimpleModule("telltale-log")
                                    .addSerializer(Blob.class, new BlobJson.Writer())
                                    .addDeserializer(Blob.class, new BlobJson.Reader())
                                    .addSerializer(Path.class, new PathJson.Writer())
                                    .addDeserializer(Path.class, new PathJson.Reader()))
                    .build();

    /** The payload; every blob in it is given to the sink. */
    String write(Recorded recorded, BlobJson.Sink blobs) {
        return mapper.writer()
                .withAttribute(BlobJson.Sink.class, blobs)
                .writeValueAsString(recorded);
    }

    /**
     * Reads a payload; every blob in it is asked of the source.
     *
     * @throws StoreException if it cannot be read
     */
    Recorded read(LogEntry entry, BlobJson.Source blobs) {
        Class<? extends Recorded> type = Recorded.type(entry.kind());
        if (type == null) {
            throw Refusal.of("entry.unknown-kind", null, entry.seq(), entry.kind());
        }
        try {
            return mapper.readerFor(type)
                    .withAttribute(BlobJson.Source.class, blobs)
                    .readValue(entry.payload());
        } catch (JacksonException e) {
            throw Refusal.of("entry.unreadable", e, entry.seq(), entry.session());
        }
    }

    /** The mapper for documents around the log: archives. */
    JsonMapper mapper() {
        return mapper;
    }

    /** A column that holds a list. */
    String list(List<String> values) {
        return mapper.writeValueAsString(values);
    }

    /** The list of a column. */
    List<String> list(String column) {
        return mapper.readValue(column, STRINGS);
    }

    /** A column that holds a reason. */
    String reason(Reason reason) {
        return mapper.writeValueAsString(reason);
    }

    /** The reason of a column. */
    Reason reason(String column) {
        return mapper.readValue(column, Reason.class);
    }

    /** A column that holds a verdict. */
    String verdict(Verdict verdict) {
        return mapper.writeValueAsString(verdict);
    }

    /** The verdict of a column. */
    Verdict verdict(String column) {
        return mapper.readValue(column, Verdict.class);
    }
}
