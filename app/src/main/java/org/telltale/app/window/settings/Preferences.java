package org.telltale.app.window.settings;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.AcceleratorPreference;

/**
 * What the user chose in the settings. Immutable.
 *
 * @param theme colours of the window
 * @param fontPercent size of the text in hundredths of the usual one, {@link #SMALLEST} to {@link
 *     #LARGEST} in steps of {@link #STEP}
 * @param profile how much an examination does
 * @param accelerator {@link #AUTO}, or an accelerator's id: what models run on
 * @param language tag of the language of the window, from the next start on
 */
public record Preferences(
        ThemeChoice theme, int fontPercent, Profile profile, String accelerator, String language) {
    /** Per cent of the usual size of text at least. */
    public static final int SMALLEST = 100;

    /** Per cent of the usual size of text at most. */
    public static final int LARGEST = 200;

    /** Between two sizes. */
    public static final int STEP = 10;

    /** The first accelerator that works. */
    public static final String AUTO = "auto";

    /** At the first start. */
    public static final Preferences FIRST =
            new Preferences(
                    ThemeChoice.DARK,
                    SMALLEST,
                    Profile.STANDARD,
                    AUTO,
                    Locale.ENGLISH.toLanguageTag());

    // The file may have been edited by hand: what makes no sense is as at the first start.
    public Preferences {
        theme = or(theme, ThemeChoice.DARK);
        fontPercent = STEP * Math.round(Math.clamp(fontPercent, SMALLEST, LARGEST) / (float) STEP);
        profile = or(profile, Profile.STANDARD);
        accelerator = isAccelerator(accelerator) ? accelerator : AUTO;
        language = or(language, Locale.ENGLISH.toLanguageTag());
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static boolean isAccelerator(@Nullable String id) {
        return id != null && Accelerator.of(id).map(a -> a.id().equals(id)).orElse(false);
    }

    /**
     * The accelerators to try, in order.
     *
     * @param usual what {@link #AUTO} stands for
     */
    public List<Accelerator> acceleratorOrder(List<Accelerator> usual) {
        return AcceleratorPreference.of(accelerator, usual)
                .map(AcceleratorPreference::order)
                .orElse(usual);
    }

    /** The language of the window. */
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** With other colours. */
    public Preferences withTheme(ThemeChoice other) {
        return new Preferences(other, fontPercent, profile, accelerator, language);
    }

    /** With another size of text, rounded to a step between the smallest and the largest. */
    public Preferences withFontPercent(int other) {
        return new Preferences(theme, other, profile, accelerator, language);
    }

    /** With another profile. */
    public Preferences withProfile(Profile other) {
        return new Preferences(theme, fontPercent, other, accelerator, language);
    }

    /** With another accelerator's id, or {@link #AUTO}. */
    public Preferences withAccelerator(String other) {
        return new Preferences(theme, fontPercent, profile, other, language);
    }

    /** With another language's tag. */
    public Preferences withLanguage(String other) {
        return new Preferences(theme, fontPercent, profile, accelerator, other);
    }
}
