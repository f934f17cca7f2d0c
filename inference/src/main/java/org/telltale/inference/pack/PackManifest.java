package org.telltale.inference.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;

/**
 * What {@code pack.json} says. Immutable; cannot be built with a value that no manifest may hold.
 *
 * @param schema {@link #SCHEMA}
 * @param id lower-case letters, digits and hyphens, at most 64
 * @param version of this pack, at most 32 characters
 * @param title for people
 * @param task what it is for
 * @param media what it looks at
 * @param historical whether it is kept for comparison alone and must not decide anything
 * @param model path of the ONNX file among {@code files}
 * @param files every file of the pack but {@code pack.json}
 * @param inputs every input of the model
 * @param outputs every output of the model that is read
 * @param post how the outputs become an answer
 * @param calibration absent where the score is not calibrated
 * @param conditions inside which it says anything
 * @param licence what the user agrees to
 * @param citation of the publication
 * @param source where it was published
 * @param madeFrom the checkpoint that the model was built from; absent where it was published as is
 * @param selfTest what it must answer; absent where nobody stated it, so that it runs on the
 *     processor only
 */
public record PackManifest(
        String schema,
        String id,
        String version,
        String title,
        PackTask task,
        MediaKind media,
        boolean historical,
        String model,
        List<PackFile> files,
        List<PackInput> inputs,
        List<PackOutput> outputs,
        PostProcessing post,
        @Nullable PackCalibration calibration,
        PackConditions conditions,
        PackLicence licence,
        String citation,
        PackSource source,
        @Nullable MadeFrom madeFrom,
        @Nullable StatedSelfTest selfTest) {
    /** The schema that this program reads and writes. */
    public static final String SCHEMA = "telltale.pack/1";

    /** The file that holds it. */
    public static final String FILE_NAME = "pack.json";

    private static final int MOST_FILES = 256;
    private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
    private static final Pattern VERSION =
            Pattern.compile("[0-9A-Za-z]([0-9A-Za-z.+-]{0,30}[0-9A-Za-z])?");

    public PackManifest {
        ManifestRules.holds(
                schema.equals(SCHEMA), Reason.of("pack.schema", "schema", shown(schema), SCHEMA));
        ManifestRules.holds(isId(id), Reason.of("pack.id", "id", shown(id)));
        ManifestRules.holds(
                isVersion(version), Reason.of("pack.version", "version", shown(version)));
        ManifestRules.text("title", title, ManifestRules.SHORT_TEXT);
        files = ManifestRules.size("files", files, 1, MOST_FILES);
        inputs = ManifestRules.size("inputs", inputs, 1, 64);
        outputs = ManifestRules.size("outputs", outputs, 1, 64);
        ManifestRules.text("citation", citation, ManifestRules.LONG_TEXT);
        distinctPaths(files);
        PackFile.path("model", model);
        in("model", model, names(files, PackFile::path), "files");
        ManifestRules.holds(model.endsWith(".onnx"), Reason.of("pack.model-name", "model", model));
        References.check(inputs, outputs, post, selfTest, names(files, PackFile::path));
        WindowRules.check(inputs, outputs, post);
    }

    /** Whether a text may be a pack's id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches() && PackFile.isPlain(text);
    }

    /** Whether a text may be a pack's version. */
    public static boolean isVersion(String text) {
        return VERSION.matcher(text).matches() && PackFile.isPlain(text);
    }

    /** The model's entry among the files. */
    public PackFile modelFile() {
        return files.stream().filter(f -> f.path().equals(model)).findFirst().orElseThrow();
    }

    /**
     * The self-test.
     *
     * @throws IllegalStateException if none is stated
     */
    public StatedSelfTest statedSelfTest() {
        if (selfTest == null) {
            throw new IllegalStateException(id + " states no self-test");
        }
        return selfTest;
    }

    private static void distinctPaths(List<PackFile> files) {
        Set<String> seen = new HashSet<>();
        for (PackFile file : files) {
            // A file system may not tell upper from lower case.
            ManifestRules.holds(
                    seen.add(file.path().toLowerCase(Locale.ROOT)),
                    Reason.of("pack.twice", "files", file.path()));
        }
    }

    static void in(String key, String name, Set<String> known, String where) {
        ManifestRules.holds(
                known.contains(name), Reason.of("pack.not-among", key, shown(name), where));
    }

    static <T> Set<String> names(List<T> parts, Function<T, String> name) {
        return parts.stream().map(name).collect(Collectors.toSet());
    }

    private static String shown(String text) {
        return PackFile.shown(text);
    }
}
