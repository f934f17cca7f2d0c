package org.telltale.explainer.rubric;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts English text into sentences, and sentences into words and marks. */
final class Words {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:'\\p{L}+)?|[,;:()—]");
    private static final Pattern DASH = Pattern.compile("\\s[-–—]\\s|—");
    private static final String NOT = "n't";

    private Words() {}

    /** The sentences, trimmed, none empty. */
    static List<String> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            for (String line : text.substring(start, end).split("\\R")) {
                if (!line.isBlank()) {
                    sentences.add(line.strip());
                }
            }
            start = end;
        }
        return sentences;
    }

    /** The words of a sentence; hyphens part words, {@code isn't} is two, {@code 's} is dropped. */
    static List<Word> of(String sentence) {
        String plain =
                DASH.matcher(sentence.replace('’', '\'').replace('‘', '\'')).replaceAll(" — ");
        List<Word> words = new ArrayList<>();
        Matcher tokens = TOKEN.matcher(plain);
        while (tokens.find()) {
            String token = tokens.group();
            boolean capital = Character.isUpperCase(token.codePointAt(0));
            String lower = token.toLowerCase(Locale.ROOT);
            if (lower.length() > NOT.length() && lower.endsWith(NOT)) {
                String verb = lower.substring(0, lower.length() - NOT.length());
                words.add(new Word(verb.equals("ca") ? "can" : verb, capital));
                words.add(new Word("not", false));
            } else if (lower.equals("cannot")) {
                words.add(new Word("can", capital));
                words.add(new Word("not", false));
            } else {
                int apostrophe = lower.indexOf('\'');
                words.add(
                        new Word(apostrophe < 0 ? lower : lower.substring(0, apostrophe), capital));
            }
        }
        return words;
    }
}
