package org.telltale.inference.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.worker.InProcessWorker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against what {@code references.py}, beside the resources, drew by other means. */
class FilterReferenceTest {
    @Test
    void thePictureIsTheScriptsOwn() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            assertThat(FilterPicture.levels(FilterPicture.reference(arena)))
                    .isEqualTo(FilterPicture.stored("picture.png"));
        }
    }

    @Test
    void everyFilterButTheThumbnailHasAReference() throws IOException {
        Set<String> known =
                cases().map(c -> c.path("filter").path("filter").asString())
                        .collect(Collectors.toSet());
        assertThat(Filters.ALL.stream().map(FilterKind::id))
                .allMatch(id -> known.contains(id) || id.equals(ThumbnailDifference.KIND.id()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void drawsWhatTheScriptDrew(JsonNode reference) throws Exception {
        String name = reference.path("name").asString();
        String json =
                "{\"schema\": \"telltale.filters/1\", \"steps\": ["
                        + reference.path("filter")
                        + "]}";
        FilterStack stack = new FilterStackJson().read(json);
        try (Arena arena = Arena.ofShared();
                InProcessWorker worker = new InProcessWorker();
                FilterChain chain =
                        new FilterChain(
                                worker,
                                new FilterSource(
                                        FilterPicture.reference(arena),
                                        null,
                                        Orientation.UPRIGHT))) {
            FilteredPixels drawn = chain.draw(stack, arena, new Cancellation());
            int[] levels = FilterPicture.levels(drawn.pixels());
            int[] expected = FilterPicture.stored(name + ".png");
            assertThat(levels).as(name).hasSameSizeAs(expected);
            int most = 0;
            for (int i = 0; i < levels.length; i++) {
                most = Math.max(most, Math.abs(levels[i] - expected[i]));
            }
            assertThat(most).as(name).isLessThanOrEqualTo(reference.path("tolerance").asInt());
        }
    }

    static Stream<JsonNode> cases() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        FilterReferenceTest.class.getResourceAsStream("references.json"))) {
            List<JsonNode> cases = JsonMapper.shared().readTree(in).valueStream().toList();
            assertThat(cases).isNotEmpty();
            return cases.stream();
        }
    }
}
