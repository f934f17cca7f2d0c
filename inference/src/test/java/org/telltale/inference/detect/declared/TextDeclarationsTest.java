package org.telltale.inference.detect.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.Declaration.Kind;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.MetadataEntry;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;

class TextDeclarationsTest {
    private static final String SETTINGS =
            "a red fox Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Model: x";

    private final TextDeclarations declarations = new TextDeclarations(KnownSoftware.load());

    @ParameterizedTest
    @CsvSource({
        "Exif IFD0,Software,Adobe Photoshop 7.0,EDITOR,exif",
        "Exif IFD0,Software,GIMP 2.10,EDITOR,exif",
        "XMP,xmp:CreatorTool,adobe photoshop lightroom,EDITOR,xmp",
        "XMP,xmpMM:History[2]/stEvt:softwareAgent,Gimp 2.10 (Mac OS),EDITOR,xmp",
        "PNG-tEXt,Software,NovelAI,GENERATOR,png-text",
        "PNG-iTXt,Description,made with Midjourney,GENERATOR,png-text",
        "IPTC,Credit,Made with Google AI,GENERATOR,iptc",
        "Photoshop,Version Info,'1 (Adobe Photoshop, Adobe Photoshop CS5) 1',EDITOR,photoshop",
        "JPEG,Comment,'CREATOR: gd-jpeg v1.0 (using IJG JPEG v80)',EDITOR,jpeg-comment",
        "XMP,Iptc4xmpExt:AISystemUsed,Any System,GENERATOR,xmp",
    })
    void quotesWhatNamesAKnownProgram(
            String directory, String name, String value, Kind kind, String source) {
        Declaration declaration = only(entry(directory, name, value));

        assertThat(declaration.kind()).isEqualTo(kind);
        assertThat(declaration.source()).isEqualTo(source);
        assertThat(declaration.verified()).isFalse();
        assertThat(declaration.statement().text(Locale.ENGLISH)).contains("“" + value + "”");
    }

    @ParameterizedTest
    @CsvSource({
        "Exif IFD0,Software,Ver.1.00",
        "Exif IFD0,Software,SuperPhotoshopper",
        "Exif IFD0,Image Description,A firefly in a canvas tent with aperture 2.8",
        "JPEG,Comment,Printed on Canva paper",
        "PNG-tEXt,parameters,something else",
        "XMP,dc:subject[1],Midjourney",
        "ICC Profile,Description,Photoshop 5 Default CMYK",
    })
    void saysNothingOfOtherText(String directory, String name, String value) {
        assertThat(of(entry(directory, name, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PNG-tEXt,parameters,Stable Diffusion web UI",
        "Exif SubIFD,User Comment,Stable Diffusion web UI",
    })
    void recognisesSettingsOfGenerators(String directory, String name, String program) {
        Declaration declaration = only(entry(directory, name, SETTINGS));

        assertThat(declaration.kind()).isEqualTo(Kind.GENERATOR);
        assertThat(declaration.statement().text(Locale.ENGLISH)).contains(program, "red fox");
    }

    @Test
    void recognisesWorkflows() {
        String graph = "{\"3\": {\"class_type\": \"KSampler\"}}";

        assertThat(only(entry("PNG-tEXt", "prompt", graph)).statement().code())
                .isEqualTo("declared.generator-settings");
    }

    @ParameterizedTest
    @CsvSource({
        "trainedAlgorithmicMedia,GENERATOR",
        "compositeWithTrainedAlgorithmicMedia,GENERATOR",
        "humanEdits,EDITOR",
        "digitalCapture,CAPTURE",
    })
    void readsDigitalSourceTypes(String term, Kind kind) {
        String uri = "http://cv.iptc.org/newscodes/digitalsourcetype/" + term;

        Declaration declaration = only(entry("XMP", "Iptc4xmpExt:DigitalSourceType", uri));

        assertThat(declaration.kind()).isEqualTo(kind);
        assertThat(declaration.statement().text(Locale.ENGLISH)).contains("“" + term + "”");
    }

    @Test
    void quotesTheCameraOnce() {
        Declaration camera =
                only(
                        entry("Exif IFD0", "Make", "Canon"),
                        entry("Exif IFD0", "Model", "Canon EOS 40D"));

        assertThat(camera.kind()).isEqualTo(Kind.CAPTURE);
        assertThat(camera.statement()).isEqualTo(Reason.of("declared.camera", "Canon EOS 40D"));
    }

    @Test
    void cutsLongQuotations() {
        Declaration declaration =
                only(entry("PNG-tEXt", "Comment", "Midjourney " + "x".repeat(5_000)));

        assertThat(declaration.statement().text(Locale.ENGLISH)).hasSizeLessThan(400).contains("…");
    }

    private Declaration only(MetadataEntry... entries) {
        List<Declaration> found = of(entries);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<Declaration> of(MetadataEntry... entries) {
        return declarations.of(
                new Metadata(
                        List.of(entries), Orientation.UPRIGHT, null, null, null, null, List.of()));
    }

    private static MetadataEntry entry(String directory, String name, String value) {
        return new MetadataEntry(directory, name, value);
    }
}
