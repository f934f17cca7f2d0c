package org.telltale.explainer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.face.Face;

/**
 * The sentence of a challenge text about the person shown. It says what an analyst confirmed and
 * nothing else; without anything confirmed there is no such sentence.
 */
final class SubjectStatement {
    private static final List<SubjectAttribute> WORN =
            List.of(
                    SubjectAttribute.GLASSES,
                    SubjectAttribute.FACIAL_HAIR,
                    SubjectAttribute.HAT,
                    SubjectAttribute.MASK);

    private final Analysis analysis;
    private final Map<String, String> confirmed;
    private final Messages messages;

    SubjectStatement(Analysis analysis, Map<String, String> confirmed, Messages messages) {
        this.analysis = analysis;
        this.confirmed = confirmed;
        this.messages = messages;
    }

    /**
     * The sentence, or none.
     *
     * @param face that the text is about; null for the largest
     */
    List<Statement> of(@Nullable Face face) {
        List<String> details = details();
        String who = who();
        if (details.isEmpty() && who == null) {
            return List.of();
        }
        String person = who == null ? messages.text("subject.who.any.any") : who;
        String text =
                details.isEmpty()
                        ? messages.text("subject", person)
                        : messages.text("subject.with", person, messages.enumerate(details));
        Face shown = face == null ? largest() : face;
        Citation citation = shown == null ? Citation.NONE : Citation.ofFaces(List.of(shown));
        return List.of(citation.statement(text));
    }

    /** E.g. {@code an elderly woman}; null where nothing of it is confirmed. */
    private @Nullable String who() {
        String age = value(SubjectAttribute.AGE_GROUP);
        String gender = value(SubjectAttribute.GENDER);
        if (age == null && gender == null) {
            return null;
        }
        return messages.text(
                "subject.who."
                        + (age == null ? "any" : age)
                        + "."
                        + (gender == null ? "any" : gender));
    }

    private List<String> details() {
        List<String> details = new ArrayList<>();
        for (SubjectAttribute hair : List.of(SubjectAttribute.HAIR, SubjectAttribute.HAIR_COLOUR)) {
            String value = value(hair);
            if (value != null) {
                details.add(messages.text("subject." + hair.id() + "." + value));
            }
        }
        // What is there before what is not.
        for (String answer : List.of("yes", "no")) {
            for (SubjectAttribute worn : WORN) {
                if (answer.equals(value(worn))) {
                    details.add(messages.text("subject." + worn.id() + "." + answer));
                }
            }
        }
        return details;
    }

    private @Nullable String value(SubjectAttribute attribute) {
        String value = confirmed.get(attribute.id());
        return value != null && attribute.choices().contains(value) ? value : null;
    }

    private @Nullable Face largest() {
        return analysis.faces().stream()
                .max(Comparator.comparingLong(face -> face.box().area()))
                .orElse(null);
    }
}
