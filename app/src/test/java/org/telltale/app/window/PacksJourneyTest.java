package org.telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.app.Composition;
import org.telltale.app.DataFolders;
import org.telltale.db.session.SqliteSessionStore;
import org.telltale.inference.pack.PackBuilder;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Journeys of who installs and examines model packs in the window. */
@ExtendWith(ApplicationExtension.class)
class PacksJourneyTest {
    @TempDir static Path parent = Path.of("");

    private final Path folder = parent.resolve("run" + System.nanoTime());
    private final Composition composition =
            new Composition(
                    Composition.builtInDetectors(), new DataFolders(folder, folder, folder));
    private final SqliteSessionStore store = SqliteSessionStore.open(folder.resolve("a.db"));
    private @Nullable TelltaleWindow opened;

    @Start
    void start(Stage stage) {
        opened =
                new TelltaleWindow(
                        WindowServices.of(
                                composition,
                                store,
                                folder.resolve("window.json"),
                                folder.resolve("a.db"),
                                Locale.UK));
        opened.show(stage);
    }

    @BeforeEach
    void openTheSheet(FxRobot robot) throws Exception {
        // The headless screen has 1000 by 1000 pixels.
        robot.interact(() -> {
            window().scene().getWindow().setWidth(990);
            window().scene().getWindow().setHeight(900);
        });
        robot.press(KeyCode.CONTROL).push(KeyCode.P).release(KeyCode.CONTROL);
        until(() -> !list(robot).getItems().isEmpty());
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(window()::close);
        assertThat(window().ended().get(1, TimeUnit.MINUTES)).isTrue();
        store.close();
        composition.close();
    }

    @Test
    void aPackIsInstalledSeenVerifiedTestedAndRemoved(FxRobot robot) throws Exception {
        install(robot, new PackBuilder().folder(folder.resolve("source")));
        until(() -> consent(robot).isVisible());
        assertThat(robot.lookup("#licence").queryAs(TextArea.class).getText())
                .contains("MIT")
                .contains("Mine.");
        assertThat(folder.resolve("packs/tiny")).doesNotExist();
        press(robot, "#agree");
        until(() -> told("tiny@1.0 is installed."));
        until(() -> rows(robot).getFirst().contains("tiny@1.0"));
        assertThat(rows(robot).getFirst()).contains("A tiny pack").contains("installed");
        assertThat(consent(robot).isVisible()).isFalse();

        robot.interact(() -> list(robot).getSelectionModel().selectFirst());
        assertThat(details(robot)).contains("Digest: ").contains("Self-test on cpu: agrees");
        press(robot, "#verify");
        until(() -> told("every file is as it was installed"));
        until(() -> rows(robot).getFirst().contains("verified"));
        press(robot, "#test");
        until(() -> told("its self-test agrees"));
        until(() -> details(robot).contains("Self-test on cpu: agrees"));

        Path model = folder.resolve("packs/tiny/1.0/tiny.onnx");
        Files.write(model, new byte[] {1}, StandardOpenOption.APPEND);
        press(robot, "#verify");
        until(() -> told("tiny.onnx: has "));
        until(() -> rows(robot).getFirst().contains("faulty"));

        press(robot, "#remove");
        until(() -> told("tiny@1.0 is removed."));
        until(() -> !rows(robot).getFirst().contains("tiny"));
        assertThat(folder.resolve("packs/tiny")).doesNotExist();
    }

