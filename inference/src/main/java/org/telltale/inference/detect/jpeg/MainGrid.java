package org.telltale.inference.detect.jpeg;

/**
 * The grid that most of a picture votes for. Immutable.
 *
 * @param origin with the most votes
 * @param share of all votes cast that went to it, 0 to 1
 * @param log10Nfa base-10 logarithm of its number of false alarms
 */
record MainGrid(GridOrigin origin, double share, double log10Nfa) {
    /** The winner of a vote. */
    static MainGrid of(GridVotes votes) {
        long[] tally = votes.tally();
        int best = 0;
        long cast = 0;
        for (int i = 0; i < tally.length; i++) {
            cast += tally[i];
            if (tally[i] > tally[best]) {
                best = i;
            }
        }
        double log10Nfa =
                new GridSignificance(votes.width(), votes.height())
                        .log10Nfa((long) votes.width() * votes.height(), tally[best]);
        return new MainGrid(
                GridOrigin.of(best), cast == 0 ? 0 : (double) tally[best] / cast, log10Nfa);
    }

    /** Whether chance would give less than one such grid. */
    boolean significant() {
        return log10Nfa < 0;
    }
}
