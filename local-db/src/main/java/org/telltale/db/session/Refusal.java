package org.telltale.db.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what went wrong into one sentence for the user that says what to do. */
final class Refusal {
    private static final String BUNDLE = "org.telltale.db.session.store";

    private Refusal() {}

    /** The sentence of a key in the user's language. */
    static String sentence(String key, @Nullable Object... arguments) {
        String pattern = ResourceBundle.getBundle(BUNDLE).getString(key);
        Object[] texts = Arrays.stream(arguments).map(String::valueOf).toArray();
        return new MessageFormat(pattern).format(texts);
    }

    /** A refusal with the sentence of a key. */
    static StoreException of(String key, @Nullable Throwable cause, @Nullable Object... arguments) {
        return new StoreException(sentence(key, arguments), cause);
    }

    /** What a failed statement means for the user. */
    static StoreException of(RuntimeException failure, Object database) {
        if (failure instanceof StoreException known) {
            return known;
        }
        if (failure instanceof UncheckedIOException io) {
            return of("file.failed", failure, database, io.getMessage());
        }
        SQLiteException cause = sqlite(failure);
        return cause == null
                ? of("database.fault", failure, database, failure.getClass().getSimpleName())
                : of(cause, database);
    }

    /** What an error of SQLite means for the user. */
    static StoreException of(SQLiteException failure, Object database) {
        SQLiteErrorCode code = failure.getResultCode();
        String key =
                switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
                    case SQLITE_BUSY, SQLITE_LOCKED -> "database.busy";
                    case SQLITE_NOTADB -> "database.not-one";
                    case SQLITE_CORRUPT -> "database.damaged";
                    case SQLITE_FULL -> "database.disk-full";
                    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> "database.read-only";
                    case SQLITE_CANTOPEN -> "database.cannot-open";
                    case SQLITE_IOERR -> "database.io";
                    default -> "database.fault";
                };
        return of(key, failure, database, failure.getMessage());
    }

    /** What a failed file operation means for the user. */
    static StoreException of(IOException failure, Object file) {
        return failure instanceof NoSuchFileException
                ? of("file.missing", failure, failure.getMessage())
                : of("file.failed", failure, file, failure.getMessage());
    }

    private static @Nullable SQLiteException sqlite(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLiteException found) {
                return found;
            }
        }
        return null;
    }
}
