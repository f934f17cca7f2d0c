package org.telltale.inference.worker;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.NativeWorker.Streams;

/**
 * Reads the tracks of an audio or video file from its container's headers. Streams are analysed
 * further, in bounds, only where the headers leave size or rate open. Thread-safe.
 */
final class StreamProber {
    private final FfmpegInput input;

    StreamProber(FfmpegInput input) {
        this.input = input;
    }

    /**
     * Reads the tracks.
     *
     * @throws MediaException if there is no audio and no video track
     */
    Streams probe(Path file) throws MediaException {
        try (PointerScope scope = new PointerScope()) {
            AVFormatContext container = input.open(file, FfmpegInput.TIMED_FORMATS);
            try {
                return read(container);
            } finally {
                avformat.avformat_close_input(container);
            }
        }
    }

    private static Streams read(AVFormatContext container) throws MediaException {
        if (!complete(container)) {
            FfmpegInput.analyse(container);
        }
        AVStream video = first(container, avutil.AVMEDIA_TYPE_VIDEO);
        AVStream audio = first(container, avutil.AVMEDIA_TYPE_AUDIO);
        if (video == null && audio == null) {
            throw new MediaException(Reason.of("media.no-tracks"));
        }
        int width = 0;
        int height = 0;
        double frameRate = 0;
        if (video != null) {
            boolean turned = quarterTurned(video);
            AVCodecParameters codec = video.codecpar();
            width = turned ? codec.height() : codec.width();
            height = turned ? codec.width() : codec.height();
            frameRate = frameRate(video);
        }
        Media.TimeFacts time =
                new Media.TimeFacts(
                        duration(container, video, audio),
                        frameRate,
                        audio == null ? 0 : audio.codecpar().sample_rate(),
                        audio == null ? 0 : audio.codecpar().ch_layout().nb_channels());
        return new Streams(
                FfmpegInput.formatName(container),
                video != null,
                audio != null,
                width,
                height,
                time);
    }

    /** Whether the headers alone say size and rates of every track that counts. */
    private static boolean complete(AVFormatContext container) {
        boolean any = false;
        for (int i = 0; i < container.nb_streams(); i++) {
            AVStream stream = container.streams(i);
            AVCodecParameters codec = stream.codecpar();
            if (codec.codec_type() == avutil.AVMEDIA_TYPE_VIDEO && !cover(stream)) {
                any = true;
                if (codec.width() <= 0 || codec.height() <= 0 || frameRate(stream) <= 0) {
                    return false;
                }
            } else if (codec.codec_type() == avutil.AVMEDIA_TYPE_AUDIO) {
                any = true;
                if (codec.sample_rate() <= 0 || codec.ch_layout().nb_channels() <= 0) {
                    return false;
                }
            }
        }
        return any && container.duration() > 0;
    }

    private static @Nullable AVStream first(AVFormatContext container, int type) {
        for (int i = 0; i < container.nb_streams(); i++) {
            AVStream stream = container.streams(i);
            AVCodecParameters codec = stream.codecpar();
            boolean usable =
                    type == avutil.AVMEDIA_TYPE_AUDIO
                            ? codec.sample_rate() > 0
                            : codec.width() > 0 && codec.height() > 0 && !cover(stream);
            if (codec.codec_type() == type && usable) {
                return stream;
            }
        }
        return null;
    }

    /** Cover art is a picture of the record, not a moving picture. */
    private static boolean cover(AVStream stream) {
        return (stream.disposition()
                        & (avformat.AV_DISPOSITION_ATTACHED_PIC
                                | avformat.AV_DISPOSITION_TIMED_THUMBNAILS))
                != 0;
    }

    private static boolean quarterTurned(AVStream video) {
        AVCodecParameters codec = video.codecpar();
        AVPacketSideData matrix =
                avcodec.av_packet_side_data_get(
                        codec.coded_side_data(),
                        codec.nb_coded_side_data(),
                        avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix == null || matrix.isNull() || matrix.size() < 9 * Integer.BYTES) {
            return false;
        }
        double degrees = avutil.av_display_rotation_get(new IntPointer(matrix.data()));
        return Double.isFinite(degrees) && Math.round(Math.abs(degrees) / 90) % 2 == 1;
    }

    private static double frameRate(AVStream video) {
        double mean = rate(video.avg_frame_rate());
        return mean > 0 ? mean : rate(video.r_frame_rate());
    }

    private static double rate(AVRational rational) {
        return rational.num() > 0 && rational.den() > 0
                ? (double) rational.num() / rational.den()
                : 0;
    }

    /** The container's duration, or else the longest track's; FFmpeg counts microseconds. */
    private static long duration(
            AVFormatContext container, @Nullable AVStream video, @Nullable AVStream audio) {
        if (container.duration() > 0) {
            return container.duration();
        }
        return Math.max(0, Math.max(duration(video), duration(audio)));
    }

    private static long duration(@Nullable AVStream stream) {
        if (stream == null || stream.duration() <= 0 || stream.time_base().den() <= 0) {
            return 0;
        }
        AVRational base = stream.time_base();
        return Math.round(1e6 * stream.duration() * base.num() / base.den());
    }
}
