package org.telltale.inference.pack.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.pack.InvalidManifestException;
import org.telltale.inference.pack.MadeFrom;
import org.telltale.inference.pack.PackConditions;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackInput;
import org.telltale.inference.pack.PackLicence;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackOutput;
import org.telltale.inference.pack.PackSource;
import org.telltale.inference.pack.PackTask;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.StatedSelfTest;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.ModelDescription;

/**
 * A pack in the making: a model with one picture or one sound as its input, and what the user said
 * of it. Models that need more than that are described by hand. Immutable.
 */
public final class PackDraft {
    private static final Set<PackTask> SCORED =
            Set.of(
                    PackTask.FACE_FORGERY,
                    PackTask.FACE_PRESENTATION,
                    PackTask.IMAGE_FORGERY,
                    PackTask.SYNTHETIC_IMAGE,
                    PackTask.AUDIO_SPOOF);

    private static final int PICTURE_AXES = 4;
    private static final double MIDDLE = 0.5;

    private final String file;
    private final ModelDescription model;
    private final Answers answers;

    /**
     * A draft.
     *
     * @param file name of the model's file, from which the id is made where none is given
     */
    public PackDraft(String file, ModelDescription model, Answers answers) {
        this.file = file;
        this.model = model;
        this.answers = answers;
    }

    /** The same with one more answer. */
    public PackDraft with(DraftQuestion question, String text) {
        return new PackDraft(file, model, answers.with(question, text));
    }

    /**
     * What still has to be said; answering may raise more questions.
     *
     * @throws PackException if the model cannot be imported like this, or an answer is none
     */
    public List<DraftQuestion> open() throws PackException {
        List<DraftQuestion> open = new ArrayList<>();
        if (answers.has(DraftQuestion.TASK)) {
            PackTask task = task();
            open.addAll(input().open(task, media(task)));
            open.addAll(openOutput(task));
        } else {
            open.add(DraftQuestion.TASK);
        }
        for (DraftQuestion question :
                List.of(
                        DraftQuestion.LICENCE_CODE,
                        DraftQuestion.LICENCE_WEIGHTS,
                        DraftQuestion.NON_COMMERCIAL,
                        DraftQuestion.SOURCE,
                        DraftQuestion.CITATION)) {
            if (!answers.has(question)) {
                open.add(question);
            }
        }
        return open;
    }

    private List<DraftQuestion> openOutput(PackTask task) throws PackException {
        List<DraftQuestion> needed = new ArrayList<>();
        if (model.outputs().size() > 1) {
            needed.add(DraftQuestion.OUTPUT_NAME);
        }
        if (task != PackTask.FACE_EMBEDDING) {
            needed.add(DraftQuestion.OUTPUT_ACTIVATION);
            needed.add(DraftQuestion.OUTPUT_MANIPULATED);
            boolean ready = model.outputs().size() == 1 || answers.has(DraftQuestion.OUTPUT_NAME);
            if (ready && entries(task) != 1) {
                needed.add(DraftQuestion.OUTPUT_INDEX);
            }
        }
        return needed.stream().filter(question -> !answers.has(question)).toList();
    }

    /**
     * The manifest.
     *
     * @param modelFile the ONNX file as it will lie in the pack
     * @param madeFrom the checkpoint that it was built from; null where it was published as ONNX
     * @param test made from what the model answers; see {@link DraftTest}
     * @throws PackException if an answer is missing or not allowed
     */
    public PackManifest manifest(
            PackFile modelFile, @Nullable MadeFrom madeFrom, StatedSelfTest test)
            throws PackException {
        PackTask task = task();
        try {
            return new PackManifest(
                    PackManifest.SCHEMA,
                    id(),
                    answers.text(DraftQuestion.VERSION, "1"),
                    answers.text(DraftQuestion.TITLE, id()),
                    task,
                    media(task),
                    false,
                    modelFile.path(),
                    List.of(modelFile),
                    List.of(packInput()),
                    List.of(packOutput()),
                    post(task),
                    null,
                    conditions(),
                    licence(),
                    answers.text(DraftQuestion.CITATION),
                    new PackSource(answers.text(DraftQuestion.SOURCE), null, null),
                    madeFrom,
                    test);
        } catch (InvalidManifestException e) {
            throw new PackException(e.reason(), e);
        }
    }

    /** The input as the manifest has it. */
    public PackInput packInput() throws PackException {
        PackTask task = task();
        try {
            return input().input(task, media(task));
        } catch (InvalidManifestException e) {
            throw new PackException(e.reason(), e);
        }
    }

