package org.telltale.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.calibration.PackScores;
import org.telltale.inference.pack.calibration.ScoredFile;
import org.telltale.inference.pack.calibration.SourceScore;
import org.telltale.inference.reason.Reason;

/**
 * Which of a user's files come from one source (a camera, a person), by their paths. Immutable.
 *
 * @param word as the user gave it
 * @param pattern found in a file's path within its folder, slashes between its parts; null where
 *     the word is {@link #FILE} or {@link #FOLDER}
 */
record SourceNames(String word, @Nullable Pattern pattern) {
    /** Every file is a source of its own. */
    static final String FILE = "file";

    /** Files in the same folder below the one given are one source. */
    static final String FOLDER = "folder";

    /**
     * From what the user gave.
     *
     * @throws PatternSyntaxException if it is neither word and no expression
     */
    static SourceNames of(String word) {
        boolean known = word.equals(FILE) || word.equals(FOLDER);
        return new SourceNames(word, known ? null : Pattern.compile(word));
    }

    /** Whether files may share a source. */
    boolean grouped() {
        return !word.equals(FILE);
    }

    /**
     * Scores with the names of their sources.
     *
     * @param folder that the files were looked for in
     * @throws PackException if the expression does not match a file's path
     */
    List<SourceScore> scores(Path folder, PackScores.Scored scored) throws PackException {
        List<SourceScore> scores = new ArrayList<>();
        for (ScoredFile file : scored.scored()) {
            scores.add(new SourceScore(file.raw(), source(folder, file.media().path())));
        }
        return scores;
    }

    /** The name of a file's source; a path is no other source's name. */
    String source(Path folder, Path file) throws PackException {
        Path whole = file.toAbsolutePath().normalize();
        Path inside = folder.toAbsolutePath().normalize().relativize(whole);
        if (pattern == null) {
            boolean alone = word.equals(FILE) || inside.getNameCount() < 2;
            return alone ? "file " + whole : "folder " + inside.getName(0);
        }
        String path = inside.toString().replace('\\', '/');
        Matcher matcher = pattern.matcher(path);
        if (!matcher.find()) {
            throw new PackException(Reason.of("pack-calibration.no-source", file));
        }
        return matcher.groupCount() == 0
                ? matcher.group()
                : IntStream.rangeClosed(1, matcher.groupCount())
                        .mapToObj(matcher::group)
                        .map(String::valueOf)
                        .collect(Collectors.joining("/"));
    }
}
