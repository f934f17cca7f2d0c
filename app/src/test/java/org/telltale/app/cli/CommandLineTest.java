package org.telltale.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.app.TestPictures;
import org.telltale.app.document.AnalysisDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line as a shell sees it: exit codes, standard output, standard error. */
@Isolated("takes the process's standard streams")
class CommandLineTest {
    private static final Path SAMPLES = Path.of(System.getProperty("telltale.root"), "app/samples");

    @TempDir Path folder;

    @Test
    void analysesOfTheSamplesAreValid() throws Exception {
        ShellRun run = ShellRun.of("analyze", SAMPLES.toString(), "--json", "--db", database());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSizeGreaterThan(7).allSatisfy(CommandLineTest::assertValid);
    }

    @Test
    void oneBadFileDoesNotStopTheOthers() throws Exception {
        Path good = TestPictures.jpeg(folder.resolve("good.jpg"), 200, 150, 90);
        Path bad = Files.writeString(folder.resolve("bad.jpg"), "<html>not a picture</html>");
        ShellRun run =
                ShellRun.of(
                        "analyze", bad.toString(), good.toString(), "--json", "--db", database());
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(run.lines()).hasSize(2).allSatisfy(CommandLineTest::assertValid);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains("bad.jpg");

        Path out = folder.resolve("out.csv");
        ShellRun blocked = export(out);
        assertThat(blocked.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(blocked.err()).contains("bad.jpg");
        assertThat(export(out, "--missing-as", "real").exitCode()).isZero();
        assertThat(out).content().contains("bad.jpg").contains("good.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze",
                "sessions",
                "sessions list",
                "sessions show",
                "sessions verify",
                "sessions backup",
                "sessions archive",
                "sessions import",
                "sessions tag",
                "sessions untag",
                "sessions reviewed",
                "sessions delete",
                "sessions restore",
                "sessions empty-bin",
                "sessions find-media",
                "export",
                "validate",
                "evaluate",
                "bench",
                "review",
                "review check",
                "accelerators",
                "accelerators list",
                "accelerators add",
                "accelerators remove",
                "accelerators order",
                "doctor"
            })
    void everyCommandHelps(String command) {
        ShellRun run = ShellRun.of((command + " --help").split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: telltale " + command);
    }

    @Test
    void acceleratorsAreListedWithReasons() {
        ShellRun table = ShellRun.of("accelerators");
        assertThat(table.exitCode()).isZero();
        assertThat(table.lines())
                .hasSizeGreaterThan(7)
                .anySatisfy(line -> assertThat(line).matches("\\d  cpu +yes"))
                .anySatisfy(line -> assertThat(line).matches("[-\\d]+ +\\w+ +no +.*\\."));
        JsonNode document =
                new JsonMapper().readTree(ShellRun.of("accelerators", "list", "--json").out());
        assertThat(document.path("schema").asString()).isEqualTo("telltale.accelerators/1");
        assertThat(document.path("accelerators").size()).isEqualTo(7);
        assertThat(ShellRun.of("accelerators", "order", "warp").exitCode())
                .isEqualTo(ExitCode.USAGE);
        ShellRun absent = ShellRun.of("accelerators", "add", folder.resolve("absent").toString());
        assertThat(absent.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(absent.err().lines()).hasSize(1).first().asString().contains("onnxruntime");
    }

    @Test
    void theDoctorSaysWhatIsThereAndWhatIsNot() throws Exception {
        ShellRun healthy = ShellRun.of("doctor", "--json", "--db", database());
        assertThat(healthy.err()).isEmpty();
        assertThat(healthy.exitCode()).isZero();
        JsonNode document = new JsonMapper().readTree(healthy.out());
        assertThat(document.path("well").asBoolean()).isTrue();
        assertThat(document.path("checks").valueStream().map(c -> c.path("name").asString()))
                .contains("java", "data-folder", "database", "ffmpeg", "opencv", "onnx-runtime")
                .contains("cuda", "cpu");
        assertThat(document.path("checks").valueStream())
                .allSatisfy(
                        check -> assertThat(check.path("state").asString()).isIn("ok", "absent"));

        Path letter = Files.writeString(folder.resolve("letter.db"), "no database ".repeat(99));
        ShellRun ill = ShellRun.of("doctor", "--db", letter.toString());
        assertThat(ill.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(ill.lines()).anySatisfy(l -> assertThat(l).startsWith("failed  database"));
        assertThat(ill.lines().getLast()).contains("something that Telltale needs is not there");
    }

    @Test
    void anAcceleratorThatIsNotHereIsSaidOnce() throws Exception {
        Path good = TestPictures.jpeg(folder.resolve("good.jpg"), 200, 150, 90);
        String foreign = System.getProperty("os.name").startsWith("Mac") ? "directml" : "coreml";
        ShellRun run =
                ShellRun.of(
                        "analyze",
                        good.toString(),
                        good.toString(),
                        "--no-store",
                        "--profile",
                        "quick",
                        "--accelerator",
                        foreign);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("does not exist on this");
        assertThat(ShellRun.of("analyze", good.toString(), "--accelerator", "warp").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void nothingDoneIsSaid() throws Exception {
        ShellRun run =
                ShellRun.of("analyze", folder.resolve("absent.jpg").toString(), "--no-store");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1).first().asString().contains("absent.jpg");
    }

    @Test
    void unknownDetectorsAndCommandsAreUsageErrors() throws Exception {
        Path good = TestPictures.jpeg(folder.resolve("good.jpg"), 200, 150, 90);
        assertThat(
                        ShellRun.of(
                                        "analyze",
                                        good.toString(),
                                        "--no-store",
                                        "--detectors",
                                        "tarot")
                                .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(ShellRun.of("analyse").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ShellRun.of("sessions").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anExportReplacesAFileOnlyWhenForcedAndEvidenceNever() throws Exception {
        Path photo = TestPictures.jpeg(folder.resolve("holiday.jpg"), 200, 150, 90);
        byte[] evidence = Files.readAllBytes(photo);
        assertThat(ShellRun.of("analyze", photo.toString(), "--db", database()).exitCode())
                .isZero();
        Path out = Files.writeString(folder.resolve("out.csv"), "a letter");

        ShellRun refused = export(out);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(refused.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("out.csv")
                .contains("--force");
        assertThat(out).hasContent("a letter");

        assertThat(export(out, "--force").exitCode()).isZero();
        assertThat(out).content().contains("holiday.jpg");
        assertThat(export(photo, "--force").exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(photo).hasBinaryContent(evidence);
        assertThat(export(Path.of(database()), "--force").exitCode())
                .isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(ShellRun.of("sessions", "verify", "--db", database()).exitCode()).isZero();

        ShellRun impossible = export(out.resolve("below-a-file.csv"));
        assertThat(impossible.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(impossible.err().lines()).hasSize(1);
        assertThat(impossible.err()).contains("cannot be written");
    }

    private ShellRun export(Path out, String... more) throws Exception {
        return ShellRun.of(
                Stream.concat(
                                Stream.of(
                                        "export",
                                        "--format",
                                        "csv",
                                        "--out",
                                        out.toString(),
                                        "--all",
                                        "--db",
                                        database()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void aMistypedDatabaseIsNotMadeAndNotSound() throws Exception {
        Path mistyped = folder.resolve("sesions.db");
        for (String what : List.of("verify", "list")) {
            ShellRun run = ShellRun.of("sessions", what, "--db", mistyped.toString());
            assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("There is no database at " + mistyped);
        }
        assertThat(mistyped).doesNotExist();
    }

    @Test
    void whatWasStoredIsListedShownVerifiedBackedUpAndMoved() throws Exception {
        Path photo = TestPictures.jpeg(folder.resolve("holiday.jpg"), 200, 150, 90);
        assertThat(ShellRun.of("analyze", photo.toString(), "--db", database()).exitCode())
                .isZero();

        ShellRun list = ShellRun.of("sessions", "list", "--db", database(), "--search", "holi");
        assertThat(list.lines()).hasSize(1);
        String id = list.lines().getFirst().split("\t", 2)[0];
        ShellRun show = ShellRun.of("sessions", "show", id, "--json", "--db", database());
        assertValid(show.lines().getFirst());
        assertThat(ShellRun.of("sessions", "verify", "--db", database()).exitCode()).isZero();

        Path copy = folder.resolve("copy.db");
        ShellRun backup = ShellRun.of("sessions", "backup", copy.toString(), "--db", database());
        assertThat(backup.exitCode()).isZero();
        assertThat(backup.lines()).hasSize(1).first().asString().contains("copy.db");
        assertThat(ShellRun.of("sessions", "list", "--db", copy.toString()).lines()).hasSize(1);

        Path zip = folder.resolve("case.zip");
        ShellRun archive =
                ShellRun.of("sessions", "archive", id, "--out", zip.toString(), "--db", database());
        assertThat(archive.exitCode()).isZero();
        assertThat(archive.lines()).hasSize(1).first().asString().contains("case.zip");
        String other = folder.resolve("other.db").toString();
        assertThat(ShellRun.of("sessions", "import", zip.toString(), "--db", other).lines())
                .hasSize(1);
        assertThat(ShellRun.of("sessions", "verify", "--db", other).exitCode()).isZero();
    }

    @Test
    void outFolderHoldsDocumentMapsAndOverlay() throws Exception {
        Path photo = TestPictures.jpeg(folder.resolve("photo.jpg"), 640, 480, 90);
        Path out = folder.resolve("out");
        ShellRun run =
                ShellRun.of("analyze", photo.toString(), "--no-store", "--out", out.toString());
        assertThat(run.exitCode()).isZero();
        try (var digests = Files.list(out)) {
            Path own = digests.findFirst().orElseThrow();
            assertValid(Files.readString(own.resolve("analysis.json")));
            assertThat(own.resolve("overlay.png")).isNotEmptyFile();
            assertThat(own.resolve("maps.json")).content().contains("telltale.maps/1");
        }
    }

    @Test
    void localizationIsTheSameFromAFolderOfAnalysesAndAnalysedNow() throws Exception {
        Path set = Files.createDirectory(folder.resolve("set"));
        TestPictures.jpeg(set.resolve("real.jpg"), 320, 240, 90);
        TestPictures.png(set.resolve("pasted.png"), 320, 240);
        BufferedImage mask = new BufferedImage(320, 240, BufferedImage.TYPE_BYTE_GRAY);
        mask.getRaster().setSamples(40, 40, 80, 80, 0, white(80 * 80));
        ImageIO.write(mask, "png", set.resolve("pasted_mask.png").toFile());

        ShellRun now =
                ShellRun.of("evaluate", "--format", "masks", "--truth", set.toString(), "--json");
        assertThat(now.err()).isEmpty();
        assertThat(now.exitCode()).isZero();
        assertThat(now.lines()).hasSize(1);
        assertThat(now.out()).contains("\"noise-level\"").doesNotContain("NaN");

        Path out = folder.resolve("out");
        for (String name : List.of("real.jpg", "pasted.png")) {
            ShellRun.of(
                    "analyze", set.resolve(name).toString(), "--no-store", "--out", out.toString());
        }
        String[] again = {
            "evaluate", "--format", "masks", "--truth", set.toString(), out.toString(), "--json"
        };
        assertThat(ShellRun.of(again).out()).isEqualTo(now.out());

        ShellRun table =
                ShellRun.of(
                        "evaluate", "--format", "masks", "--truth", set.toString(), out.toString());
        assertThat(table.exitCode()).isZero();
        assertThat(table.out()).contains("1 real, 1 altered", "(full frame)", "Clopper-Pearson");

        Path empty = Files.createDirectory(folder.resolve("empty"));
        ShellRun missing =
                ShellRun.of(
                        "evaluate",
                        "--format",
                        "masks",
                        "--truth",
                        set.toString(),
                        empty.toString());
        assertThat(missing.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(missing.out()).contains("2 without an answer");
    }

    @Test
    void anEvaluationThatCannotBeSaysWhy() throws Exception {
        Path set = Files.createDirectory(folder.resolve("set"));
        TestPictures.jpeg(set.resolve("photo.jpg"), 64, 48, 90);
        TestPictures.png(set.resolve("photo_gt.png"), 63, 48);
        ShellRun odd = ShellRun.of("evaluate", "--format", "masks", "--truth", set.toString());
        assertThat(odd.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(odd.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("photo_gt.png", "63×48");
        assertThat(ShellRun.of("evaluate", "--format", "masks", "--truth", "absent").exitCode())
                .isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(ShellRun.of("evaluate", "--format", "csv", "--truth", "t.csv").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(
                        ShellRun.of(
                                        "evaluate",
                                        "--format",
                                        "csv",
                                        "--truth",
                                        "t.csv",
                                        "--masks",
                                        "m",
                                        "p.csv")
                                .exitCode())
                .isEqualTo(ExitCode.USAGE);
        ShellRun unknown = ShellRun.of("evaluate", "--format", "tarot", "--truth", "t", "p");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("csv").contains("masks");
    }

    @Test
    void aBenchmarkMakesItsOwnPictures() {
        ShellRun run = ShellRun.of("bench", "--megapixels", "0.1,0.2", "--runs", "1", "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(1);
        assertThat(run.out()).contains("telltale.bench/1", "\"jpeg-grid\"", "ms_per_megapixel");
        ShellRun table =
                ShellRun.of("bench", "--megapixels", "0.1", "--runs", "1", "--profile", "quick");
        assertThat(table.out()).contains("0.1 MP").contains("peak");
        assertThat(ShellRun.of("bench", "--packs", "--batch", "0").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(ShellRun.of("bench", "--leak", "1").exitCode()).isEqualTo(ExitCode.USAGE);
        ShellRun unknown = ShellRun.of("bench", "--packs", "no-such-pack");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(unknown.err().lines()).hasSize(1).first().asString().contains("no-such-pack");
        assertThat(ShellRun.of("bench", "--megapixels", "0").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ShellRun.of("bench", "--runs", "0").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ShellRun.of("bench", folder.resolve("absent.jpg").toString()).exitCode())
                .isEqualTo(ExitCode.NOTHING_DONE);
    }

    private static int[] white(int n) {
        int[] samples = new int[n];
        java.util.Arrays.fill(samples, 255);
        return samples;
    }

    private String database() {
        return folder.resolve("test.db").toString();
    }

    private static void assertValid(String document) {
        try (InputStream in =
                AnalysisDocument.class.getResourceAsStream("analysis-1.schema.json")) {
            Schema schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(in);
            List<Error> errors = schema.validate(document, InputFormat.JSON);
            assertThat(errors).as(document).isEmpty();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
