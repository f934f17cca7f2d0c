package org.telltale.inference.worker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerPointer;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/**
 * Opens files with FFmpeg for reading, loading it on first need. Only local files and only
 * containers that hold their own media: play lists and scripts, which would make FFmpeg open other
 * files or the network, are not among them. Thread-safe.
 */
final class FfmpegInput {
    /** Containers of sound and moving pictures, by FFmpeg's short names. */
    static final String TIMED_FORMATS =
            "mov,matroska,avi,mpeg,mpegts,mpegvideo,flv,asf,wav,w64,flac,mp3,ogg,aac,ac3,eac3,"
                    + "amr,amrnb,amrwb,aiff,au,caf,ape,wv,tta,h264,hevc,m4v,mxf,rm,dv,ivf,obu,"
                    + "nut,dts,mpc,mpc8,tak,voc,loas";

    /** Containers of still pictures that FFmpeg decodes here. */
    static final String STILL_FORMATS = "mov";

    private static final String PROBE_BYTES = "5000000";
    private static final String ANALYSE_MICROS = "5000000";
    private static final String MAX_STREAMS = "512";

    private boolean loaded;

    private synchronized void load() {
        if (!loaded) {
            Loader.load(avformat.class);
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
            loaded = true;
        }
    }

    /** Its version, e.g. {@code 8.0.1}. */
    String version() {
        load();
        try (BytePointer text = avutil.av_version_info()) {
            return text.getString(StandardCharsets.US_ASCII);
        }
    }

    /**
     * Opens a container; the caller closes it with {@code avformat_close_input}.
     *
     * @param formats that may be opened, FFmpeg's short names
     * @throws MediaException if it is none of them
     */
    AVFormatContext open(Path file, String formats) throws MediaException {
        load();
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
        avutil.av_dict_set(options, "format_whitelist", formats, 0);
        avutil.av_dict_set(options, "probesize", PROBE_BYTES, 0);
        avutil.av_dict_set(options, "analyzeduration", ANALYSE_MICROS, 0);
        avutil.av_dict_set(options, "max_streams", MAX_STREAMS, 0);
        AVFormatContext container = new AVFormatContext(null);
        int answer = avformat.avformat_open_input(container, "file:" + file, null, options);
        avutil.av_dict_free(options);
        if (answer < 0) {
            throw new MediaException(Reason.of("media.unknown"));
        }
        return container;
    }

    /** Reads some packets to learn what the headers leave open; best effort within its bounds. */
    static void analyse(AVFormatContext container) {
        avformat.avformat_find_stream_info(container, (PointerPointer<?>) null);
    }

    /** FFmpeg's short name of the container, the plainest of its aliases. */
    static String formatName(AVFormatContext container) {
        String names = container.iformat().name().getString();
        return switch (names) {
            case "mov,mp4,m4a,3gp,3g2,mj2" -> "mp4";
            default -> names.startsWith("matroska") ? "matroska" : names.split(",", 2)[0];
        };
    }
}
