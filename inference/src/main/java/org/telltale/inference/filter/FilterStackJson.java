package org.telltale.inference.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes stacks of filters as JSON and reads them, also those of an older Telltale. Every parameter
 * is written, so that a stack draws the same when what is standard changes. Safe for use by several
 * threads.
 *
 * <pre>{@code
 * {"schema": "telltale.filters/1",
 *  "steps": [{"filter": "error-level", "version": 1, "on": true,
 *             "parameters": {"quality": 90, "subsampling": "halved-both", "gain": 15.0}}]}
 * }</pre>
 */
public final class FilterStackJson {
    /** What is written first, so that a later form can be told apart. */
    public static final String SCHEMA = "telltale.filters/1";

    /** Steps that a stored stack may have. */
    public static final int MOST_STEPS = 64;

    private static final int MOST_CHARACTERS = 1 << 18;

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build();

    /** The stack in one line of ASCII. */
    public String write(FilterStack stack) {
        ObjectNode document = mapper.createObjectNode().put("schema", SCHEMA);
        ArrayNode steps = document.putArray("steps");
        for (FilterStack.Step step : stack.steps()) {
            Filter filter = step.filter();
            ObjectNode node =
                    steps.addObject()
                            .put("filter", filter.kind().id())
                            .put("version", filter.kind().version())
                            .put("on", step.on());
            ObjectNode parameters = node.putObject("parameters");
            filter.values().values().forEach((id, value) -> put(parameters, id, value));
        }
        return mapper.writeValueAsString(document);
    }

    private static void put(ObjectNode node, String id, Object value) {
        switch (value) {
            case Integer number -> node.put(id, number);
            case Double number -> node.put(id, number);
            case Boolean on -> node.put(id, on);
            case Enum<?> word -> node.put(id, word(word));
            default -> throw new IllegalStateException(id + " is a " + value.getClass());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a stack.
     *
     * @throws FilterException if it is none, a filter or parameter in it is not known, or a filter
     *     is newer than this program
     */
    public FilterStack read(String json) throws FilterException {
        if (json.length() > MOST_CHARACTERS) {
            throw broken(null);
        }
        JsonNode document;
        try {
            document = mapper.readTree(json);
        } catch (JacksonException e) {
            throw broken(e);
        }
        JsonNode schema = document.path("schema");
        if (!schema.isString() || !document.path("steps").isArray()) {
            throw broken(null);
        }
        if (!schema.asString().equals(SCHEMA)) {
            throw refused("filter.schema", shown(schema.asString()), SCHEMA);
        }
        if (document.path("steps").size() > MOST_STEPS) {
            throw refused("filter.too-many", document.path("steps").size(), MOST_STEPS);
        }
        List<FilterStack.Step> steps = new ArrayList<>();
        for (JsonNode step : document.path("steps")) {
            steps.add(step(step));
        }
        return new FilterStack(steps);
    }

    private static FilterStack.Step step(JsonNode step) throws FilterException {
        JsonNode id = step.path("filter");
        JsonNode version = step.path("version");
        JsonNode parameters = step.path("parameters");
        if (!id.isString()
                || !version.isInt()
                || !step.path("on").isBoolean()
                || !parameters.isObject()) {
            throw broken(null);
        }
        String name = shown(id.asString());
        FilterKind<?> kind =
                Filters.of(id.asString())
                        .orElseThrow(() -> refused("filter.unknown", name, Filters.ALL.size()));
        if (version.asInt() < 1 || version.asInt() > kind.version()) {
            throw refused("filter.newer", name, version.asInt(), kind.version());
        }
        for (String key : parameters.propertyNames()) {
            if (kind.parameters().stream().noneMatch(p -> p.id().equals(key))) {
                throw refused("filter.parameter-unknown", name, shown(key));
            }
        }
        ParameterValues values = ParameterValues.NONE;
        for (Parameter<?> parameter : kind.parameters()) {
            JsonNode value = parameters.path(parameter.id());
            try {
                values = values.with(parameter, value(parameter, value));
            } catch (IllegalArgumentException e) {
                throw new FilterException(
                        Reason.of(
                                "filter.parameter",
                                name,
                                parameter.id(),
                                value.isMissingNode() ? "–" : shown(value.toString())),
                        e);
            }
        }
        return new FilterStack.Step(kind.of(values), step.path("on").asBoolean());
    }

    private static Object value(Parameter<?> parameter, JsonNode value) {
        return switch (parameter) {
            case Parameter.Whole _ when value.isInt() -> value.asInt();
            case Parameter.Real _ when value.isNumber() -> value.asDouble();
            case Parameter.Switch _ when value.isBoolean() -> value.asBoolean();
            case Parameter.Choice<?> choice when value.isString() ->
                    choice.options().stream()
                            .filter(option -> word(option).equals(value.asString()))
                            .findFirst()
                            .<Object>map(option -> option)
                            .orElseThrow(IllegalArgumentException::new);
            default -> throw new IllegalArgumentException(parameter.id());
        };
    }

    /** Text of a file as a sentence may quote it. */
    private static String shown(String text) {
        String clean = text.replaceAll("\\p{C}", "?");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
    }

    private static FilterException broken(@Nullable Throwable cause) {
        return new FilterException(Reason.of("filter.broken"), cause);
    }

    private static FilterException refused(String code, Object... arguments) {
        return new FilterException(Reason.of(code, arguments), null);
    }
}
