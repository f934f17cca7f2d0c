package org.telltale.inference.detect.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.Declaration.Kind;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.MetadataEntry;
import org.telltale.inference.reason.Reason;

/** What the text fields of a file declare. Immutable. */
final class TextDeclarations {
    /** Fields that name a program, lower case, without an XMP prefix. */
    private static final Set<String> SOFTWARE_FIELDS =
            Set.of(
                    "software",
                    "processing software",
                    "creatortool",
                    "creator tool",
                    "softwareagent",
                    "originating program",
                    "version info");

    /** Fields in which people write sentences. */
    private static final Set<String> TEXT_FIELDS =
            Set.of(
                    "image description",
                    "user comment",
                    "windows xp comment",
                    "windows xp title",
                    "comment",
                    "description",
                    "title",
                    "credit",
                    "caption/abstract");

    private final KnownSoftware known;

    TextDeclarations(KnownSoftware known) {
        this.known = known;
    }

    /** What the file's fields declare, in their order. */
    List<Declaration> of(Metadata metadata) {
        List<Declaration> found = new ArrayList<>();
        for (MetadataEntry entry : metadata.entries()) {
            String source = source(entry.directory());
            Declaration declaration = source == null ? null : declaration(source, entry);
            if (declaration != null) {
                found.add(declaration);
            }
        }
        Declaration camera = camera(metadata);
        if (camera != null) {
            found.add(camera);
        }
        return found;
    }

    private @Nullable Declaration declaration(String source, MetadataEntry entry) {
        String name = localName(entry.name());
        if (source.equals("xmp") && name.equals("digitalsourcetype")) {
            return sourceType(entry);
        }
        if (source.equals("xmp") && name.equals("aisystemused")) {
            return new Declaration(
                    source,
                    Kind.GENERATOR,
                    Reason.of("declared.ai-system", entry.name(), Quotation.of(entry.value())),
                    false);
        }
        var marker = known.marker(entry.name(), entry.value());
        if (marker.isPresent()) {
            return new Declaration(
                    source,
                    Kind.GENERATOR,
                    Reason.of(
                            "declared.generator-settings",
                            entry.name(),
                            Quotation.of(entry.value()),
                            marker.get().name()),
                    false);
        }
        boolean software = SOFTWARE_FIELDS.contains(name);
        if (!software && !TEXT_FIELDS.contains(name)) {
            return null;
        }
        return known.named(entry.value(), !software)
                .map(program -> named(source, entry, program))
                .orElse(null);
    }

    private static Declaration named(
            String source, MetadataEntry entry, KnownSoftware.Program program) {
        String code =
                program.kind() == Kind.GENERATOR
                        ? "declared.software.generator"
                        : "declared.software.editor";
        return new Declaration(
                source,
                program.kind(),
                Reason.of(code, entry.name(), Quotation.of(entry.value()), program.name()),
                false);
    }

    private @Nullable Declaration sourceType(MetadataEntry entry) {
        String term = KnownSoftware.term(entry.value());
        return known.sourceType(entry.value())
                .map(kind ->
                        new Declaration(
                                "xmp",
                                kind,
                                Reason.of(sourceTypeCode(kind), entry.name(), Quotation.of(term)),
                                false))
                .orElse(null);
    }

    private static String sourceTypeCode(Kind kind) {
        return switch (kind) {
            case GENERATOR -> "declared.source-type.generator";
            case EDITOR -> "declared.source-type.editor";
            default -> "declared.source-type.capture";
        };
    }

    private static @Nullable Declaration camera(Metadata metadata) {
        String make = metadata.value("Exif IFD0", "Make");
        String model = metadata.value("Exif IFD0", "Model");
        if (make == null && model == null) {
            return null;
        }
        String camera = make == null ? "" : make;
        if (model != null) {
            boolean repeats =
                    make != null
                            && model.toLowerCase(Locale.ROOT)
                                    .startsWith(make.toLowerCase(Locale.ROOT));
            camera = repeats ? model : (camera + " " + model).strip();
        }
        return new Declaration(
                "exif", Kind.CAPTURE, Reason.of("declared.camera", Quotation.of(camera)), false);
    }

    /** The last name of an XMP path without its prefix and index, lower case. */
    private static String localName(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        last = last.substring(last.lastIndexOf(':') + 1);
        int index = last.indexOf('[');
        return (index < 0 ? last : last.substring(0, index)).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String source(String directory) {
        if (directory.startsWith("Exif")) {
            return "exif";
        }
        if (directory.startsWith("PNG-")) {
            return "png-text";
        }
        return switch (directory) {
            case "XMP" -> "xmp";
            case "Photoshop" -> "photoshop";
            case "IPTC" -> "iptc";
            case "JPEG" -> "jpeg-comment";
            case "GIF" -> "gif-comment";
            default -> null;
        };
    }
}
