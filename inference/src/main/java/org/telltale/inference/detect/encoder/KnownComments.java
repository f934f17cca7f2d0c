package org.telltale.inference.detect.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.inference.detect.declared.Quotation;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.reason.Reason;

/**
 * Comments that encoders leave, from {@code known-comments.json}; programs that declared-facts
 * names are not among them. Immutable.
 */
final class KnownComments {
    /** Told of one file at most. */
    private static final int MOST = 8;

    /** Encoders that write the quality of the IJG library into a comment: GD and XV. */
    private static final Pattern QUALITY =
            Pattern.compile(
                    "^CREATOR: (?:gd-jpeg|XV) .*quality = (\\d{1,3})\\b", Pattern.CASE_INSENSITIVE);

    private final List<Comment> comments;

    private KnownComments(Table table) {
        comments = List.copyOf(table.comments());
    }

    /** Reads the table that comes with the program. */
    static KnownComments load() {
        return new KnownComments(Resource.read("known-comments.json", Table.class));
    }

    /** What the comments of a file tell of its encoder, and where its tables contradict them. */
    List<Declaration> of(JpegStructure jpeg, TableOrigin origin) {
        List<Declaration> found = new ArrayList<>();
        for (String comment : jpeg.comments().stream().distinct().toList()) {
            named(comment).ifPresent(found::add);
            contradicted(comment, origin).ifPresent(found::add);
        }
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private Optional<Declaration> named(String text) {
        return comments.stream()
                .filter(comment -> text.startsWith(comment.begins()))
                .map(comment ->
                        declaration(
                                Declaration.Kind.ENCODER,
                                Reason.of("encoder.comment", Quotation.of(text), comment.name())))
                .findFirst();
    }

    private static Optional<Declaration> contradicted(String text, TableOrigin origin) {
        Matcher matcher = QUALITY.matcher(text);
        boolean states = matcher.find();
        if (!states || (origin.hasOneQuality() && origin.quality() == quality(matcher))) {
            return Optional.empty();
        }
        return Optional.of(
                declaration(
                        Declaration.Kind.MISMATCH,
                        Reason.of(
                                "encoder.comment-quality", Quotation.of(text), quality(matcher))));
    }

    /** What gd and XV call 0 the library takes for 1, and more than 100 for 100. */
    private static int quality(Matcher matcher) {
        return Math.clamp(Integer.parseInt(matcher.group(1)), 1, 100);
    }

    private static Declaration declaration(Declaration.Kind kind, Reason statement) {
        return new Declaration("jpeg-comment", kind, statement, false);
    }

    /**
     * A comment.
     *
     * @param begins with these characters
     * @param name of the encoder
     * @param source where that can be checked
     */
    private record Comment(String begins, String name, String source) {}

    private record Table(String about, List<Comment> comments) {}
}
