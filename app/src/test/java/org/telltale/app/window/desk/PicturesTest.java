package org.telltale.app.window.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.Texts;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.worker.InProcessWorker;

/** The path of a stored session may come from a stranger's archive. */
class PicturesTest {
    @AutoClose private final InProcessWorker worker = new InProcessWorker();
    @TempDir private Path folder = Path.of("");

    @Test
    void onlyAnOrdinaryFileOfThisComputerAndThatSizeIsOpened() throws Exception {
        assertThat(shown(Path.of("\\\\server\\share\\a.png"))).contains("another computer");
        assertThat(shown(folder)).contains("no ordinary file");
        assertThat(shown(folder.resolve("a.png"))).contains("no longer at");
        Path longer = Files.write(folder.resolve("b.png"), new byte[11]);
        assertThat(shown(longer)).contains("no longer the one");
        Path other = Files.write(folder.resolve("c.png"), new byte[10]);
        assertThat(shown(other)).contains("no longer the one");
    }

    private String shown(Path path) throws InterruptedException {
        OpenSession session = new OpenSession("a.png");
        JobRunner runner = new JobRunner("test", 1, Runnable::run);
        try (runner) {
            Pictures pictures =
                    new Pictures(
                            new PictureLoader(worker, MediaLimits.STANDARD),
                            runner,
                            Exception::toString,
                            Texts.of("picture", Locale.UK));
            Media media =
                    new Media(
                            path,
                            "0".repeat(64),
                            10,
                            MediaKind.IMAGE,
                            "png",
                            new Media.PictureSize(1, 1),
                            null);
            pictures.showAgain(session, media, Metadata.NONE);
            // The runner's one thread comes to this after the picture.
            CountDownLatch after = new CountDownLatch(1);
            runner.submit(
                    "after",
                    control -> {
                        after.countDown();
                        return true;
                    },
                    new Ignoring());
            after.await();
        }
        return session.pictureProperty().get().toString();
    }

    private static final class Ignoring implements JobListener<Boolean> {
        @Override
        public void done(Boolean result) {}

        @Override
        public void failed(Exception cause) {
            throw new AssertionError(cause);
        }
    }
}
