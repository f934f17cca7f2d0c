package org.telltale.db.session;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Walks the log and compares numbers, links and digests. An entry without content is in order if a
 * later tombstone names it, with the number, kind, time and digest that its row has: so the
 * tombstone, whose own content is in the chain, vouches for what the entry's digest alone no longer
 * can (see {@link LogEntry}). Used by one thread.
 */
final class ChainCheck {
    private final List<String> faults;
    private long entries;
    private long emptied;
    private long last;
    private final Map<Long, LogEntry> withoutTombstone = new TreeMap<>();
    private String head = LogEntry.GENESIS;

    ChainCheck(List<String> faults) {
        this.faults = faults;
    }

    /** The next entry in order. */
    void check(LogEntry entry) {
        if (entry.seq() != last + 1) {
            faults.add(
                    Refusal.sentence(
                            "verify.gap", last + 1, entry.seq() - 1, entry.seq() - 1 - last));
        } else if (!entry.prev().equals(head)) {
            faults.add(Refusal.sentence("verify.link", entry.seq(), entry.session()));
        }
        boolean vouchedFor = entry.isEmptied() && entry.format() == 1;
        if (entry.isEmptied()) {
            withoutTombstone.put(entry.seq(), entry);
        }
        if (!vouchedFor && !entry.intact()) {
            faults.add(Refusal.sentence("verify.entry-changed", entry.seq(), entry.session()));
        }
        entries++;
        last = entry.seq();
        head = entry.digest();
    }

    /** A tombstone, which was checked as an entry before. */
    void check(LogEntry tombstone, Curation.Emptied emptiedHere) {
        for (Curation.RemovedEntry gone : emptiedHere.entries()) {
            LogEntry left = withoutTombstone.remove(gone.seq());
            if (left == null) {
                faults.add(
                        Refusal.sentence(
                                "verify.not-emptied",
                                gone.seq(),
                                tombstone.session(),
                                tombstone.seq()));
            } else if (!left.session().equals(tombstone.session())
                    || !Curation.RemovedEntry.of(left).equals(gone)) {
                faults.add(Refusal.sentence("verify.entry-changed", left.seq(), left.session()));
            } else {
                emptied++;
            }
        }
    }

    /** After the newest entry. */
    void end(long lastNumberGiven) {
        for (LogEntry left : withoutTombstone.values()) {
            faults.add(Refusal.sentence("verify.no-tombstone", left.seq(), left.session()));
        }
        if (lastNumberGiven > last) {
            faults.add(Refusal.sentence("verify.cut-off", last, lastNumberGiven));
        }
    }

    /** How many were checked. */
    long entries() {
        return entries;
    }

    /** How many of them a tombstone has emptied. */
    long emptied() {
        return emptied;
    }

    /** Digest of the newest. */
    String head() {
        return head;
    }
}
