package org.telltale.app.window.desk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.telltale.explainer.Statement;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.face.FacialRegion;

/**
 * Which marks a sentence rests on, and which sentences speak of a mark. Marks are named as {@link
 * Marks} names them. Immutable.
 */
public final class EvidenceLinks {
    /** No sentences. */
    public static final EvidenceLinks NONE = new EvidenceLinks(List.of(), List.of());

    private final List<Set<String>> marksOfStatement;

    /** The links of an explanation's sentences to the cues of its analysis. */
    public EvidenceLinks(List<Statement> statements, List<Cue> cues) {
        List<Set<String>> marks = new ArrayList<>();
        for (Statement statement : statements) {
            marks.add(marks(statement, cues));
        }
        this.marksOfStatement = List.copyOf(marks);
    }

    private static Set<String> marks(Statement statement, List<Cue> cues) {
        Set<String> marks = new LinkedHashSet<>(statement.regions());
        for (Cue cue : cues) {
            if (statement.cues().contains(cue.id())) {
                if (cue.box() != null) {
                    marks.add(cue.id());
                }
                addIfPresent(marks, cue.finding());
                addRegion(marks, cue.face(), cue.region());
            }
        }
        if (marks.isEmpty()) {
            // A sentence about the face as a whole lights up the face itself.
            marks.addAll(statement.faces());
        }
        return marks;
    }

    private static void addRegion(
            Set<String> marks, @Nullable String face, @Nullable FacialRegion region) {
        if (face != null) {
            marks.add(region == null ? face : Marks.regionId(face, region));
        }
    }

    private static void addIfPresent(Set<String> marks, @Nullable String id) {
        if (id != null) {
            marks.add(id);
        }
    }

    /** Marks that the sentence of that index rests on; empty where there is no such sentence. */
    public Set<String> marksOf(int statement) {
        return statement >= 0 && statement < marksOfStatement.size()
                ? marksOfStatement.get(statement)
                : Set.of();
    }

    /** Indexes of the sentences that speak of a mark: of it itself, or of a part of that face. */
    public Set<Integer> statementsOf(String mark) {
        Set<Integer> statements = new TreeSet<>();
        for (int i = 0; i < marksOfStatement.size(); i++) {
            for (String other : marksOfStatement.get(i)) {
                if (other.equals(mark) || other.startsWith(mark + "/")) {
                    statements.add(i);
                }
            }
        }
        return statements;
    }
}
