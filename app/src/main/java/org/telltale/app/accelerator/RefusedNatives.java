package org.telltale.app.accelerator;

/** An ONNX Runtime of the user's own cannot be used. */
public final class RefusedNatives extends Exception {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final String detail;

    /**
     * A refusal.
     *
     * @param detail the file's name, seconds, exit code, or what the loader said
     */
    public RefusedNatives(Why why, String detail) {
        super(why + ": " + detail);
        this.why = why;
        this.detail = detail;
    }

    /** What is wrong. */
    public Why why() {
        return why;
    }

    /** The file's name, seconds, exit code, or what the loader said. */
    public String detail() {
        return detail;
    }

    /** What can be wrong. */
    public enum Why {
        /** A native library is not in the folder. */
        MISSING_FILE,
        /** A file cannot be read, or the check cannot be started. */
        UNREADABLE,
        /** The system's loader, or ONNX Runtime's own Java part, refuses it. */
        DOES_NOT_LOAD,
        /** Loading it ends the process. */
        CRASHES,
        /** Loading it does not end. */
        HANGS
    }
}
