package org.telltale.inference.detect.encoder;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.declared.Quotation;
import org.telltale.inference.detect.encoder.CameraTables.Row;
import org.telltale.inference.detect.encoder.TableOrigin.Kind;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.reason.Reason;

/**
 * Compares a file with the camera that its EXIF data declares (Kee, Johnson & Farid 2011, whose
 * signatures are much finer and come from over a million files; this table has some hundred). Only
 * the sharpest difference is called a mismatch: tables of a program, where no file of the model, or
 * else of the make, has such tables or this order of segments. The rule was chosen on the files of
 * the table (see the recipe's README), so their count of false alarms is no estimate for others.
 * Immutable.
 */
final class CameraComparison {
    private final CameraTables cameras;

    CameraComparison(CameraTables cameras) {
        this.cameras = cameras;
    }

    /** The sentence; empty where the file declares no make or the table has no file of it. */
    Optional<Declaration> of(
            @Nullable String make,
            @Nullable String model,
            StoredTables tables,
            TableOrigin origin,
            MarkerOrder order) {
        if (make == null) {
            return Optional.empty();
        }
        List<Row> ofMake = cameras.ofMake(make);
        List<Row> ofModel = CameraTables.ofModel(ofMake, model);
        boolean byModel = !ofModel.isEmpty();
        List<Row> rows = byModel ? ofModel : ofMake;
        int files = CameraTables.count(rows);
        if (files == 0) {
            return Optional.empty();
        }
        String camera = Quotation.of(byModel ? ofModel.getFirst().model() : make);
        int same = count(rows, row -> row.tables().equals(tables.digest()));
        int ordered = count(rows, row -> row.order().equals(order.text()));
        if (same == 0 && ordered == 0 && contradicts(origin, rows)) {
            return Optional.of(mismatch(byModel, camera, files));
        }
        String code = byModel ? "encoder.camera.model" : "encoder.camera.make";
        return Optional.of(
                new Declaration(
                        JpegEncoderDetector.TABLES,
                        Declaration.Kind.ENCODER,
                        Reason.of(code, camera, files, same, ordered),
                        false));
    }

    private Declaration mismatch(boolean byModel, String camera, int files) {
        return new Declaration(
                JpegEncoderDetector.TABLES,
                Declaration.Kind.MISMATCH,
                Reason.of(
                        byModel ? "encoder.camera.not-model" : "encoder.camera.not-make",
                        camera,
                        files,
                        cameras.compared(),
                        cameras.mismatches()),
                false);
    }

    /** Whether the tables are a program's and no file of the camera has any of that family. */
    private static boolean contradicts(TableOrigin origin, List<Row> rows) {
        boolean library = origin.kind() == Kind.LIBRARY || origin.kind() == Kind.LIBRARY_APART;
        return origin.tellsAProgram()
                && (!library || rows.stream().noneMatch(Row::tellsTheLibrary));
    }

    private static int count(List<Row> rows, Predicate<Row> which) {
        return CameraTables.count(rows.stream().filter(which).toList());
    }
}
