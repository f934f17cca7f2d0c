package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
    @TempDir Path folder;

    @Test
    void whatEndsWithAnErrorIsUndoneAndTheNextWriterIsNotHeldUp() {
        try (Database database = Database.open(folder.resolve("a.db"))) {
            assertThatThrownBy(() ->
                            database.write(handle -> {
                                add(handle, 7);
                                throw new StackOverflowError("as a hostile archive may cause");
                            }))
                    .isInstanceOf(StackOverflowError.class);

            assertThat(database.<Integer>write(handle -> add(handle, 8))).isEqualTo(1);

            assertThat(
                            database.<Integer>read(handle ->
                                    handle.createQuery("SELECT rowid FROM search")
                                            .mapTo(int.class)
                                            .one()))
                    .isEqualTo(8);
        }
    }

    private static int add(Handle handle, int number) {
        return handle.execute("INSERT INTO search (rowid, paths) VALUES (?, 'a')", number);
    }
}
