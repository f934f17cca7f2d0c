package org.telltale.inference.detect.declared;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;

/**
 * Quotes what a file declares of its own making: generators, editors, cameras, and a preview that
 * shows something else. Of the pixels it looks only at whether the embedded preview shows the same
 * picture as the file, which takes decoding both; that is told as a declaration like the others. It
 * scores nothing: its declarations carry no likelihood ratio and are never fused. Thread-safe.
 */
public final class DeclaredFactsDetector implements Detector {
    private static final DetectorInfo INFO =
            new DetectorInfo(
                    "declared-facts",
                    "1",
                    "Declared facts",
                    Set.of(MediaKind.IMAGE),
                    Profile.QUICK,
                    5);

    /** A file that repeats itself is quoted no further. */
    private static final int MOST = 40;

    private final TextDeclarations texts;
    private final CredentialDeclarations credentials;
    private final ThumbnailDeclaration thumbnail = new ThumbnailDeclaration();

    /** A detector that knows the programs of {@code known-software.json}. */
    public DeclaredFactsDetector() {
        KnownSoftware known = KnownSoftware.load();
        texts = new TextDeclarations(known);
        credentials = new CredentialDeclarations(known);
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) {
        examination.checkCancelled();
        List<Declaration> found = new ArrayList<>();
        found.addAll(credentials.of(examination.metadata().contentCredentials()));
        found.addAll(texts.of(examination.metadata()));
        examination.progress(0.1);
        List<Declaration> told = withoutRepetition(found);
        try {
            thumbnail.of(examination).ifPresent(told::add);
            return new Outcome.Completed(evidence(told));
        } catch (MediaException e) {
            // What the file declares stands, whether its picture can be decoded or not.
            return new Outcome.Inconclusive(e.reason(), evidence(told));
        }
    }

    private static Evidence evidence(List<Declaration> told) {
        return new Evidence(List.of(), List.of(), List.of(), told, List.of());
    }

    /** One quotation for each source and last argument: an edit history names one program often. */
    private static List<Declaration> withoutRepetition(List<Declaration> found) {
        Set<List<String>> seen = new HashSet<>();
        List<Declaration> told = new ArrayList<>();
        for (Declaration declaration : found) {
            List<String> key =
                    List.of(
                            declaration.source(),
                            declaration.statement().code(),
                            declaration.statement().arguments().getLast());
            if (told.size() < MOST && seen.add(key)) {
                told.add(declaration);
            }
        }
        return told;
    }
}
