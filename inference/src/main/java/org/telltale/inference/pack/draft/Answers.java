package org.telltale.inference.pack.draft;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.reason.Reason;

/** What the user said, as it was written. Immutable. */
public final class Answers {
    private final Map<DraftQuestion, String> texts;

    /** Answers; blank ones count as none. */
    public Answers(Map<DraftQuestion, String> texts) {
        Map<DraftQuestion, String> given = new EnumMap<>(DraftQuestion.class);
        texts.forEach((question, text) -> {
            if (!text.isBlank()) {
                given.put(question, text.strip());
            }
        });
        this.texts = given;
    }

    /** The same with one more. */
    public Answers with(DraftQuestion question, String text) {
        Map<DraftQuestion, String> more = new EnumMap<>(DraftQuestion.class);
        more.putAll(texts);
        more.put(question, text);
        return new Answers(more);
    }

    boolean has(DraftQuestion question) {
        return texts.containsKey(question);
    }

    String text(DraftQuestion question, String otherwise) {
        return texts.getOrDefault(question, otherwise);
    }

    String text(DraftQuestion question) throws PackException {
        String text = texts.get(question);
        if (text == null) {
            throw new PackException(Reason.of("pack-draft.missing", "--" + question.word()));
        }
        return text;
    }

    double number(DraftQuestion question) throws PackException {
        return number(question, text(question));
    }

    int whole(DraftQuestion question) throws PackException {
        double number = number(question);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw wrong(question, text(question), "a whole number");
        }
        return (int) number;
    }

    /** One number for all, or as many as there are. */
    List<Double> numbers(DraftQuestion question, int count) throws PackException {
        String[] parts = text(question).split(",", -1);
        if (parts.length != 1 && parts.length != count) {
            throw wrong(question, text(question), "1 or " + count + " numbers");
        }
        Double[] numbers = new Double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(question, parts[parts.length == 1 ? 0 : i]);
        }
        return List.of(numbers);
    }

    /** A constant by its word: lower case, hyphens for underscores. */
    <E extends Enum<E>> E constant(DraftQuestion question, Class<E> type) throws PackException {
        return constant(question, text(question), type);
    }

    <E extends Enum<E>> E constant(DraftQuestion question, String otherwise, Class<E> type)
            throws PackException {
        String text = text(question, otherwise);
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equalsIgnoreCase(text)) {
                return constant;
            }
        }
        String words =
                Arrays.stream(type.getEnumConstants())
                        .map(Answers::word)
                        .collect(Collectors.joining(", "));
        throw wrong(question, text, words);
    }

    boolean yes(DraftQuestion question) throws PackException {
        return switch (text(question).toLowerCase(Locale.ROOT)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw wrong(question, text(question), "yes, no");
        };
    }

    static PackException wrong(DraftQuestion question, String text, String allowed) {
        return new PackException(
                Reason.of("pack-draft.answer", "--" + question.word(), text, allowed));
    }

    private static double number(DraftQuestion question, String text) throws PackException {
        try {
            // Fractions, since 1/255 is what models are published with.
            int slash = text.indexOf('/');
            double number =
                    slash < 0
                            ? Double.parseDouble(text.strip())
                            : Double.parseDouble(text.substring(0, slash).strip())
                                    / Double.parseDouble(text.substring(slash + 1).strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new PackException(
                    Reason.of("pack-draft.answer", "--" + question.word(), text, "a number"), e);
        }
        throw wrong(question, text, "a number");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
