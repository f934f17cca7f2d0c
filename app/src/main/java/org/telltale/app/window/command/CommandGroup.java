package org.telltale.app.window.command;

/** Under which heading commands stand together on the key sheet. In the order of the sheet. */
public enum CommandGroup {
    FILE("file"),
    SESSION("session"),
    VIEW("view"),
    WINDOW("window");

    private final String id;

    CommandGroup(String id) {
        this.id = id;
    }

    /** As its heading's key in the bundle ends. */
    public String id() {
        return id;
    }
}