    /** The output as the manifest has it. */
    public PackOutput packOutput() throws PackException {
        PackTask task = task();
        String name = output().name();
        if (task == PackTask.FACE_EMBEDDING) {
            return new PackOutput(
                    name,
                    PackOutput.Meaning.EMBEDDING,
                    PackOutput.Activation.NONE,
                    List.of(),
                    null,
                    null);
        }
        boolean mask = task == PackTask.IMAGE_LOCALIZATION;
        PackOutput.Activation activation =
                answers.constant(DraftQuestion.OUTPUT_ACTIVATION, PackOutput.Activation.class);
        int index =
                answers.has(DraftQuestion.OUTPUT_INDEX)
                        ? answers.whole(DraftQuestion.OUTPUT_INDEX)
                        : 0;
        long entries = entries(task);
        if (entries != ModelDescription.DYNAMIC && index >= entries) {
            throw Answers.wrong(
                    DraftQuestion.OUTPUT_INDEX, String.valueOf(index), "0 to " + (entries - 1));
        }
        return new PackOutput(
                name,
                mask ? PackOutput.Meaning.MASK : PackOutput.Meaning.LOGITS,
                activation,
                List.of(),
                mask && entries == 1 ? null : (Integer) index,
                answers.constant(DraftQuestion.OUTPUT_MANIPULATED, PackOutput.Direction.class));
    }

    private PostProcessing post(PackTask task) throws PackException {
        String output = output().name();
        return switch (task) {
            case FACE_EMBEDDING -> new PostProcessing.Embedding(output);
            case IMAGE_LOCALIZATION -> map(output);
            case AUDIO_SPOOF -> new PostProcessing.WindowScores(output, null);
            default -> new PostProcessing.Score(output);
        };
    }

    /** A map whose highest place is the picture's score; the middle of a share is its threshold. */
    private PostProcessing map(String output) throws PackException {
        PackOutput.Activation activation =
                answers.constant(DraftQuestion.OUTPUT_ACTIVATION, PackOutput.Activation.class);
        return new PostProcessing.PixelScores(
                output,
                channelsLast(),
                activation == PackOutput.Activation.NONE ? null : (Double) MIDDLE,
                null,
                null,
                PostProcessing.Pooling.MAX);
    }

    /** A model that takes channels last gives them last. */
    private boolean channelsLast() throws PackException {
        return output().shape().size() == PICTURE_AXES && input().channelsLast();
    }

    private PackTask task() throws PackException {
        PackTask task = answers.constant(DraftQuestion.TASK, PackTask.class);
        if (!SCORED.contains(task)
                && task != PackTask.IMAGE_LOCALIZATION
                && task != PackTask.FACE_EMBEDDING) {
            throw new PackException(Reason.of("pack-draft.task", task.word()));
        }
        return task;
    }

    private MediaKind media(PackTask task) throws PackException {
        MediaKind usual = task == PackTask.AUDIO_SPOOF ? MediaKind.AUDIO : MediaKind.IMAGE;
        String word = usual.name().toLowerCase(Locale.ROOT);
        MediaKind said = answers.constant(DraftQuestion.MEDIA, word, MediaKind.class);
        if ((said == MediaKind.AUDIO) != (usual == MediaKind.AUDIO)) {
            throw Answers.wrong(DraftQuestion.MEDIA, said.name().toLowerCase(Locale.ROOT), word);
        }
        return said;
    }

    private DraftInput input() throws PackException {
        if (model.inputs().size() != 1) {
            throw new PackException(Reason.of("pack-draft.inputs", model.inputs().size()));
        }
        return new DraftInput(model.inputs().getFirst(), answers);
    }

    private ModelDescription.Value output() throws PackException {
        if (model.outputs().size() == 1 && !answers.has(DraftQuestion.OUTPUT_NAME)) {
            return model.outputs().getFirst();
        }
        String name = answers.text(DraftQuestion.OUTPUT_NAME);
        for (ModelDescription.Value output : model.outputs()) {
            if (output.name().equals(name)) {
                return output;
            }
        }
        String names =
                String.join(
                        ", ", model.outputs().stream().map(ModelDescription.Value::name).toList());
        throw Answers.wrong(DraftQuestion.OUTPUT_NAME, name, names);
    }

    /** Entries of which one is the score: classes, or a map's channels. */
    private long entries(PackTask task) throws PackException {
        List<Long> shape = output().shape();
        if (task == PackTask.IMAGE_LOCALIZATION) {
            return shape.size() != PICTURE_AXES ? 1 : shape.get(channelsLast() ? 3 : 1);
        }
        return shape.size() < 2 ? 1 : shape.getLast();
    }

    private String id() {
        String name = file.replaceFirst("\\.[^.]*$", "").toLowerCase(Locale.ROOT);
        String made = name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String usable = made.isEmpty() ? "model" : made.substring(0, Math.min(64, made.length()));
        return answers.text(DraftQuestion.ID, usable.replaceAll("-+$", ""));
    }

    private PackLicence licence() throws PackException {
        String code = answers.text(DraftQuestion.LICENCE_CODE);
        String weights = answers.text(DraftQuestion.LICENCE_WEIGHTS);
        return new PackLicence(
                code,
                weights,
                answers.yes(DraftQuestion.NON_COMMERCIAL),
                answers.text(
                        DraftQuestion.LICENCE_TEXT,
                        "As the user who imported it stated: code "
                                + code
                                + ", weights "
                                + weights
                                + "."));
    }

    private static PackConditions conditions() {
        return new PackConditions(
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of("Imported by a user, who stated how it is fed and read."));
    }
}
