package org.telltale.inference.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.inference.file.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judgements in a JSON file, written beside itself and moved into place. A file that cannot be read
 * or written costs the self-tests once more and nothing else. Thread-safe; where two processes
 * write at once, the later one's judgements stand, and the other's are made again.
 */
public final class TrustFile implements TrustStore {
    private static final Logger LOG = LoggerFactory.getLogger(TrustFile.class);
    private static final int MOST = 1_000;

    private final Path file;
    private final JsonMapper mapper = JsonMapper.builder().build();

    /** At that path; its folder is made when something is remembered. */
    public TrustFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public synchronized Optional<Judgement> find(Question question) {
        return Optional.ofNullable(read().get(question));
    }

    @Override
    public synchronized void remember(Question question, Judgement judgement) {
        Map<Question, Judgement> all = read();
        all.remove(question);
        while (all.size() >= MOST) {
            all.remove(all.keySet().iterator().next());
        }
        all.put(question, judgement);
        List<Entry> entries =
                all.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue())).toList();
        try {
            WholeFile.write(
                    file, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(entries));
        } catch (IOException | JacksonException e) {
            LOG.warn("self-test results cannot be kept in {}: {}", file, e.toString());
        }
    }

    private Map<Question, Judgement> read() {
        Map<Question, Judgement> all = new LinkedHashMap<>();
        try {
            for (Entry entry : mapper.readValue(Files.readAllBytes(file), Entry[].class)) {
                all.put(
                        Objects.requireNonNull(entry.question()),
                        Objects.requireNonNull(entry.judgement()));
            }
        } catch (NoSuchFileException e) {
            LOG.debug("no self-test was kept yet in {}", file);
        } catch (IOException | JacksonException | NullPointerException e) {
            LOG.warn("self-test results cannot be read from {}: {}", file, e.toString());
            all.clear();
        }
        return all;
    }

    private record Entry(Question question, Judgement judgement) {}
}
