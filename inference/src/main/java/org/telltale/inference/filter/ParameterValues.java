package org.telltale.inference.filter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values of a filter's parameters, by their names, in the order of the parameters. Immutable.
 *
 * @param values as {@link Parameter#checked} gives them
 */
public record ParameterValues(Map<String, Object> values) {
    /** None. */
    public static final ParameterValues NONE = new ParameterValues(Map.of());

    public ParameterValues {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * With one more, or another value of one.
     *
     * @throws IllegalArgumentException if it is out of the parameter's range
     */
    public <T> ParameterValues with(Parameter<T> parameter, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(parameter.id(), parameter.checked(value));
        return new ParameterValues(more);
    }

    /**
     * The value of a parameter.
     *
     * @throws IllegalArgumentException if there is none
     */
    public <T> T get(Parameter<T> parameter) {
        Object value = values.get(parameter.id());
        if (value == null) {
            throw new IllegalArgumentException("no " + parameter.id());
        }
        return parameter.checked(value);
    }
}
