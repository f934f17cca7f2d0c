package org.telltale.app.cli;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.pack.draft.Answers;
import org.telltale.inference.pack.draft.DraftQuestion;
import picocli.CommandLine.Option;

/** What a user may say of a model beforehand; each option is called as its question. */
final class ImportOptions {
    private final Map<DraftQuestion, String> given = new EnumMap<>(DraftQuestion.class);

    /** What was said. */
    Answers answers() {
        return new Answers(given);
    }

    @Option(names = "--id", description = "Of the pack; without it from the file's name.")
    void id(String text) {
        put(DraftQuestion.ID, text);
    }

    @Option(names = "--title", description = "For people.")
    void title(String text) {
        put(DraftQuestion.TITLE, text);
    }

    @Option(names = "--pack-version", description = "Of the pack; without it 1.")
    void version(String text) {
        put(DraftQuestion.VERSION, text);
    }

    @Option(names = "--task", description = "What the model is for, e.g. face-forgery.")
    void task(String text) {
        put(DraftQuestion.TASK, text);
    }

    @Option(names = "--media", description = "image, audio or video; follows from the task.")
    void media(String text) {
        put(DraftQuestion.MEDIA, text);
    }

    @Option(names = "--input-size", description = "Of a picture, as 224x224.")
    void size(String text) {
        put(DraftQuestion.INPUT_SIZE, text);
    }

    @Option(names = "--input-colour", description = "RGB, BGR or GREY.")
    void colour(String text) {
        put(DraftQuestion.INPUT_COLOUR, text);
    }

    @Option(names = "--input-scale", description = "Factor of a pixel (0 to 255), e.g. 1/255.")
    void scale(String text) {
        put(DraftQuestion.INPUT_SCALE, text);
    }

    @Option(names = "--input-mean", description = "Subtracted then, e.g. 0.485,0.456,0.406.")
    void mean(String text) {
        put(DraftQuestion.INPUT_MEAN, text);
    }

    @Option(names = "--input-std", description = "Divided by at last, e.g. 0.229,0.224,0.225.")
    void std(String text) {
        put(DraftQuestion.INPUT_STD, text);
    }

    @Option(
            names = "--input-fit",
            description = "stretch (without it), inside, cover, centre or keep.")
    void fit(String text) {
        put(DraftQuestion.INPUT_FIT, text);
    }

    @Option(names = "--input-face-factor", description = "Side of the square around a face's box.")
    void faceFactor(String text) {
        put(DraftQuestion.INPUT_FACE_FACTOR, text);
    }

    @Option(names = "--input-sample-rate", description = "Of sound, in Hz.")
    void sampleRate(String text) {
        put(DraftQuestion.INPUT_SAMPLE_RATE, text);
    }

    @Option(names = "--input-window", description = "Of sound, in samples.")
    void window(String text) {
        put(DraftQuestion.INPUT_WINDOW, text);
    }

    @Option(names = "--output-name", description = "Which output is read.")
    void outputName(String text) {
        put(DraftQuestion.OUTPUT_NAME, text);
    }

    @Option(names = "--output-activation", description = "none, sigmoid or softmax.")
    void activation(String text) {
        put(DraftQuestion.OUTPUT_ACTIVATION, text);
    }

    @Option(names = "--output-index", description = "Which entry is the score, from 0.")
    void index(String text) {
        put(DraftQuestion.OUTPUT_INDEX, text);
    }

    @Option(
            names = "--output-manipulated",
            description = "Which scores speak for manipulation: high or low.")
    void manipulated(String text) {
        put(DraftQuestion.OUTPUT_MANIPULATED, text);
    }

    @Option(names = "--licence-code", description = "Of the published code, e.g. MIT.")
    void licenceCode(String text) {
        put(DraftQuestion.LICENCE_CODE, text);
    }

    @Option(names = "--licence-weights", description = "Of the weights, or: not stated.")
    void licenceWeights(String text) {
        put(DraftQuestion.LICENCE_WEIGHTS, text);
    }

    @Option(names = "--non-commercial", description = "Is commercial use forbidden? yes or no.")
    void nonCommercial(String text) {
        put(DraftQuestion.NON_COMMERCIAL, text);
    }

    @Option(names = "--licence-text", description = "What users agree to.")
    void licenceText(String text) {
        put(DraftQuestion.LICENCE_TEXT, text);
    }

    @Option(names = "--source", description = "Address where the model was published.")
    void source(String text) {
        put(DraftQuestion.SOURCE, text);
    }

    @Option(names = "--citation", description = "Of the publication.")
    void citation(String text) {
        put(DraftQuestion.CITATION, text);
    }

    private void put(DraftQuestion question, @Nullable String text) {
        if (text == null) {
            given.remove(question); // picocli takes an option back before each run
        } else {
            given.put(question, text);
        }
    }
}
