package org.telltale.inference.pack.draft;

import java.util.Locale;

/** What a model's file does not tell. The option of the command line has the same name. */
public enum DraftQuestion {
    /** Of the pack; from the file's name where nothing is said. */
    ID,
    /** For people; the id where nothing is said. */
    TITLE,
    /** Of the pack; 1 where nothing is said. */
    VERSION,
    /** What the model is for: a word of {@link org.telltale.inference.pack.PackTask}. */
    TASK,
    /** image, audio or video; follows from the task where nothing is said. */
    MEDIA,
    /** Width and height of pictures, {@code 224x224}; asked where the model leaves them open. */
    INPUT_SIZE,
    /** RGB, BGR or GREY. */
    INPUT_COLOUR,
    /** Factor of a pixel's value 0 to 255, or of a sample. */
    INPUT_SCALE,
    /** Subtracted after scaling: one number, or one a channel with commas between. */
    INPUT_MEAN,
    /** Divided by at last, as the mean is written. */
    INPUT_STD,
    /** How a picture comes to the model's size; stretch where nothing is said. */
    INPUT_FIT,
    /** Side of the square around a face, relative to its box; asked for models of faces. */
    INPUT_FACE_FACTOR,
    /** In Hz. */
    INPUT_SAMPLE_RATE,
    /** In samples; asked where the model leaves it open. */
    INPUT_WINDOW,
    /** Which output is read; asked where there are several. */
    OUTPUT_NAME,
    /** none, sigmoid or softmax. */
    OUTPUT_ACTIVATION,
    /** Which entry is the score, from 0; asked where there are several. */
    OUTPUT_INDEX,
    /** Whether high or low scores speak for manipulation. */
    OUTPUT_MANIPULATED,
    /** Licence of the published code. */
    LICENCE_CODE,
    /** Licence of the weights. */
    LICENCE_WEIGHTS,
    /** Whether commercial use is forbidden: yes or no. */
    NON_COMMERCIAL,
    /** What a user agrees to; the two licences' names where nothing is said. */
    LICENCE_TEXT,
    /** Where it was published. */
    SOURCE,
    /** Of the publication. */
    CITATION;

    /** As the command line's option is called, without hyphens before it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
