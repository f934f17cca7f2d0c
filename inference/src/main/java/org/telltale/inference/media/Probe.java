package org.telltale.inference.media;

import java.util.List;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.reason.Reason;

/**
 * What is known of a file before any picture or sample is decoded. Immutable.
 *
 * @param media the file
 * @param metadata what it says of itself
 * @param problems what was wrong with it, none of which forbids to go on
 */
public record Probe(Media media, Metadata metadata, List<Reason> problems) {
    public Probe {
        problems = List.copyOf(problems);
    }
}
