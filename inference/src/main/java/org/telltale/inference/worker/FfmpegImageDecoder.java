package org.telltale.inference.worker;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.AVStreamGroup;
import org.bytedeco.ffmpeg.avformat.AVStreamGroupTileGrid;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.header.ImageHeader;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/**
 * Decodes HEIC and AVIF with FFmpeg: the primary item, or all tiles of a grid put together, turned
 * as the container says (EXIF orientation does not apply to HEIF, ISO/IEC 23008-12 A.2.4). Deeper
 * samples are reduced to eight bits. A coded picture of another size than its container declares is
 * refused. Thread-safe.
 */
final class FfmpegImageDecoder {
    /** Room for a converter that writes a few pixels past the end of the last row. */
    private static final int SPARE_ROWS = 2;

    private static final int OPAQUE = 255;

    private final FfmpegInput input;
    private final OpenCv openCv;

    FfmpegImageDecoder(FfmpegInput input, OpenCv openCv) {
        this.input = input;
        this.openCv = openCv;
    }

    /**
     * Decodes a picture whose header was checked.
     *
     * @param owner owns the pixels
     * @throws MediaException if nothing can be decoded
     */
    Pixels decode(Path file, ImageHeader header, Arena owner) throws MediaException {
        openCv.needPictures();
        try (PointerScope scope = new PointerScope()) {
            AVFormatContext container = input.open(file, FfmpegInput.STILL_FORMATS);
            try {
                Mat picture = assemble(container, header);
                return PixelWriter.write(picture, header.containerOrientation(), owner);
            } finally {
                avformat.avformat_close_input(container);
            }
        } catch (RuntimeException e) {
            throw undecodable(header, e);
        }
    }

    private static Mat assemble(AVFormatContext container, ImageHeader header)
            throws MediaException {
        int width = Math.toIntExact(header.width());
        int height = Math.toIntExact(header.height());
        List<Tile> tiles = tiles(container, header);
        // Memory that no tile covers must show nothing that was in it before: opaque black.
        Mat canvas =
                new Mat(
                        height + SPARE_ROWS,
                        width,
                        opencv_core.CV_8UC4,
                        new Scalar(0, 0, 0, OPAQUE));
        AVPacket packet = avcodec.av_packet_alloc();
        AVFrame frame = avutil.av_frame_alloc();
        try (YuvConverter converter = new YuvConverter(canvas, width, height)) {
            while (!tiles.isEmpty() && avformat.av_read_frame(container, packet) >= 0) {
                Tile tile = tileOf(tiles, packet.stream_index());
                if (tile != null) {
                    AVStream stream = container.streams(tile.stream);
                    StillFrame.decode(stream, packet, frame, header);
                    converter.draw(frame, tile.x, tile.y);
                    avutil.av_frame_unref(frame);
                    tiles.remove(tile);
                }
                avcodec.av_packet_unref(packet);
            }
        } finally {
            avutil.av_frame_free(frame);
            avcodec.av_packet_free(packet);
        }
        if (!tiles.isEmpty()) {
            throw undecodable(header, null);
        }
        return new Mat(canvas, new Rect(0, 0, width, height));
    }

    /**
     * Where each coded stream, once, lies in the picture: a grid's tiles, or the one primary item.
     */
    private static List<Tile> tiles(AVFormatContext container, ImageHeader header)
            throws MediaException {
        for (int g = 0; g < container.nb_stream_groups(); g++) {
            AVStreamGroup group = container.stream_groups(g);
            if (group.type() == avformat.AV_STREAM_GROUP_PARAMS_TILE_GRID) {
                AVStreamGroupTileGrid grid = group.params_tile_grid();
                if (grid.width() == header.width() && grid.height() == header.height()) {
                    return tiles(group, grid);
                }
            }
        }
        for (int i = 0; i < container.nb_streams(); i++) {
            AVStream stream = container.streams(i);
            if (stream.codecpar().width() == header.width()
                    && stream.codecpar().height() == header.height()) {
                return new ArrayList<>(List.of(new Tile(i, 0, 0)));
            }
        }
        throw undecodable(header, null);
    }

    private static List<Tile> tiles(AVStreamGroup group, AVStreamGroupTileGrid grid) {
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < grid.nb_tiles(); i++) {
            AVStream stream = group.streams(grid.offsets_idx(i));
            tiles.add(
                    new Tile(
                            stream.index(),
                            grid.offsets_horizontal(i) - grid.horizontal_offset(),
                            grid.offsets_vertical(i) - grid.vertical_offset()));
        }
        return tiles;
    }

    private static @Nullable Tile tileOf(List<Tile> tiles, int stream) {
        for (Tile tile : tiles) {
            if (tile.stream == stream) {
                return tile;
            }
        }
        return null;
    }

    static MediaException undecodable(ImageHeader header, @Nullable Throwable cause) {
        return new MediaException(
                Reason.of("media.undecodable", header.format().shortName()), cause);
    }

    /** A coded stream and the place of its top left pixel. */
    private record Tile(int stream, int x, int y) {}
}
