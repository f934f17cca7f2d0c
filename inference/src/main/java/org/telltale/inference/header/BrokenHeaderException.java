package org.telltale.inference.header;

import java.io.IOException;

/** A header contradicts its format. */
final class BrokenHeaderException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenHeaderException(String message) {
        super(message);
    }
}
