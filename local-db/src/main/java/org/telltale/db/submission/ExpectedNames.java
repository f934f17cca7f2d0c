package org.telltale.db.submission;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * The media that a submission must cover: the files of a folder, without those in folders below it
 * and without hidden ones; or a text file, UTF-8, with a name or path on each line, where empty
 * lines and lines that start with {@code #} say nothing.
 */
final class ExpectedNames {
    private ExpectedNames() {}

    /** Names as the format gives them; two files that it cannot tell apart are an error. */
    static Set<String> read(Path listOrFolder, SubmissionFormat format, IssueLog issues)
            throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(listOrFolder)) {
            try (Stream<Path> files = Files.list(listOrFolder)) {
                files.filter(file -> Files.isRegularFile(file) && !name(file).startsWith("."))
                        .sorted()
                        .forEach(
                                file -> add(listOrFolder, null, name(file), format, names, issues));
            }
            return names;
        }
        try (BufferedReader lines = Files.newBufferedReader(listOrFolder, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String entry = line.strip();
                if (!entry.isEmpty() && !entry.startsWith("#")) {
                    String file = entry.substring(lastSeparator(entry) + 1);
                    add(listOrFolder, number, file, format, names, issues);
                }
            }
        }
        return names;
    }

    private static void add(
            Path source,
            @Nullable Integer line,
            String file,
            SubmissionFormat format,
            Set<String> names,
            IssueLog issues) {
        String name = format.matchName(file);
        if (!names.add(name)) {
            issues.error(name(source), line, Reason.of("submission.expected-twice", name));
        }
    }

    private static int lastSeparator(String path) {
        return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
