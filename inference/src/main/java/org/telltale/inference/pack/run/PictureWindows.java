package org.telltale.inference.pack.run;

import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.CropRule;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.reason.Reason;

/** Every window of a picture that a crop rule without a face gives. Stateless. */
final class PictureWindows {
    /** A hundred megapixels in windows of 64 pixels are 24,000. */
    private static final long MOST = 1 << 16;

    private PictureWindows() {}

    /**
     * The windows, row by row from the top left.
     *
     * @param model its name, for the refusal
     * @param width of the picture, pixels
     * @param height of the picture, pixels
     * @throws MediaException if the rule needs a face, or gives more windows than this program
     *     looks at
     */
    static List<PictureCut> of(String model, PictureInput input, int width, int height)
            throws MediaException {
        return switch (input.crop()) {
            case CropRule.Tiles rule -> tiles(model, input, rule, width, height);
            case CropRule.TenCrop rule -> tenCrop(model, input, rule, width, height);
            case CropRule.Whole w -> List.of(PictureCut.of(model, input, width, height, null));
            case CropRule.FaceBox f -> throw noFace(model);
            case CropRule.Align a -> throw noFace(model);
        };
    }

    private static MediaException noFace(String model) {
        return new MediaException(Reason.of("pack-run.no-face", model));
    }

    private static List<PictureCut> tiles(
            String model, PictureInput input, CropRule.Tiles rule, int width, int height)
            throws MediaException {
        int across = (int) Math.min(width, input.extent('W').highest());
        int down = (int) Math.min(height, input.extent('H').highest());
        List<Integer> columns = starts(width, across, rule.overlap());
        List<Integer> rows = starts(height, down, rule.overlap());
        if ((long) columns.size() * rows.size() > MOST) {
            throw new MediaException(
                    Reason.of("pack-run.tiles", model, (long) columns.size() * rows.size()));
        }
        List<PictureCut> cuts = new ArrayList<>();
        for (int y : rows) {
            for (int x : columns) {
                cuts.add(PictureCut.window(model, input, x, y, across, down));
            }
        }
        return cuts;
    }

    /** Where windows of a length begin so that they cover a side; the last ends with it. */
    private static List<Integer> starts(int side, int length, int overlap) {
        List<Integer> starts = new ArrayList<>();
        int step = Math.max(1, length - overlap);
        for (int start = 0; start + length < side; start += step) {
            starts.add(start);
        }
        starts.add(side - length);
        return starts;
    }

    private static List<PictureCut> tenCrop(
            String model, PictureInput input, CropRule.TenCrop rule, int width, int height)
            throws MediaException {
        int side = (int) Math.max(1, Math.round(rule.share() * Math.min(width, height)));
        int right = width - side;
        int bottom = height - side;
        int[][] corners = {
            {0, 0}, {right, 0}, {0, bottom}, {right, bottom}, {right / 2, bottom / 2}
        };
        List<PictureCut> cuts = new ArrayList<>();
        for (int[] corner : corners) {
            cuts.add(PictureCut.window(model, input, corner[0], corner[1], side, side));
        }
        List<PictureCut> both = new ArrayList<>(cuts);
        cuts.forEach(cut -> both.add(cut.toMirrored()));
        return both;
    }
}
