package org.telltale.db.session;

import java.util.List;

/** Walks the log and compares numbers, links and digests. Used by one thread. */
final class ChainCheck {
    private final List<String> faults;
    private long entries;
    private long last;
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
        if (!entry.intact()) {
            faults.add(Refusal.sentence("verify.entry-changed", entry.seq(), entry.session()));
        }
        entries++;
        last = entry.seq();
        head = entry.digest();
    }

    /** After the newest entry. */
    void end(long lastNumberGiven) {
        if (lastNumberGiven > last) {
            faults.add(Refusal.sentence("verify.cut-off", last, lastNumberGiven));
        }
    }

    /** How many were checked. */
    long entries() {
        return entries;
    }

    /** Digest of the newest. */
    String head() {
        return head;
    }
}
