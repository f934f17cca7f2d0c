package org.telltale.inference.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.telltale.inference.media.Sha256;

/** The reader takes what the schema takes, and refuses the rest in one line that names the key. */
class PackManifestReaderTest {
    private final PackManifestReader reader = new PackManifestReader();
    private final Schema schema = schema();

    @ParameterizedTest
    @FieldSource("org.telltale.inference.pack.ManifestExamples#IDS")
    void readsThePublishedModels(String id) throws Exception {
        byte[] bytes = ManifestExamples.bytes(ManifestExamples.manifest(id));
        assertThat(schema.validate(text(bytes), InputFormat.JSON)).isEmpty();

        PackManifestReader.Read read = reader.read(bytes);
        assertThat(read.manifest().id()).isEqualTo(id);
        assertThat(read.digest()).isEqualTo(Sha256.of(bytes));

        byte[] written = new PackManifestWriter().write(read.manifest());
        assertThat(schema.validate(text(written), InputFormat.JSON)).isEmpty();
        assertThat(reader.read(written).manifest()).isEqualTo(read.manifest());
        assertThat(new PackManifestWriter().write(reader.read(written).manifest()))
                .isEqualTo(written);
    }

    @Test
    void readsWhatStandsThere() throws Exception {
        PackManifest meso =
                reader.read(ManifestExamples.bytes(ManifestExamples.manifest("meso4"))).manifest();
        assertThat(meso.historical()).isTrue();
        assertThat(meso.task()).isEqualTo(PackTask.FACE_FORGERY);
        assertThat(meso.inputs().getFirst())
                .isInstanceOfSatisfying(
                        PictureInput.class,
                        picture -> {
                            assertThat(picture.extent('H')).isEqualTo(Dimension.of(256));
                            assertThat(picture.extent('N').allows(8)).isTrue();
                            assertThat(picture.colour()).isEqualTo(PictureInput.Colour.RGB);
                            assertThat(picture.crop())
                                    .isEqualTo(
                                            new CropRule.FaceBox(
                                                    CropRule.FaceBox.Method.SQUARE, 1.3));
                        });
        assertThat(meso.outputs().getFirst().manipulated()).isEqualTo(PackOutput.Direction.LOW);
    }

