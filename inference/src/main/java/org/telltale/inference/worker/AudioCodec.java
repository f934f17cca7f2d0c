package org.telltale.inference.worker;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/**
 * An open decoder of one audio track. For one thread; closed by its user.
 *
 * @param context FFmpeg's
 */
record AudioCodec(AVCodecContext context) implements AutoCloseable {
    /**
     * Opens the track's decoder.
     *
     * @throws MediaException if this build of FFmpeg has none, or it refuses
     */
    static AudioCodec open(AVStream stream) throws MediaException {
        int id = stream.codecpar().codec_id();
        AVCodec codec = avcodec.avcodec_find_decoder(id);
        if (codec == null || codec.isNull()) {
            throw new MediaException(
                    Reason.of("media.no-sound-decoder", avcodec.avcodec_get_name(id).getString()));
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        avcodec.avcodec_parameters_to_context(context, stream.codecpar());
        context.pkt_timebase(stream.time_base());
        if (avcodec.avcodec_open2(context, codec, (AVDictionary) null) < 0) {
            avcodec.avcodec_free_context(context);
            throw new MediaException(Reason.of("media.undecodable-sound"));
        }
        return new AudioCodec(context);
    }

    @Override
    public void close() {
        avcodec.avcodec_free_context(context);
    }
}
