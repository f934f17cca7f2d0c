package org.telltale.inference.worker;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/** Writes AVIF pictures of flat patches with this FFmpeg's own AV1 encoder. */
final class AvifEncoder {
    private AvifEncoder() {}

    /** Whether this FFmpeg can. */
    static boolean available() {
        AVCodec codec = avcodec.avcodec_find_encoder_by_name("libaom-av1");
        return codec != null && !codec.isNull();
    }

    /**
     * Writes 4:4:4 full-range BT.601 (H.273 code 5) with the left half of one colour and the right
     * half of another.
     *
     * @param left Y, Cb, Cr
     * @param right Y, Cb, Cr
     */
    static void write(Path file, int width, int height, int[] left, int[] right) {
        try (PointerScope scope = new PointerScope()) {
            AVCodecContext codec = codec(width, height);
            AVFormatContext container = new AVFormatContext(null);
            check(
                    avformat.avformat_alloc_output_context2(
                            container, null, "avif", file.toString()));
            AVStream stream = avformat.avformat_new_stream(container, null);
            check(avcodec.avcodec_parameters_from_context(stream.codecpar(), codec));
            stream.time_base(codec.time_base());
            AVIOContext io = new AVIOContext(null);
            check(avformat.avio_open(io, file.toString(), avformat.AVIO_FLAG_WRITE));
            container.pb(io);
            check(avformat.avformat_write_header(container, (AVDictionary) null));
            AVFrame frame = frame(width, height, left, right);
            AVPacket packet = avcodec.av_packet_alloc();
            encode(codec, frame, packet, container);
            encode(codec, null, packet, container);
            check(avformat.av_write_trailer(container));
            avformat.avio_closep(io);
            avcodec.av_packet_free(packet);
            avutil.av_frame_free(frame);
            avcodec.avcodec_free_context(codec);
            avformat.avformat_free_context(container);
        }
    }

    private static AVCodecContext codec(int width, int height) {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        AVCodec encoder = avcodec.avcodec_find_encoder_by_name("libaom-av1");
        AVCodecContext codec = avcodec.avcodec_alloc_context3(encoder);
        codec.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV444P);
        codec.time_base(avutil.av_make_q(1, 1));
        codec.color_range(avutil.AVCOL_RANGE_JPEG).colorspace(avutil.AVCOL_SPC_BT470BG);
        codec.flags(codec.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "still-picture", "1", 0);
        avutil.av_dict_set(options, "crf", "5", 0);
        avutil.av_dict_set(options, "cpu-used", "8", 0);
        check(avcodec.avcodec_open2(codec, encoder, options));
        avutil.av_dict_free(options);
        return codec;
    }

    private static AVFrame frame(int width, int height, int[] left, int[] right) {
        AVFrame frame = avutil.av_frame_alloc();
        frame.width(width).height(height).format(avutil.AV_PIX_FMT_YUV444P).pts(0);
        frame.color_range(avutil.AVCOL_RANGE_JPEG).colorspace(avutil.AVCOL_SPC_BT470BG);
        check(avutil.av_frame_get_buffer(frame, 0));
        for (int plane = 0; plane < 3; plane++) {
            BytePointer data = frame.data(plane);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int value = (x < width / 2 ? left : right)[plane];
                    data.put((long) y * frame.linesize(plane) + x, (byte) value);
                }
            }
        }
        return frame;
    }

    private static void encode(
            AVCodecContext codec,
            @Nullable AVFrame frame,
            AVPacket packet,
            AVFormatContext container) {
        check(avcodec.avcodec_send_frame(codec, frame));
        while (avcodec.avcodec_receive_packet(codec, packet) >= 0) {
            packet.stream_index(0);
            check(avformat.av_interleaved_write_frame(container, packet));
        }
    }

    private static void check(int answer) {
        if (answer < 0) {
            throw new IllegalStateException("FFmpeg answers " + answer);
        }
    }
}
