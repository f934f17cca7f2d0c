package org.telltale.app.window.watchdog;

import java.util.List;

/**
 * One runnable, event or pulse that kept the JavaFX thread too long. Immutable.
 *
 * @param wallMillis from its start to its end
 * @param cpuMillis of these, how long the thread really worked: the rest it waited, for a lock, for
 *     a file or, on a busy machine, for a processor
 * @param stacks where it was, sampled while it went on; empty if it ended before the first sample
 */
record SlowTask(long wallMillis, long cpuMillis, List<StackTraceElement[]> stacks) {
    SlowTask {
        stacks = List.copyOf(stacks);
    }
}
