package org.telltale.inference.pack.draft;

import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.pack.CropRule;
import org.telltale.inference.pack.Dimension;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackInput;
import org.telltale.inference.pack.PackTask;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.pack.SamplesInput;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.ModelDescription;
import org.telltale.inference.runtime.TensorType;

/** The one input of a model that is imported: a picture or sound. Immutable. */
final class DraftInput {
    private static final long MOST_ITEMS = 64;
    private static final int PICTURE_AXES = 4;

    private final ModelDescription.Value value;
    private final Answers answers;

    DraftInput(ModelDescription.Value value, Answers answers) {
        this.value = value;
        this.answers = answers;
    }

    /** What has to be said of it for the task and is not said yet. */
    List<DraftQuestion> open(PackTask task, MediaKind media) throws PackException {
        List<DraftQuestion> needed = new ArrayList<>();
        if (media == MediaKind.AUDIO) {
            needed.add(DraftQuestion.INPUT_SAMPLE_RATE);
            if (value.shape().getLast() == ModelDescription.DYNAMIC) {
                needed.add(DraftQuestion.INPUT_WINDOW);
            }
        } else {
            Axes axes = axes();
            if (axes.channels() > 1) {
                needed.add(DraftQuestion.INPUT_COLOUR);
            }
            needed.add(DraftQuestion.INPUT_SCALE);
            needed.add(DraftQuestion.INPUT_MEAN);
            needed.add(DraftQuestion.INPUT_STD);
            if (axes.height() == ModelDescription.DYNAMIC
                    || axes.width() == ModelDescription.DYNAMIC) {
                needed.add(DraftQuestion.INPUT_SIZE);
            }
            if (isOfFaces(task)) {
                needed.add(DraftQuestion.INPUT_FACE_FACTOR);
            }
        }
        return needed.stream().filter(question -> !answers.has(question)).toList();
    }

    private static boolean isOfFaces(PackTask task) {
        return task == PackTask.FACE_FORGERY
                || task == PackTask.FACE_PRESENTATION
                || task == PackTask.FACE_EMBEDDING;
    }

    /** Whether a picture's channels stand last. */
    boolean channelsLast() throws PackException {
        return axes().last();
    }

    /** The input as a manifest has it. */
    PackInput input(PackTask task, MediaKind media) throws PackException {
        if (value.type() != TensorType.FLOAT32) {
            throw unsupported();
        }
        return media == MediaKind.AUDIO ? sound() : picture(task);
    }

    private SamplesInput sound() throws PackException {
        int axes = value.shape().size();
        boolean channel = axes == 3 && value.shape().get(1) == 1;
        if (axes != 2 && !channel) {
            throw unsupported();
        }
        long declared = value.shape().getLast();
        int window =
                declared == ModelDescription.DYNAMIC
                        ? answers.whole(DraftQuestion.INPUT_WINDOW)
                        : Math.toIntExact(declared);
        List<Dimension> shape = new ArrayList<>(List.of(items()));
        if (axes == 3) {
            shape.add(Dimension.of(1));
        }
        shape.add(Dimension.of(window));
        return new SamplesInput(
                value.name(),
                TensorType.FLOAT32,
                axes == 2 ? SamplesInput.Layout.NT : SamplesInput.Layout.NCT,
                shape,
                answers.whole(DraftQuestion.INPUT_SAMPLE_RATE),
                SamplesInput.Channels.MEAN,
                answers.has(DraftQuestion.INPUT_SCALE)
                        ? answers.number(DraftQuestion.INPUT_SCALE)
                        : 1,
                window,
                0,
                window,
                SamplesInput.Windows.ALL,
                SamplesInput.Filling.REPEAT,
                SamplesInput.Filling.SHIFT);
    }

    private PictureInput picture(PackTask task) throws PackException {
        Axes axes = axes();
        PictureInput.Colour colour =
                axes.channels() == 1
                        ? PictureInput.Colour.GREY
                        : answers.constant(DraftQuestion.INPUT_COLOUR, PictureInput.Colour.class);
        if (colour.channels() != axes.channels()) {
            throw Answers.wrong(DraftQuestion.INPUT_COLOUR, colour.name(), "RGB, BGR");
        }
        Dimension height = extent(axes.height(), 1);
        Dimension width = extent(axes.width(), 0);
        Dimension channels = Dimension.of(axes.channels());
        PictureInput.Fit fit =
                answers.constant(DraftQuestion.INPUT_FIT, "stretch", PictureInput.Fit.class);
        boolean resampled = fit != PictureInput.Fit.KEEP && fit != PictureInput.Fit.CENTRE;
        boolean padded = fit != PictureInput.Fit.STRETCH && fit != PictureInput.Fit.COVER;
        return new PictureInput(
                value.name(),
                TensorType.FLOAT32,
                axes.last() ? PictureInput.Layout.NHWC : PictureInput.Layout.NCHW,
                axes.last()
                        ? List.of(items(), height, width, channels)
                        : List.of(items(), channels, height, width),
                colour,
                answers.number(DraftQuestion.INPUT_SCALE),
                answers.numbers(DraftQuestion.INPUT_MEAN, colour.channels()),
                answers.numbers(DraftQuestion.INPUT_STD, colour.channels()),
                isOfFaces(task)
                        ? new CropRule.FaceBox(
                                CropRule.FaceBox.Method.SQUARE,
                                answers.number(DraftQuestion.INPUT_FACE_FACTOR))
                        : new CropRule.Whole(),
                fit,
                resampled ? PictureInput.Resampling.LINEAR : PictureInput.Resampling.NONE,
                new PictureInput.Padding(
                        padded
                                ? PictureInput.Padding.Place.AROUND
                                : PictureInput.Padding.Place.NONE,
                        0),
                null);
    }

    /** Items go in together as the model allows. */
    private Dimension items() {
        long first = value.shape().getFirst();
        return first == ModelDescription.DYNAMIC
                ? new Dimension(1, MOST_ITEMS, 1)
                : Dimension.of(first);
    }

    /** An extent of the picture, part 0 of the size being its width. */
    private Dimension extent(long declared, int part) throws PackException {
        if (declared != ModelDescription.DYNAMIC) {
            return Dimension.of(declared);
        }
        String size = answers.text(DraftQuestion.INPUT_SIZE);
        if (!size.matches("[1-9][0-9]{0,4}[x×][1-9][0-9]{0,4}")) {
            throw Answers.wrong(DraftQuestion.INPUT_SIZE, size, "WIDTHxHEIGHT");
        }
        return Dimension.of(Long.parseLong(size.split("[x×]", -1)[part]));
    }

    /** Where the channels stand tells the layout. */
    private Axes axes() throws PackException {
        List<Long> shape = value.shape();
        if (shape.size() == PICTURE_AXES) {
            if (shape.get(1) == 1 || shape.get(1) == 3) {
                return new Axes(false, shape.get(1), shape.get(2), shape.get(3));
            }
            if (shape.get(3) == 1 || shape.get(3) == 3) {
                return new Axes(true, shape.get(3), shape.get(1), shape.get(2));
            }
        }
        throw unsupported();
    }

    private PackException unsupported() {
        return new PackException(
                Reason.of("pack-draft.input", value.name(), value.declaredType(), value.shape()));
    }

    private record Axes(boolean last, long channels, long height, long width) {}
}
