package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.media.Media;

final class SearchTest {
    @TempDir Path folder;
    private SqliteSessionStore store;
    private String portrait;
    private String harbour;

    @BeforeEach
    void fill() {
        store = SqliteSessionStore.open(folder.resolve("a.db"));
        portrait = Recording.whole(store, AnalysisFixture.fake(named('a', "IMG_1234 Müller.jpg")));
        harbour = Recording.whole(store, AnalysisFixture.real(named('b', "harbour.png")));
        store.addNote(harbour, "Sent by the port's \"night\" watch", "Ada");
        Statement statement =
                new Statement(
                        "The left cheek is noisier.", List.of(), List.of(), List.of(), List.of());
        store.addExplanation(
                portrait, new Explanation(Style.ANALYST, "en", List.of(statement)), "telltale");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void namesNotesAndExplanationsAreSearchedByTheBeginningOfWords() {
        assertThat(find("harb")).containsExactly(harbour);
        assertThat(find("night WATCH")).containsExactly(harbour);
        assertThat(find("cheek nois")).containsExactly(portrait);
        assertThat(find("eek")).isEmpty();
    }

    @Test
    void allWordsMustOccurWhereverInTheSession() {
        assertThat(find("1234 cheek")).containsExactly(portrait);
        assertThat(find("1234 watch")).isEmpty();
        assertThat(find("the")).containsExactly(portrait, harbour);
    }

    @Test
    void accentsDoNotMatter() {
        assertThat(find("muller")).containsExactly(portrait);
        assertThat(find("MÜLL")).containsExactly(portrait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "'",
                "*",
                "(",
                ")",
                "harbour OR",
                "NOT harbour NEAR(",
                "name:harbour",
                "harbour\" OR \"a",
                "{}",
                "^harbour",
                "-harbour",
                "harbour + x",
                "a AND",
                "\0",
                "\uD800",
                "😀",
                "; DROP TABLE log; --",
                "%",
                "_"
            })
    void whateverIsTypedIsOnlyText(String text) {
        assertThat(find(text).size()).isLessThanOrEqualTo(2);
        assertThat(find("harbour")).containsExactly(harbour);
    }

    @Test
    void operatorsAreWords() {
        assertThat(find("harbour OR portrait")).isEmpty();
        assertThat(find("\"night\"")).containsExactly(harbour);
        assertThat(find("port's")).containsExactly(harbour);
        assertThat(find("  ")).hasSize(2);
    }

    @Test
    void aFileSeenUnderAnotherNameIsFoundByBoth() {
        Recording.whole(store, AnalysisFixture.real(named('b', "copy of a ship.png")));
        assertThat(find("ship")).containsExactly(harbour);
        assertThat(find("harbour")).containsExactly(harbour);
        assertThat(store.load(harbour).summary().media().name()).isEqualTo("copy of a ship.png");
    }

    private List<String> find(String text) {
        return store.list(new SessionQuery(text, 10)).stream().map(SessionSummary::id).toList();
    }

    private static Media named(char digit, String name) {
        Media media = AnalysisFixture.media(AnalysisFixture.digest(digit));
        return new Media(
                Path.of("/evidence", name),
                media.sha256(),
                media.bytes(),
                media.kind(),
                media.format(),
                media.picture(),
                null);
    }
}
