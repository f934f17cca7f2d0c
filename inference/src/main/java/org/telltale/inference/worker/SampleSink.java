package org.telltale.inference.worker;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/**
 * Takes decoded frames, drops what lies outside the time asked for to the sample, brings the rest
 * to the rate and channels asked for, and keeps it. Channels are mixed here, as a plain mean, since
 * FFmpeg's own mix has weights of its own. For one thread; closed by its user.
 */
final class SampleSink implements AutoCloseable {
    private static final int MOST_CHANNELS = 64;

    private final SamplesRequest request;
    private final List<float[]> kept = new ArrayList<>();
    private SwrContext converter = new SwrContext(null);
    private int format = -1;
    private int fromRate;
    private int fromChannels;
    private long first = -1;
    private long taken;
    private long count;
    private boolean cut;

    SampleSink(SamplesRequest request) {
        this.request = request;
    }

    long startMicros() {
        return request.startMicros();
    }

    /** Whether anything was decoded, wanted or not. */
    boolean begun() {
        return format >= 0;
    }

    /** Whether no more is wanted. */
    boolean full() {
        return cut || (format >= 0 && taken >= wanted());
    }

    /** Samples of the source that are wanted from the start on. */
    private long wanted() {
        return request.durationMicros() == 0
                ? Long.MAX_VALUE
                : Math.round(1e-6 * request.durationMicros() * fromRate);
    }

    /**
     * Takes a frame.
     *
     * @param micros when it begins
     * @throws MediaException if its rate, channels or kind of samples differ from the first one's
     */
    void add(AVFrame frame, long micros) throws MediaException {
        if (frame.nb_samples() < 1) {
            return;
        }
        if (format < 0) {
            begin(frame);
        }
        if (frame.format() != format
                || frame.sample_rate() != fromRate
                || frame.ch_layout().nb_channels() != fromChannels) {
            throw new MediaException(Reason.of("media.sound-changes"));
        }
        int skip = 0;
        if (first < 0) {
            long early = Math.round(1e-6 * (request.startMicros() - micros) * fromRate);
            if (early >= frame.nb_samples()) {
                return;
            }
            skip = (int) Math.max(0, early);
            first = Math.max(micros, request.startMicros());
            // A track that begins late has that much less of the time asked for.
            taken = Math.max(0, -early);
        }
        int use = (int) Math.clamp(wanted() - taken, 0, frame.nb_samples() - (long) skip);
        taken += use;
        if (use > 0) {
            convert(frame, skip, use);
        }
    }

    private void begin(AVFrame frame) throws MediaException {
        format = frame.format();
        fromRate = frame.sample_rate();
        fromChannels = frame.ch_layout().nb_channels();
        if (fromRate < 1 || fromChannels < 1 || fromChannels > MOST_CHANNELS) {
            throw new MediaException(Reason.of("media.undecodable-sound"));
        }
        try (AVChannelLayout layout = new AVChannelLayout()) {
            avutil.av_channel_layout_default(layout, fromChannels);
            int answer =
                    swresample.swr_alloc_set_opts2(
                            converter,
                            layout,
                            avutil.AV_SAMPLE_FMT_FLT,
                            rate(),
                            layout,
                            format,
                            fromRate,
                            0,
                            null);
            if (answer < 0 || swresample.swr_init(converter) < 0) {
                throw new MediaException(Reason.of("media.undecodable-sound"));
            }
        }
    }

    private int rate() {
        return request.sampleRate() == 0 ? fromRate : request.sampleRate();
    }

    private void convert(AVFrame frame, int skip, int use) {
        boolean planar = avutil.av_sample_fmt_is_planar(format) != 0;
        int bytes = avutil.av_get_bytes_per_sample(format);
        int planes = planar ? fromChannels : 1;
        long offset = (long) skip * bytes * (planar ? 1 : fromChannels);
        try (PointerPointer<Pointer> in = new PointerPointer<>(planes)) {
            for (int i = 0; i < planes; i++) {
                in.put(i, new BytePointer(frame.extended_data(i)).getPointer(offset));
            }
            drain(in, use);
        }
    }

    private void drain(PointerPointer<Pointer> in, int samples) {
        int room = Math.max(1, swresample.swr_get_out_samples(converter, samples));
        try (FloatPointer out = new FloatPointer((long) room * fromChannels);
                PointerPointer<Pointer> outs = new PointerPointer<>(1)) {
            outs.put(0, out);
            int given = swresample.swr_convert(converter, outs, room, in, samples);
            if (given > 0) {
                float[] interleaved = new float[given * fromChannels];
                out.get(interleaved);
                keep(interleaved, given);
            }
        }
    }

    private void keep(float[] interleaved, int samples) {
        long room = request.mostSamples() - count;
        int fits = (int) Math.min(room, samples);
        cut |= fits < samples;
        float[] mixed = new float[fits * channels()];
        for (int i = 0; i < fits; i++) {
            switch (request.channels()) {
                case ALL ->
                        System.arraycopy(
                                interleaved,
                                i * fromChannels,
                                mixed,
                                i * fromChannels,
                                fromChannels);
                case FIRST -> mixed[i] = interleaved[i * fromChannels];
                case MEAN -> mixed[i] = mean(interleaved, i * fromChannels);
            }
        }
        kept.add(mixed);
        count += fits;
    }

    private float mean(float[] interleaved, int from) {
        double sum = 0;
        for (int c = 0; c < fromChannels; c++) {
            sum += interleaved[from + c];
        }
        return (float) (sum / fromChannels);
    }

    private int channels() {
        return request.channels() == SamplesRequest.Channels.ALL ? fromChannels : 1;
    }

    /**
     * All that was kept, with what the resampler still held back.
     *
     * @throws MediaException if nothing was decoded at all
     */
    Samples samples(Arena owner) throws MediaException {
        if (format < 0) {
            throw new MediaException(Reason.of("media.undecodable-sound"));
        }
        if (!cut && rate() != fromRate) {
            drain(new PointerPointer<>(), 0);
        }
        MemorySegment data = owner.allocate(Math.max(1, 4L * count * channels()), 64);
        long at = 0;
        for (float[] piece : kept) {
            MemorySegment.copy(piece, 0, data, ValueLayout.JAVA_FLOAT, at, piece.length);
            at += 4L * piece.length;
        }
        return new Samples(
                rate(),
                channels(),
                first < 0 ? request.startMicros() : first,
                cut,
                data.asSlice(0, at));
    }

    @Override
    public void close() {
        swresample.swr_free(converter);
        kept.clear();
    }
}