    /** Text replaced in the manifest of Meso4, and the reason's code and place expected. */
    static Stream<Arguments> mutations() {
        return Stream.of(
                refused("pack.schema", "schema", "telltale.pack/1", "telltale.pack/2"),
                refused("pack.word", "task", "\"face-forgery\"", "\"tea-leaves\""),
                refused("pack.word", "media", "\"image\"", "\"smell\""),
                refused("pack.id", "id", "\"id\" : \"meso4\"", "\"id\" : \"../meso4\""),
                refused("pack.id", "id", "\"id\" : \"meso4\"", "\"id\" : \"nul\""),
                refused("pack.version", "version", "\"version\" : \"1\"", "\"version\" : \"..\""),
                refused("pack.type", "version", "\"version\" : \"1\"", "\"version\" : 1"),
                refused(
                        "pack.null",
                        "citation",
                        "\"title\" : ",
                        "\"citation\" : null, \"title\" : ",
                        "\"citation\" : \"D.",
                        "\"x\" : \"D."),
                refused("pack.unknown-key", "colour", "\"version\"", "\"colour\" : 1, \"version\""),
                refused("pack.missing", "citation", "\"citation\"", "\"citacion\""),
                refused("pack.json-broken", "", "\"offset\" : 0.5", "\"offset\" : NaN"),
                refused("pack.not-finite", "offset", "\"offset\" : 0.5", "\"offset\" : 1e999"),
                refused("pack.json-broken", "", "\"offset\" : 0.5", "\"offset\" : 0.5,,"),
                refused("pack.json-duplicate", "id", "\"version\"", "\"id\" : \"x\", \"version\""),
                refused("pack.range", "std", "\"std\" : [ 1, 1, 1 ]", "\"std\" : [ 0, 1, 1 ]"),
                refused("pack.count", "mean", "\"mean\" : [ 0, 0, 0 ]", "\"mean\" : [ 0 ]"),
                refused("pack.range", "shape[2]", "3, 256, 256", "3, 99999999, 256"),
                refused("pack.shape", "shape", "3, 256, 256", "3, 65536, 65536"),
                refused(
                        "pack.layout",
                        "shape",
                        "3, 256, 256 ],\n    \"col",
                        "3, 256 ],\n    \"col"),
                refused("pack.channels", "shape", "\"RGB\"", "\"GREY\""),
                refused("pack.frames", "frames", "\"NCHW\"", "\"NTCHW\"", "3, 256,", "8, 3, 256,"),
                refused("pack.kind", "crop", "\"face-box\"", "\"horoscope\""),
                refused("pack.kind", "post", "\"decoder\" : \"score\"", "\"decoder\" : \"run\""),
                refused(
                        "pack.path",
                        "path",
                        "\"path\" : \"meso4.onnx\"",
                        "\"path\" : \"../m.onnx\""),
                refused("pack.path", "path", "\"path\" : \"meso4.onnx\"", "\"path\" : \"/m.onnx\""),
                refused(
                        "pack.path",
                        "path",
                        "\"path\" : \"meso4.onnx\"",
                        "\"path\" : \"C:m.onnx\""),
                refused("pack.not-among", "model", "\"path\" : \"meso4", "\"path\" : \"meso5"),
                refused("pack.sha256", "sha256", "\"sha256\" : \"036", "\"sha256\" : \"X36"),
                refused("pack.range", "bytes", "\"bytes\" : 156128", "\"bytes\" : -1"),
                refused("pack.type", "bytes", "\"bytes\" : 156128", "\"bytes\" : 1.5"),
                refused(
                        "pack.not-among",
                        "post",
                        "\"output\" : \"probability\"\n",
                        "\"output\" : \"p\"\n"),
                refused("pack.test-shape", "self_test", "[ 1, 3, 256, 256 ]", "[ 1, 3, 255, 256 ]"),
                refused("pack.steps", "self_test", "[ 0, 1, 0.05, 0.03 ]", "[ 0, 1 ]"),
                refused("pack.range", "index", "\"index\" : 0", "\"index\" : 3"),
                refused("pack.type", "non_commercial", "commercial\" : false", "commercial\" : 0"),
                refused("pack.missing", "non_commercial", "\"non_commercial\" : false,", ""));
    }

    private static Arguments refused(String code, String place, String... replaced) {
        return Arguments.of(code, place, replaced);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void refusesInOneLine(String code, String place, String[] replaced) {
        String mutant = text(ManifestExamples.bytes(ManifestExamples.manifest("meso4")));
        for (int i = 0; i < replaced.length; i += 2) {
            assertThat(mutant).contains(replaced[i]);
            mutant = mutant.replace(replaced[i], replaced[i + 1]);
        }
        PackException error = refusal(mutant);
        assertThat(error.reason().code()).isEqualTo(code);
        assertThat(error.reason().arguments().getFirst()).startsWith("pack.json").contains(place);
        assertThat(error.reason().text(Locale.ENGLISH)).doesNotContain("\n").endsWith(".");
    }

    @Test
    void refusesDepthAndLength() {
        assertThat(refusal("[".repeat(5000)).reason().code()).isEqualTo("pack.json-size");
        assertThat(refusal(" ".repeat(PackManifestReader.MOST_BYTES + 1)).reason().code())
                .isEqualTo("pack.json-size");
    }

    @Test
    void whatTheSchemaRefusesTheReaderRefuses() {
        String manifest = text(ManifestExamples.bytes(ManifestExamples.manifest("silero-vad")));
        int refusedBySchema = 0;
        for (UnaryOperator<String> mutation : ManifestMutations.eachKey(manifest)) {
            String mutant = mutation.apply(manifest);
            if (!schema.validate(mutant, InputFormat.JSON).isEmpty()) {
                refusedBySchema++;
                assertThat(refusal(mutant).reason().text(Locale.ENGLISH)).isNotEmpty();
            }
        }
        assertThat(refusedBySchema).isGreaterThan(100);
    }

    private PackException refusal(String json) {
        return catchThrowableOfType(
                PackException.class, () -> reader.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Schema schema() {
        InputStream in = PackManifest.class.getResourceAsStream("pack.schema.json");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    }
}
