package org.telltale.inference.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FilterStackJsonTest {
    private static final String QUALITY = "\"quality\": 70";
    private static final String STEP =
            """
            {"filter": "error-level", "version": 1, "on": false, "parameters":
             {"quality": 70, "subsampling": "full", "gain": 12.5}}\
            """;

    private final FilterStackJson json = new FilterStackJson();

    @Test
    void everyFilterInAnySettingComesBack() throws FilterException {
        Random random = new Random(4);
        List<FilterStack.Step> steps = new ArrayList<>();
        for (FilterKind<?> kind : Filters.ALL) {
            steps.add(new FilterStack.Step(kind.standard(), true));
            ParameterValues values = ParameterValues.NONE;
            for (Parameter<?> parameter : kind.parameters()) {
                values = values.with(parameter, any(parameter, random));
            }
            steps.add(new FilterStack.Step(kind.of(values), random.nextBoolean()));
        }
        FilterStack stack = new FilterStack(steps);
        String written = json.write(stack);
        assertThat(json.read(written)).isEqualTo(stack);
        assertThat(written).isPrintable();
        assertThat(json.write(json.read(written))).isEqualTo(written);
    }

    private static Object any(Parameter<?> parameter, Random random) {
        return switch (parameter) {
            case Parameter.Whole whole ->
                    whole.least()
                            + whole.step()
                                    * random.nextInt(
                                            (whole.most() - whole.least()) / whole.step() + 1);
            case Parameter.Real real ->
                    real.least() + random.nextDouble() * (real.most() - real.least());
            case Parameter.Choice<?> choice ->
                    choice.options().get(random.nextInt(choice.options().size()));
            case Parameter.Switch _ -> random.nextBoolean();
        };
    }

    @Test
    void readsWhatAnOlderVersionWrote() throws FilterException {
        assertThat(json.read(stack(STEP)).steps())
                .containsExactly(
                        new FilterStack.Step(
                                new ErrorLevel(70, ChromaSubsampling.FULL, 12.5), false));
    }

    @Test
    void saysWhyAStackCannotBeRead() {
        refused("no JSON", "filter.broken", "");
        refused("{\"schema\": 1}", "filter.broken", "");
        refused("{}", "filter.broken", "");
        refused(stack("7"), "filter.broken", "");
        refused(stack(STEP).replace("filters/1", "filters/9"), "filter.schema", "filters/9");
        refused(stack(STEP.replace("error-level", "x-ray")), "filter.unknown", "x-ray");
        refused(stack(STEP.replace("\"version\": 1", "\"version\": 2")), "filter.newer", "2");
        refused(stack(STEP.replace(QUALITY, "\"quality\": 101")), "filter.parameter", "101");
        refused(stack(STEP.replace(QUALITY, "\"quality\": \"70\"")), "filter.parameter", "70");
        refused(stack(STEP.replace(QUALITY + ", ", "")), "filter.parameter", "quality");
        refused(stack(STEP.replace("\"full\"", "\"FULL\"")), "filter.parameter", "FULL");
        refused(stack(STEP.replace("\"gain\"", "\"gone\"")), "filter.parameter-unknown", "gone");
        refused(stack(STEP.replace("12.5", "1e400")), "filter.parameter", "gain");
        refused(stack((STEP + ",").repeat(64) + STEP), "filter.too-many", "65");
    }

    private void refused(String text, String code, String named) {
        ThrowingCallable reading = () -> json.read(text);
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        FilterException.class,
                        e -> {
                            assertThat(e.reason().code()).isEqualTo(code);
                            assertThat(e.reason().text(Locale.UK)).contains(named);
                        });
    }

    private static String stack(String steps) {
        return "{\"schema\": \"telltale.filters/1\", \"steps\": [" + steps + "]}";
    }
}
