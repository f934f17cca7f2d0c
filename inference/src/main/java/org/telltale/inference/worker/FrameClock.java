package org.telltale.inference.worker;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** When decoded frames begin, in microseconds from the media's start. For one thread. */
final class FrameClock {
    private final int numerator;
    private final int denominator;
    private final long origin;
    private long next;

    /**
     * A clock.
     *
     * @param base seconds a unit of the frames' stamps
     * @param origin the container's start, microseconds
     */
    FrameClock(AVRational base, long origin) {
        this.numerator = base.num();
        this.denominator = Math.max(1, base.den());
        this.origin = origin;
    }

    /** When the frame begins; one without a stamp follows the frame before. */
    long micros(AVFrame frame) {
        long stamp = frame.best_effort_timestamp();
        long begin =
                stamp == avutil.AV_NOPTS_VALUE
                        ? next
                        : Math.round(1e6 * stamp * numerator / denominator) - origin;
        if (frame.sample_rate() > 0) {
            next = begin + Math.round(1e6 * frame.nb_samples() / frame.sample_rate());
        }
        return begin;
    }
}
