package org.telltale.inference.filter;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A filter before its parameters are set. Immutable.
 *
 * @param id its name in a stored stack, lower case with hyphens
 * @param version raised whenever the same parameters would draw something else
 * @param group among which it is offered
 * @param parameters in the order in which they are offered
 * @param maker makes the filter of values of all the parameters
 * @param <F> the filter
 */
public record FilterKind<F extends Filter>(
        String id,
        int version,
        Group group,
        List<Parameter<?>> parameters,
        Function<ParameterValues, F> maker) {
    public FilterKind {
        parameters = List.copyOf(parameters);
    }

    /** The filter with these values. */
    public F of(ParameterValues values) {
        return maker.apply(values);
    }

    /** The filter as it is before anybody sets anything. */
    public F standard() {
        ParameterValues values = ParameterValues.NONE;
        for (Parameter<?> parameter : parameters) {
            values = values.with(parameter, parameter.standard());
        }
        return of(values);
    }

    /** What filters look for. */
    public enum Group {
        /** Traces of compression. */
        COMPRESSION,
        /** Noise and what stands out of it. */
        NOISE,
        /** Light and its changes. */
        LIGHT,
        /** Colour. */
        COLOUR,
        /** Frequencies and scales. */
        FREQUENCY,
        /** The file against itself. */
        FILE;

        /** In lower case, as keys of sentences have it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
