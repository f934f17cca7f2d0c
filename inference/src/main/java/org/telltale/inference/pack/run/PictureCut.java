package org.telltale.inference.pack.run;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.Point;
import org.telltale.inference.pack.CropRule;
import org.telltale.inference.pack.Dimension;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.AlignRequest;
import org.telltale.inference.worker.ResampleRequest;

/**
 * Which window of a picture a model sees, and where it comes to lie in the model's input.
 * Immutable.
 *
 * @param request the window and the size that it is brought to; of an aligned face an upright
 *     window of about its place and size
 * @param left columns of padding before it
 * @param top rows of padding above it
 * @param width extent of the input
 * @param height extent of the input
 * @param side whether it is mirrored then, between the same padding
 * @param aligned how a face is turned upright instead of being cut out; null where none is
 */
public record PictureCut(
        ResampleRequest request,
        int left,
        int top,
        int width,
        int height,
        Side side,
        @Nullable AlignRequest aligned) {
    /** Whether a window is mirrored. */
    enum Side {
        AS_IT_IS,
        /** Left to right. */
        MIRRORED
    }

    /** A window as it is. */
    PictureCut(ResampleRequest request, int left, int top, int width, int height) {
        this(request, left, top, width, height, Side.AS_IT_IS, null);
    }

    /**
     * A face by the input's crop rule and fit.
     *
     * @param model name of the model, for the refusal
     * @param width of the picture, pixels
     * @param height of the picture, pixels
     * @throws MediaException if the rule needs points that are not there, or the window is larger
     *     than this program cuts
     */
    static PictureCut face(String model, PictureInput input, int width, int height, Subject face)
            throws MediaException {
        return input.crop() instanceof CropRule.Align rule
                ? FaceAlignment.cut(model, input, rule, face)
                : of(model, input, width, height, face.box());
    }

    /** A part of the picture by the input's fit. */
    static PictureCut window(String model, PictureInput input, int x, int y, int width, int height)
            throws MediaException {
        return fit(model, input, new Window(x, y, width, height));
    }

    /** The same window mirrored. */
    PictureCut toMirrored() {
        return new PictureCut(request, left, top, width, height, Side.MIRRORED, aligned);
    }

    /**
     * The window by the input's crop rule and fit.
     *
     * @param model name of the model, for the refusal
     * @param width of the picture, pixels
     * @param height of the picture, pixels
     * @param face box of a face; null where the rule needs none
     * @throws MediaException if the rule needs a face or points that are not there, or the window
     *     is larger than this program cuts
     */
    static PictureCut of(
            String model, PictureInput input, int width, int height, @Nullable Box face)
            throws MediaException {
        Window window =
                switch (input.crop()) {
                    case CropRule.Whole whole -> new Window(0, 0, width, height);
                    case CropRule.FaceBox rule ->
                            Window.around(face(model, face), rule, width, height);
                    case CropRule.Align align ->
                            throw new MediaException(Reason.of("pack-run.no-points", model));
                    case CropRule.Tiles t -> throw new IllegalArgumentException("several windows");
                    case CropRule.TenCrop t ->
                            throw new IllegalArgumentException("several windows");
                };
        return fit(model, input, window);
    }

    private static PictureCut fit(String model, PictureInput input, Window window)
            throws MediaException {
        if (window.pixels() > ResampleRequest.MOST_PIXELS) {
            throw new MediaException(
                    Reason.of("pack-run.window", model, window.width() + " × " + window.height()));
        }
        return new Fitting(model, input).fit(window);
    }

    private static Box face(String model, @Nullable Box face) throws MediaException {
        if (face == null) {
            throw new MediaException(Reason.of("pack-run.no-face", model));
        }
        return face;
    }

    /** Where a place of the model's input lies in the picture. */
    public Point at(double column, double row) {
        if (aligned != null) {
            return new Point(aligned.sourceX(column, row), aligned.sourceY(column, row));
        }
        double across = side == Side.MIRRORED ? 2 * left + request.toWidth() - column : column;
        return new Point(
                request.x() + (across - left) * request.width() / request.toWidth(),
                request.y() + (row - top) * request.height() / request.toHeight());
    }

    /** By how much it was reduced or enlarged, for a finding's provenance. */
    public String scale() {
        return String.format(
                Locale.ROOT,
                "%.4g x %.4g",
                (double) request.toWidth() / request.width(),
                (double) request.toHeight() / request.height());
    }

    /** A part of the picture, which may reach beyond it. */
    private record Window(int x, int y, int width, int height) {
        long pixels() {
            return (long) width * height;
        }

        static Window around(Box face, CropRule.FaceBox rule, int width, int height) {
            return switch (rule.method()) {
                case SQUARE -> square(face, rule.factor());
                case SHIFTED_INSIDE -> shifted(face, rule.factor(), width, height);
            };
        }

        private static Window square(Box face, double factor) {
            double side = Math.max(1, Math.max(face.width(), face.height()) * factor);
            double left = (face.x1() + face.x2() - side) / 2;
            double top = (face.y1() + face.y2() - side) / 2;
            int pixels = (int) Math.round(side);
            return new Window((int) Math.round(left), (int) Math.round(top), pixels, pixels);
        }

        /** Each edge is looked at in the authors' order, and numbers are cut off, not rounded. */
        private static Window shifted(Box face, double factor, int width, int height) {
            double scale =
                    Math.min(
                            factor,
                            Math.min((height - 1.0) / face.height(), (width - 1.0) / face.width()));
            double halfWidth = face.width() * scale / 2;
            double halfHeight = face.height() * scale / 2;
            double x = face.x1() + face.width() / 2.0;
            double y = face.y1() + face.height() / 2.0;
            double[] across = inside(x - halfWidth, x + halfWidth, width);
            double[] down = inside(y - halfHeight, y + halfHeight, height);
            int left = (int) across[0];
            int top = (int) down[0];
            return new Window(left, top, (int) across[1] - left + 1, (int) down[1] - top + 1);
        }

        private static double[] inside(double low, double high, int size) {
            double from = low;
            double to = high;
            if (from < 0) {
                to -= from;
                from = 0;
            }
            if (to > size - 1) {
                from -= to - size + 1;
                to = size - 1.0;
            }
            return new double[] {Math.max(0, from), to};
        }
    }

    /** Brings windows to the extents that the input takes. */
    private record Fitting(String model, PictureInput input) {
        PictureCut fit(Window window) throws MediaException {
            int width = extent(input.extent('W'), window.width());
            int height = extent(input.extent('H'), window.height());
            return switch (input.fit()) {
                case STRETCH -> placed(window, width, height, width, height);
                case INSIDE -> inside(window, width, height);
                case COVER -> cover(window, width, height);
                case CENTRE -> {
                    int x = window.x() + Math.floorDiv(window.width() - width, 2);
                    int y = window.y() + Math.floorDiv(window.height() - height, 2);
                    Window middle = new Window(x, y, width, height);
                    yield placed(middle, width, height, width, height);
                }
                case KEEP ->
                        window.width() <= width && window.height() <= height
                                ? placed(window, window.width(), window.height(), width, height)
                                : reduced(window);
            };
        }

        /** A window beyond the largest extents is reduced until it fits them. */
        private PictureCut reduced(Window window) throws MediaException {
            double scale =
                    Math.min(
                            (double) input.extent('W').highest() / window.width(),
                            (double) input.extent('H').highest() / window.height());
            int w = (int) Math.max(1, Math.floor(window.width() * scale));
            int h = (int) Math.max(1, Math.floor(window.height() * scale));
            return placed(window, w, h, extent(input.extent('W'), w), extent(input.extent('H'), h));
        }

        private PictureCut inside(Window window, int width, int height) throws MediaException {
            double scale =
                    Math.min((double) width / window.width(), (double) height / window.height());
            int w = Math.clamp(Math.round(window.width() * scale), 1, width);
            int h = Math.clamp(Math.round(window.height() * scale), 1, height);
            return placed(window, w, h, width, height);
        }

        private PictureCut cover(Window window, int width, int height) throws MediaException {
            double scale =
                    Math.max((double) width / window.width(), (double) height / window.height());
            int w = Math.clamp(Math.round(width / scale), 1, window.width());
            int h = Math.clamp(Math.round(height / scale), 1, window.height());
            Window middle =
                    new Window(
                            window.x() + (window.width() - w) / 2,
                            window.y() + (window.height() - h) / 2,
                            w,
                            h);
            return placed(middle, width, height, width, height);
        }

        private PictureCut placed(Window window, int w, int h, int width, int height)
                throws MediaException {
            boolean sized = w != window.width() || h != window.height();
            if (sized && input.resampling() == PictureInput.Resampling.NONE) {
                throw new MediaException(
                        Reason.of(
                                "pack-run.size",
                                model,
                                window.width() + " × " + window.height(),
                                w + " × " + h));
            }
            boolean around = input.padding().place() == PictureInput.Padding.Place.AROUND;
            ResampleRequest request =
                    new ResampleRequest(
                            window.x(),
                            window.y(),
                            window.width(),
                            window.height(),
                            w,
                            h,
                            method(),
                            (int) Math.round(input.padding().value()));
            return new PictureCut(
                    request,
                    around ? (width - w) / 2 : 0,
                    around ? (height - h) / 2 : 0,
                    width,
                    height);
        }

        private ResampleRequest.Method method() {
            return switch (input.resampling()) {
                case NONE, NEAREST -> ResampleRequest.Method.NEAREST;
                case LINEAR -> ResampleRequest.Method.LINEAR;
                case CUBIC -> ResampleRequest.Method.CUBIC;
                case AREA -> ResampleRequest.Method.AREA;
            };
        }

        /** The next extent allowed from a size on, or the largest. */
        private static int extent(Dimension dimension, int size) {
            long step = dimension.multipleOf();
            long up = Math.ceilDiv(size, step) * step;
            return Math.toIntExact(Math.clamp(up, dimension.lowest(), dimension.highest()));
        }
    }
}
