package org.telltale.inference.detect.jpeg;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.BinomialTail;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.EvidenceMap;

/**
 * Finds parts whose blocking artefacts are displaced (they agree on another origin than the rest)
 * or absent (they agree on none). Under the background model a cell's strongest steps fall on each
 * of the 64 origins alike; photographs have textures that prefer one, so the chance is never taken
 * below what this picture shows elsewhere.
 */
final class BlockingSearch {
    /** Cells of a displaced part. */
    private static final int LEAST_CELLS = 6;

    private static final int MOST_REGIONS = 8;
    private static final double MOST_SHARE = 0.25;

    /** Log10 of the number of false alarms below which a part is told. */
    private static final double SURE = -2;

    /** Least share of the votes that a grid has: six times that of chance. */
    private static final double LEAST_SHARE = 0.1;

    /** How many times the next strongest position's steps those of a displaced part are. */
    private static final double LEAST_DOMINANCE = 1.2;

    /** Positions beside the main one. */
    private static final int SECONDS = 7;

    /** A position with this many times its share of seconds was once a grid of the picture. */
    private static final double HISTORY = 1.5;

    private final BlockingField field;
    private final int[] votes;
    private final int[] tally;
    private final int main;
    private final double log10Tests;
    private final Cancellation cancellation;

    BlockingSearch(BlockingField field, Cancellation cancellation) {
        this.field = field;
        this.cancellation = cancellation;
        this.votes = new int[field.across() * field.down()];
        this.tally = field.tally();
        for (int cell = 0; cell < votes.length; cell++) {
            votes[cell] = field.vote(cell);
        }
        int best = 0;
        for (int origin = 1; origin < tally.length; origin++) {
            best = tally[origin] > tally[best] ? origin : best;
        }
        this.main = best;
        this.log10Tests =
                2 * Math.log10(GridOrigin.COUNT)
                        + 2 * Math.log10(Math.max(1, field.across()))
                        + 2 * Math.log10(Math.max(1, field.down()));
    }

    /** Cells that voted. */
    int cast() {
        int cast = 0;
        for (int count : tally) {
            cast += count;
        }
        return cast;
    }

    /** The origin that most cells vote for. */
    GridOrigin main() {
        return GridOrigin.of(main);
    }

    /** Share of the votes that it has. */
    double share() {
        return cast() == 0 ? 0 : (double) tally[main] / cast();
    }

    /** Whether so many cells prefer one origin that neither chance nor texture explains it. */
    boolean significant() {
        return share() > LEAST_SHARE
                && Math.log10(GridOrigin.COUNT)
                                + BinomialTail.log10(cast(), tally[main], 1.0 / GridOrigin.COUNT)
                        < 0;
    }

    /**
     * Displaced parts, surest first.
     *
     * @param expected an origin that is no surprise beside the main one; null for none
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    List<MissingGrid> displaced(@Nullable GridOrigin expected) {
        List<MissingGrid> found = new ArrayList<>();
        for (int origin = 0; origin < GridOrigin.COUNT; origin++) {
            cancellation.check();
            GridOrigin other = GridOrigin.of(origin);
            // One axis in common is more often a texture along it than a paste.
            boolean apart = other.x() != main().x() && other.y() != main().y();
            if (apart && (expected == null || origin != expected.index())) {
                displaced(origin, found);
            }
        }
        found.sort(Comparator.comparingDouble(MissingGrid::log10Nfa));
        return found.subList(0, Math.min(MOST_REGIONS, found.size()));
    }

    private void displaced(int origin, List<MissingGrid> found) {
        BitSet cells = new BitSet();
        for (int cell = 0; cell < votes.length; cell++) {
            cells.set(cell, votes[cell] == origin);
        }
        BitSet closed = ClosedCells.of(cells, field.across(), field.down(), 1);
        for (CellMask place :
                CellMask.components(
                        closed, field.across(), field.down(), transform(), LEAST_CELLS)) {
            int all = 0;
            int agreeing = 0;
            int cell = place.cells().nextSetBit(0);
            for (; cell >= 0; cell = place.cells().nextSetBit(cell + 1)) {
                all += votes[cell] == GridVotes.NONE ? 0 : 1;
                agreeing += votes[cell] == origin ? 1 : 0;
            }
            // Votes for this origin elsewhere: a texture, or a grid of the picture's history.
            int others = Math.max(1, cast() - tally[main] - all);
            double chance =
                    Math.max(1.0 / GridOrigin.COUNT, 2.0 * (tally[origin] - agreeing) / others);
            boolean few = agreeing >= LEAST_CELLS && all <= MOST_SHARE * cast() && chance < 0.5;
            if (few && !isHistory(origin, place.cells()) && stands(origin, place.cells())) {
                double log10Nfa = log10Tests + BinomialTail.log10(all, agreeing, chance);
                if (log10Nfa < SURE) {
                    found.add(new MissingGrid(place, log10Nfa));
                }
            }
        }
    }

    /**
     * Whether the cells outside a place know its origin too, as their second: then it is a grid of
     * the picture's history, cropped and saved again, that only shows more clearly there.
     */
    private boolean isHistory(int origin, BitSet place) {
        int[] columns = new int[8];
        int[] rows = new int[8];
        for (int cell = 0; cell < votes.length; cell++) {
            if (votes[cell] != GridVotes.NONE && !place.get(cell)) {
                GridOrigin second = field.second(cell, main());
                columns[second.x()]++;
                rows[second.y()]++;
            }
        }
        GridOrigin wanted = GridOrigin.of(origin);
        return stands(columns, wanted.x(), main().x()) || stands(rows, wanted.y(), main().y());
    }

    /** Whether a place's steps, taken together, do not prefer the main origin at all. */
    private boolean lacks(BitSet place) {
        return field.dominance(true, place, main().x()) < 1
                && field.dominance(false, place, main().y()) < 1;
    }

    /** Whether a place's steps, taken together, are clearly the strongest at an origin. */
    private boolean stands(int origin, BitSet place) {
        GridOrigin wanted = GridOrigin.of(origin);
        return field.dominance(true, place, wanted.x()) > LEAST_DOMINANCE
                && field.dominance(false, place, wanted.y()) > LEAST_DOMINANCE;
    }

    /** Whether a position has clearly more seconds than the mean of those that are not the main. */
    private static boolean stands(int[] seconds, int position, int main) {
        int all = IntStream.of(seconds).sum();
        return position != main && seconds[position] > HISTORY * all / SECONDS;
    }

    /**
     * Parts without the main origin's steps, surest first.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    List<MissingGrid> absent() {
        BitSet missing = new BitSet();
        BitSet present = new BitSet();
        for (int cell = 0; cell < votes.length; cell++) {
            GridOrigin vote = votes[cell] == GridVotes.NONE ? main() : GridOrigin.of(votes[cell]);
            boolean column = vote.x() == main().x();
            boolean row = vote.y() == main().y();
            missing.set(cell, !column && !row);
            present.set(cell, votes[cell] != GridVotes.NONE && (column || row));
        }
        MissingCells cells =
                new MissingCells(field.across(), field.down(), transform(), missing, present);
        return new MissingGridSearch(cells, log10Tests, cancellation)
                .find().stream()
                        .filter(part -> part.log10Nfa() < SURE && lacks(part.mask().cells()))
                        .toList();
    }

    static EvidenceMap.Transform transform() {
        return new EvidenceMap.Transform(BlockingField.SIDE, BlockingField.SIDE, 0, 0);
    }
}
