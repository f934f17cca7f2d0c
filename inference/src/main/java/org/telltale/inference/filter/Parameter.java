package org.telltale.inference.filter;

import java.util.List;

/**
 * What can be set of a filter: its name in a stored stack, its range and what it is at first.
 * Immutable.
 *
 * @param <T> type of its values
 */
public sealed interface Parameter<T> {
    /** Its name in a stored stack, lower case with hyphens. */
    String id();

    /** What it is until somebody sets it. */
    T standard();

    /**
     * The value, if it is of the type and within the range.
     *
     * @throws IllegalArgumentException otherwise
     */
    T checked(Object value);

    /**
     * A whole number.
     *
     * @param least allowed
     * @param most allowed
     * @param step between allowed values, counted from the least
     */
    record Whole(String id, int least, int most, int step, Integer standard, Unit unit)
            implements Parameter<Integer> {
        @Override
        public Integer checked(Object value) {
            if (value instanceof Integer number
                    && number >= least
                    && number <= most
                    && (number - least) % step == 0) {
                return number;
            }
            throw outside(id, value);
        }
    }

    /**
     * A number with fractions.
     *
     * @param least allowed
     * @param most allowed
     */
    record Real(String id, double least, double most, Double standard, Unit unit)
            implements Parameter<Double> {
        @Override
        public Double checked(Object value) {
            if (value instanceof Number number
                    && number.doubleValue() >= least
                    && number.doubleValue() <= most) {
                return number.doubleValue();
            }
            throw outside(id, value);
        }
    }

    /**
     * One of a few words.
     *
     * @param type of them
     */
    record Choice<E extends Enum<E>>(String id, Class<E> type, E standard) implements Parameter<E> {
        /** All of them. */
        public List<E> options() {
            return List.of(type.getEnumConstants());
        }

        @Override
        public E checked(Object value) {
            if (type.isInstance(value)) {
                return type.cast(value);
            }
            throw outside(id, value);
        }
    }

    /** On or off. */
    record Switch(String id, Boolean standard) implements Parameter<Boolean> {
        @Override
        public Boolean checked(Object value) {
            if (value instanceof Boolean on) {
                return on;
            }
            throw outside(id, value);
        }
    }

    private static IllegalArgumentException outside(String id, Object value) {
        return new IllegalArgumentException(id + " " + value);
    }
}
