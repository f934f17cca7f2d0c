package org.telltale.inference.detect.pack;

import org.telltale.inference.reason.Reason;

/**
 * What an analysis makes of an installed pack. Immutable.
 *
 * @param used whether it takes part
 * @param said as what, or why not, for who installed it
 */
public record PackUse(boolean used, Reason said) {
    static PackUse as(String code, Object... arguments) {
        return new PackUse(true, Reason.of(code, arguments));
    }

    static PackUse not(String code, Object... arguments) {
        return new PackUse(false, Reason.of(code, arguments));
    }
}
