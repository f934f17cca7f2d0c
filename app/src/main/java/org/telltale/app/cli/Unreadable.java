package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Which of a command's files could not be read, and why, without technical detail. */
final class Unreadable {
    private Unreadable() {}

    /** The file that the system named, else the one that the command is about. */
    static String file(IOException failure, Path otherwise) {
        String named = failure instanceof FileSystemException system ? system.getFile() : null;
        return named == null ? otherwise.toString() : named;
    }

    /** Why, in a few words. */
    static String why(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "it does not exist";
            case AccessDeniedException denied -> "you may not read it";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
