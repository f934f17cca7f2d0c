package org.telltale.db.submission;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/** Reads a submission to its end and compares what it mentions with what it must. */
final class Validation implements EntrySink {
    private final Set<String> mentioned = new HashSet<>();
    private long entries;

    private Validation() {}

    static ValidationReport of(SubmissionFormat format, Path source, @Nullable Path against)
            throws IOException {
        IssueLog issues = new IssueLog();
        Validation validation = new Validation();
        format.read(source, validation, issues);
        if (against != null) {
            validation.compare(source, ExpectedNames.read(against, format, issues), issues);
        } else if (validation.mentioned.isEmpty() && issues.errors() == 0) {
            issues.error(name(source), null, Reason.of("submission.empty"));
        }
        return new ValidationReport(
                validation.entries, issues.errors(), issues.warnings(), issues.issues());
    }

    @Override
    public void entry(SubmissionEntry entry) {
        entries++;
    }

    @Override
    public void mentioned(String name) {
        mentioned.add(name);
    }

    private void compare(Path source, Set<String> expected, IssueLog issues) {
        for (String name : expected) {
            if (!mentioned.contains(name)) {
                issues.error(name(source), null, Reason.of("submission.missing-file", name));
            }
        }
        mentioned.stream()
                .filter(name -> !expected.contains(name))
                .sorted()
                .forEach(name ->
                        issues.error(name(source), null, Reason.of("submission.extra-file", name)));
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
