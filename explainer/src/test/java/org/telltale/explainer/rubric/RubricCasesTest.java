package org.telltale.explainer.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;
import org.telltale.inference.verdict.Label;

/** Labelled texts beyond the rubric's own, in {@code cases.txt}. */
class RubricCasesTest {
    private final RubricCheck check = new RubricCheck();

    @ParameterizedTest
    @MethodSource("cases")
    void gradesAsAnAnnotatorWould(Case labelled) {
        StandardGrade grade = check.check(labelled.text()).grades().get(labelled.standard() - 1);
        assertThat(grade.grade()).as(labelled.line() + "\n" + grade).isEqualTo(labelled.grade());
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(RubricCasesTest.class.getResourceAsStream("cases.txt"))) {
            String lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return lines
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(RubricCasesTest::parse)
                    .toList()
                    .stream();
        }
    }

    private static Case parse(String line) {
        List<String> columns = Arrays.stream(line.split("\\|", 4)).map(String::strip).toList();
        List<String> facts = List.of(columns.get(2).split(" "));
        Label prediction = Label.valueOf(facts.getFirst().toUpperCase(Locale.ROOT));
        Label truth = null;
        List<Box> boxes = null;
        Map<String, String> attributes = new HashMap<>();
        for (String fact : facts.subList(1, facts.size())) {
            String value = fact.substring(fact.indexOf('=') + 1);
            if (fact.startsWith("truth=")) {
                truth = Label.valueOf(value.toUpperCase(Locale.ROOT));
            } else if (fact.startsWith("box=")) {
                boxes = boxes == null ? new ArrayList<>() : boxes;
                box(value, boxes);
            } else if (fact.contains("=")) {
                attributes.put(fact.substring(0, fact.indexOf('=')), value);
            }
        }
        boolean known = !facts.contains("noface") && !facts.contains("noregions");
        Map<FacialRegion, Box> regions =
                known ? TestFace.REGIONS : facts.contains("noface") ? Map.of() : null;
        return new Case(
                line,
                Integer.parseInt(columns.get(0)),
                columns.get(1).equals("-") ? null : Integer.valueOf(columns.get(1)),
                new ExplainedText(
                        columns.get(3),
                        prediction,
                        truth,
                        boxes,
                        regions,
                        known ? TestFace.BOX : null,
                        attributes));
    }

    private static void box(String value, List<Box> boxes) {
        if (value.contains(",")) {
            int[] corners = Arrays.stream(value.split(",")).mapToInt(Integer::parseInt).toArray();
            boxes.add(new Box(corners[0], corners[1], corners[2], corners[3]));
        } else if (!value.equals("none")) {
            boxes.add(TestFace.region(FacialRegion.valueOf(value)));
        }
    }

    record Case(String line, int standard, @Nullable Integer grade, ExplainedText text) {}
}
