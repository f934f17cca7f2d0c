package org.telltale.inference.worker;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.telltale.inference.header.ImageHeader;
import org.telltale.inference.header.PictureBounds;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/** Decodes one coded picture of a HEIF file. Stateless. */
final class StillFrame {
    /** Pixels that a codec may add to a side to fill its largest block. */
    private static final long BLOCK_SLACK = 128;

    private StillFrame() {}

    /**
     * Decodes a packet that holds one whole picture.
     *
     * @param frame receives it
     * @throws MediaException if this build of FFmpeg has no decoder for it, the data is damaged, or
     *     the picture has another size than the container declares
     */
    static void decode(AVStream stream, AVPacket packet, AVFrame frame, ImageHeader header)
            throws MediaException {
        AVCodecParameters parameters = stream.codecpar();
        AVCodec codec = decoder(parameters.codec_id());
        if (codec == null || codec.isNull()) {
            throw new MediaException(Reason.of("media.no-decoder", header.format().shortName()));
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        try {
            avcodec.avcodec_parameters_to_context(context, parameters);
            context.max_pixels(mostPixels(parameters));
            int answer = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
            if (answer >= 0) {
                answer = avcodec.avcodec_send_packet(context, packet);
            }
            if (answer >= 0) {
                // The end of the stream follows: without it a decoder may wait for more pictures.
                avcodec.avcodec_send_packet(context, null);
                answer = avcodec.avcodec_receive_frame(context, frame);
            }
            if (answer < 0
                    || frame.width() != parameters.width()
                    || frame.height() != parameters.height()) {
                throw FfmpegImageDecoder.undecodable(header, null);
            }
        } finally {
            avcodec.avcodec_free_context(context);
        }
    }

    /** The declared pixels and what the codec may code beyond them, so that no lie takes memory. */
    private static long mostPixels(AVCodecParameters declared) {
        long coded = (declared.width() + BLOCK_SLACK) * (declared.height() + BLOCK_SLACK);
        return Math.min(coded, PictureBounds.MOST_PIXELS);
    }

    /** FFmpeg's own AV1 decoder needs a graphics card, so the software one is asked for by name. */
    private static AVCodec decoder(int codecId) {
        if (codecId == avcodec.AV_CODEC_ID_AV1) {
            AVCodec software = avcodec.avcodec_find_decoder_by_name("libaom-av1");
            if (software != null && !software.isNull()) {
                return software;
            }
        }
        return avcodec.avcodec_find_decoder(codecId);
    }
}