    @Test
    void whoDeclinesOrCancelsInstallsNothing(FxRobot robot) throws Exception {
        Path source = new PackBuilder().folder(folder.resolve("source"));
        install(robot, source);
        until(() -> consent(robot).isVisible());
        press(robot, "#decline");
        until(() -> told("The licence was declined"));

        // Closing the sheet is no answer: the licence waits until it is opened again.
        install(robot, source);
        until(() -> consent(robot).isVisible());
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".packs-sheet").tryQuery()).isEmpty();
        robot.press(KeyCode.CONTROL).push(KeyCode.P).release(KeyCode.CONTROL);
        assertThat(consent(robot).isVisible()).isTrue();
        robot.interact(() -> robot.lookup(".packs-sheet #working .button").queryButton().fire());
        until(() -> !consent(robot).isVisible());
        until(() -> told("cancelled. Nothing half-done"));
        assertThat(folder.resolve("packs/tiny")).doesNotExist();
    }

    @Test
    void theStatusSaysSoWhileAConnectionIsOpen(FxRobot robot) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 100_000);
                    exchange.getResponseBody().write(new byte[1000]);
                    exchange.getResponseBody().flush();
                    over.countDown();
                });
        server.start();
        try {
            assertThat(network(robot)).isEqualTo("Offline");
            String address = "http://localhost:" + server.getAddress().getPort() + "/pack.zip";
            robot.interact(() -> {
                robot.lookup("#place").queryAs(TextField.class).setText(address);
                robot.lookup("#digest").queryAs(TextField.class).setText("0".repeat(64));
                robot.lookup("#install").queryButton().fire();
            });
            until(() -> network(robot).equals("Downloading " + address));
            assertThat(over.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(network(robot)).startsWith("Downloading ");
            robot.interact(
                    () -> robot.lookup(".packs-sheet #working .button").queryButton().fire());
            until(() -> network(robot).equals("Offline"));
            until(() -> told("cancelled. Nothing half-done"));
        } finally {
            server.stop(0);
        }
    }

    private static String network(FxRobot robot) {
        return robot.lookup("#network").queryLabeled().getText();
    }

    @Test
    void aRefusalIsABannerAndTheCatalogueSaysHowThingsAreObtained(FxRobot robot) throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        install(robot, empty);
        until(() -> told("pack.json"));
        assertThat(window().workspace().banners())
                .anyMatch(banner -> banner.kind() == Banner.Kind.ERROR);

        int trufor = -1;
        for (int i = 0; i < list(robot).getItems().size(); i++) {
            trufor = list(robot).getItems().get(i).toString().contains("trufor") ? i : trufor;
        }
        int row = trufor;
        robot.interact(() -> list(robot).getSelectionModel().select(row));
        assertThat(details(robot)).contains("Commercial use is NOT allowed");
        assertThat(robot.lookup("#fetch").query().isVisible()).isFalse();
        robot.interact(() -> robot.lookup("#place").queryAs(TextField.class).setText("yunet"));
        assertThat(robot.lookup("#install").queryButton().isDisabled()).isFalse();
        robot.interact(() -> robot.lookup("#place").queryAs(TextField.class).setText(" "));
        assertThat(robot.lookup("#install").queryButton().isDisabled()).isTrue();
    }

    private void install(FxRobot robot, Path source) {
        robot.interact(() -> {
            robot.lookup("#place").queryAs(TextField.class).setText(source.toString());
            robot.lookup("#install").queryButton().fire();
        });
    }

    private static void press(FxRobot robot, String id) {
        Button button = robot.lookup(id).queryButton();
        assertThat(button.isVisible()).as(id).isTrue();
        robot.interact(button::fire);
    }

    private TelltaleWindow window() {
        if (opened == null) {
            throw new AssertionError("the window was not opened");
        }
        return opened;
    }

    private boolean told(String words) {
        return window().workspace().banners().stream().anyMatch(b -> b.text().contains(words));
    }

    private static String details(FxRobot robot) {
        return robot.lookup("#details").queryAs(TextArea.class).getText();
    }

    private static Node consent(FxRobot robot) {
        return robot.lookup("#consent").query();
    }

    private static ListView<?> list(FxRobot robot) {
        return robot.lookup(".packs-list").queryListView();
    }

    /** What a screen reader says of each visible row, from the top. */
    private static List<String> rows(FxRobot robot) {
        return robot.lookup(".packs-list .list-cell").queryAllAs(ListCell.class).stream()
                .filter(cell -> !cell.isEmpty())
                .sorted((a, b) -> Integer.compare(a.getIndex(), b.getIndex()))
                .map(cell -> String.valueOf(cell.getAccessibleText()))
                .toList();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(20_000, condition));
    }
}
