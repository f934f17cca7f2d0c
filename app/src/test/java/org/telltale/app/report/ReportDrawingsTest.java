package org.telltale.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.app.TestPictures;
import org.telltale.db.report.MediaState;
import org.telltale.db.report.ReportFigure;
import org.telltale.db.report.ReportMaterial;
import org.telltale.db.session.SessionSummary;
import org.telltale.db.session.StoredSession;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.worker.InProcessWorker;

/** What is drawn of a picture, and of one that is gone. */
class ReportDrawingsTest {
    private static final int ORANGE = 0xE69F00;
    private static final int GROUND = 0xE5E7EA;

    @TempDir Path folder;
    private final InProcessWorker worker = new InProcessWorker();
    private final ReportDrawings drawings = new ReportDrawings(worker);

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void thePictureIsDrawnWithItsPlace() throws Exception {
        ReportMaterial material = draw(new MediaState.Unchanged());

        assertThat(material.missingPicture()).isNull();
        BufferedImage overview = image(Objects.requireNonNull(material.overview()));
        assertThat(overview.getWidth()).isEqualTo(800);
        assertThat(overview.getHeight()).isEqualTo(600);
        assertThat(count(overview, ORANGE)).isGreaterThan(200);
        assertThat(count(overview, GROUND)).isZero();
        // The place of the fixture is the cheek; its frame runs along x = 430.
        assertThat(isAlong(overview, 430, 340)).isTrue();
        assertThat(material.places()).hasSize(1);
        assertThat(material.places().getFirst().figures()).hasSize(1);
    }

    @Test
    void placesAreKeptWhereThePictureIsGone() throws Exception {
        ReportMaterial material = draw(new MediaState.Missing());

        assertThat(material.missingPicture()).contains("not there now");
        BufferedImage overview = image(Objects.requireNonNull(material.overview()));
        assertThat(count(overview, GROUND)).isGreaterThan(100_000);
        assertThat(isAlong(overview, 430, 340)).isTrue();
    }

    private ReportMaterial draw(MediaState state) throws Exception {
        Path file = TestPictures.jpeg(folder.resolve("photo.jpg"), 800, 600, 90);
        Analysis analysis =
                AnalysisFixture.fake(
                        new Media(
                                file,
                                Sha256.of(file),
                                Files.size(file),
                                MediaKind.IMAGE,
                                "jpeg",
                                new Media.PictureSize(800, 600),
                                null));
        StoredSession session =
                new StoredSession(
                        new SessionSummary(
                                "aaaa",
                                analysis.media(),
                                Instant.EPOCH,
                                Instant.EPOCH,
                                analysis.verdict(),
                                1),
                        analysis,
                        List.of(),
                        List.of());
        return drawings.illustrate(session, state, Locale.ENGLISH, new Cancellation());
    }

    private static BufferedImage image(ReportFigure figure) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(figure.png().bytes()));
    }

    private static boolean isAlong(BufferedImage image, int x, int y) {
        for (int at = x - 2; at <= x + 2; at++) {
            if ((image.getRGB(at, y) & 0xffffff) == ORANGE) {
                return true;
            }
        }
        return false;
    }

    private static int count(BufferedImage image, int rgb) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
            }
        }
        return count;
    }
}
