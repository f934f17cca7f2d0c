package org.telltale.explainer;

import java.util.List;

/**
 * What an analyst may confirm about the person shown. Names and values are those of {@link
 * org.telltale.explainer.rubric.ExplainedText}. Ethnicity and skin tone are not among them.
 */
public enum SubjectAttribute {
    AGE_GROUP("age-group", "child", "young", "middle-aged", "elderly"),
    GENDER("gender", "man", "woman"),
    HAIR("hair", "bald", "short", "long"),
    HAIR_COLOUR("hair-color", "black", "brown", "blond", "red", "gray"),
    GLASSES("glasses", "yes", "no"),
    FACIAL_HAIR("facial-hair", "yes", "no"),
    HAT("hat", "yes", "no"),
    MASK("mask", "yes", "no");

    private final String id;
    private final List<String> choices;

    SubjectAttribute(String id, String... choices) {
        this.id = id;
        this.choices = List.of(choices);
    }

    /** Its name in stored sessions and in texts' facts, e.g. {@code age-group}. */
    public String id() {
        return id;
    }

    /** What can be confirmed, e.g. {@code elderly}. */
    public List<String> choices() {
        return choices;
    }
}
