package org.telltale.inference.pack.run;

import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.Point;
import org.telltale.inference.pack.CropRule;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.AlignRequest;
import org.telltale.inference.worker.ResampleRequest;

/** Lays a model's input over a face by the crop rule {@code align}. Stateless. */
final class FaceAlignment {
    private FaceAlignment() {}

    /**
     * The cut in which the face's points lie nearest to the template.
     *
     * @throws MediaException if the face has no points, or none that tell its place
     */
    static PictureCut cut(String model, PictureInput input, CropRule.Align rule, Subject face)
            throws MediaException {
        if (face.five().isEmpty()) {
            throw new MediaException(Reason.of("pack-run.no-points", model));
        }
        List<Point> template = new ArrayList<>();
        for (int i = 0; i < rule.template().size(); i += 2) {
            template.add(new Point(rule.template().get(i), rule.template().get(i + 1)));
        }
        Similarity similarity = Similarity.of(face.five(), template);
        if (similarity == null) {
            throw new MediaException(Reason.of("pack-run.points", model));
        }
        int width = Math.toIntExact(input.extent('W').lowest());
        int height = Math.toIntExact(input.extent('H').lowest());
        AlignRequest request =
                new AlignRequest(
                        similarity.a(),
                        similarity.b(),
                        similarity.right(),
                        similarity.down(),
                        width,
                        height,
                        method(input.resampling()),
                        border(rule),
                        (int) Math.round(input.padding().value()));
        return new PictureCut(
                window(model, request), 0, 0, width, height, PictureCut.Side.AS_IT_IS, request);
    }

    /** An upright window of the same middle and area, which says about where and how large. */
    private static ResampleRequest window(String model, AlignRequest request)
            throws MediaException {
        double scale = Math.hypot(request.a(), request.b());
        long width = Math.max(1, Math.round(request.toWidth() / scale));
        long height = Math.max(1, Math.round(request.toHeight() / scale));
        if (width > ResampleRequest.MOST_PIXELS / height) {
            throw new MediaException(Reason.of("pack-run.window", model, width + " × " + height));
        }
        double column = (request.toWidth() - 1) / 2.0;
        double row = (request.toHeight() - 1) / 2.0;
        return new ResampleRequest(
                (int) Math.round(request.sourceX(column, row) - width / 2.0),
                (int) Math.round(request.sourceY(column, row) - height / 2.0),
                (int) width,
                (int) height,
                request.toWidth(),
                request.toHeight(),
                ResampleRequest.Method.LINEAR,
                request.value());
    }

    private static AlignRequest.Method method(PictureInput.Resampling resampling) {
        return switch (resampling) {
            case NEAREST -> AlignRequest.Method.NEAREST;
            case LINEAR -> AlignRequest.Method.LINEAR;
            case CUBIC -> AlignRequest.Method.CUBIC;
            case NONE, AREA -> throw new IllegalArgumentException(resampling.name());
        };
    }

    private static AlignRequest.Border border(CropRule.Align rule) {
        return switch (rule.border()) {
            case null -> AlignRequest.Border.CONSTANT;
            case CONSTANT -> AlignRequest.Border.CONSTANT;
            case REPLICATE -> AlignRequest.Border.REPLICATE;
            case REFLECT -> AlignRequest.Border.REFLECT;
        };
    }
}
