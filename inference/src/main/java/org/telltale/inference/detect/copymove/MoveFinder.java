package org.telltale.inference.detect.copymove;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Verifies supposed moves and keeps those that are sure, each pair of places once. */
final class MoveFinder {
    private static final double SAME = 0.4;

    private final MoveVerifier verifier;

    MoveFinder(MoveVerifier verifier) {
        this.verifier = verifier;
    }

    /** The sure ones, surest first. */
    List<VerifiedMove> find(List<SupposedMove> supposed, DoubleConsumer progress) {
        List<VerifiedMove> found = new ArrayList<>();
        for (int i = 0; i < supposed.size(); i++) {
            SupposedMove next = supposed.get(i);
            VerifiedMove move =
                    found.stream().anyMatch(f -> known(f, next))
                            ? null
                            : verifier.verify(next.source(), next.seed());
            if (move != null
                    && move.sure()
                    && found.stream().noneMatch(f -> same(f, move))
                    && !verifier.pattern(move)) {
                found.add(move);
            }
            progress.accept((i + 1.0) / supposed.size());
        }
        found.sort(Comparator.comparingDouble(VerifiedMove::log10Nfa));
        return found;
    }

    /** Whether what speaks for a move lies between two places that are known already. */
    private boolean known(VerifiedMove found, SupposedMove next) {
        BitSet from = verifier.grid().moved(next.seed(), next.source());
        return (overlap(next.seed(), found.here()) && overlap(from, found.there()))
                || (overlap(next.seed(), found.there()) && overlap(from, found.here()));
    }

    /** Whether the two are one pair of places, in either direction. */
    private static boolean same(VerifiedMove a, VerifiedMove b) {
        return (overlap(a.here(), b.here()) && overlap(a.there(), b.there()))
                || (overlap(a.here(), b.there()) && overlap(a.there(), b.here()));
    }

    private static boolean overlap(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return both.cardinality() >= SAME * Math.min(a.cardinality(), b.cardinality());
    }
}
