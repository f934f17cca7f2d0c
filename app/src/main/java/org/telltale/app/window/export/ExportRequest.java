package org.telltale.app.window.export;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.verdict.Label;

/**
 * What the user wants exported. Immutable.
 *
 * @param format its name
 * @param sessions ids; empty for all
 * @param target new file
 * @param missingAs what a session without an answer counts as; null refuses the export then
 */
public record ExportRequest(
        String format, List<String> sessions, Path target, @Nullable Label missingAs) {
    public ExportRequest {
        sessions = List.copyOf(sessions);
    }
}
