package org.telltale.inference.worker;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/**
 * Decodes the first audio track with FFmpeg. Damaged packets are skipped; a file that gives nothing
 * at all is refused. Time is counted from the container's own start, as the prober does, by the
 * stamps of the decoded frames. Thread-safe.
 */
final class FfmpegSampleDecoder {
    /** A decoder needs some packets before the wanted place to be in its stride. */
    private static final long RUN_UP_MICROS = 500_000;

    private final FfmpegInput input;

    FfmpegSampleDecoder(FfmpegInput input) {
        this.input = input;
    }

    Samples decode(SamplesRequest request, Arena owner, Cancellation cancellation)
            throws MediaException {
        cancellation.check();
        try (PointerScope scope = new PointerScope()) {
            AVFormatContext container =
                    input.open(Path.of(request.path()), FfmpegInput.TIMED_FORMATS);
            try {
                AVStream stream = audio(container);
                if (stream == null) {
                    FfmpegInput.analyse(container);
                    stream = audio(container);
                }
                if (stream == null) {
                    throw new MediaException(Reason.of("media.no-sound"));
                }
                try (SampleSink sink = new SampleSink(request);
                        AudioCodec codec = AudioCodec.open(stream)) {
                    boolean sought = sink.startMicros() > RUN_UP_MICROS;
                    if (sought) {
                        seek(container, sink.startMicros() - RUN_UP_MICROS);
                    }
                    read(container, stream, codec, sink, cancellation);
                    if (sought && !sink.begun()) {
                        // The place lies behind the end, or the container seeks badly: both are
                        // found out by reading from the beginning.
                        seek(container, 0);
                        avcodec.avcodec_flush_buffers(codec.context());
                        read(container, stream, codec, sink, cancellation);
                    }
                    return sink.samples(owner);
                }
            } finally {
                avformat.avformat_close_input(container);
            }
        }
    }

    private static long origin(AVFormatContext container) {
        return container.start_time() == avutil.AV_NOPTS_VALUE ? 0 : container.start_time();
    }

    private static void seek(AVFormatContext container, long micros) {
        avformat.av_seek_frame(
                container, -1, origin(container) + micros, avformat.AVSEEK_FLAG_BACKWARD);
    }

    private static void read(
            AVFormatContext container,
            AVStream stream,
            AudioCodec codec,
            SampleSink sink,
            Cancellation cancellation)
            throws MediaException {
        AVPacket packet = avcodec.av_packet_alloc();
        AVFrame frame = avutil.av_frame_alloc();
        FrameClock clock = new FrameClock(stream.time_base(), origin(container));
        try {
            boolean more = true;
            while (more && !sink.full()) {
                cancellation.check();
                more = avformat.av_read_frame(container, packet) >= 0;
                if (!more || packet.stream_index() == stream.index()) {
                    avcodec.avcodec_send_packet(codec.context(), more ? packet : null);
                    while (avcodec.avcodec_receive_frame(codec.context(), frame) >= 0) {
                        cancellation.check();
                        sink.add(frame, clock.micros(frame));
                        avutil.av_frame_unref(frame);
                    }
                }
                avcodec.av_packet_unref(packet);
            }
        } finally {
            avutil.av_frame_free(frame);
            avcodec.av_packet_free(packet);
        }
    }

    private static @Nullable AVStream audio(AVFormatContext container) {
        for (int i = 0; i < container.nb_streams(); i++) {
            AVStream stream = container.streams(i);
            if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO
                    && stream.codecpar().sample_rate() > 0) {
                return stream;
            }
        }
        return null;
    }
}
