package org.telltale.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;

/**
 * Takes what other programs hand over, by pasting or by dragging: files and folders are opened as
 * they are, a bare picture is kept as a file first, and the user is told where. For the JavaFX
 * thread only.
 */
final class Taking {
    private final PastedPictures pictures;
    private final JobRunner runner;
    private final Consumer<List<Path>> open;
    private final Workspace workspace;
    private final Failures failures;
    private final Texts texts;

    /**
     * Takes into a workspace.
     *
     * @param runner keeps pictures
     * @param open opens files and folders
     */
    Taking(
            PastedPictures pictures,
            JobRunner runner,
            Consumer<List<Path>> open,
            Workspace workspace,
            Failures failures,
            Texts texts) {
        this.pictures = pictures;
        this.runner = runner;
        this.open = open;
        this.workspace = workspace;
        this.failures = failures;
        this.texts = texts;
    }

    /** Whether there is something in it to take: a clipboard, or what is being dragged. */
    static boolean offers(Clipboard board) {
        return board.hasFiles() || board.hasImage();
    }

    /** Takes what is in it; whether there was something. */
    boolean take(Clipboard board) {
        if (board.hasFiles()) {
            open.accept(board.getFiles().stream().map(File::toPath).toList());
            return true;
        }
        Image image = board.hasImage() ? board.getImage() : null;
        if (image == null) {
            return false;
        }
        keep(image);
        return true;
    }

    /** Takes the system's clipboard, or says that there is nothing to take. */
    void paste() {
        if (!take(Clipboard.getSystemClipboard())) {
            workspace.tell(Banner.of(Banner.Kind.INFO, texts.get("paste.nothing")));
        }
    }

    /** Keeps a picture as a file and opens that. */
    void keep(Image picture) {
        runner.submit(
                texts.get("paste.job"),
                control -> pictures.keep(picture),
                new JobListener<PastedPictures.Kept>() {
                    @Override
                    public void done(PastedPictures.Kept kept) {
                        workspace.tell(
                                Banner.of(
                                        Banner.Kind.INFO,
                                        texts.format(
                                                "paste.kept",
                                                kept.file().toString(),
                                                kept.sha256())));
                        open.accept(List.of(kept.file()));
                    }

                    @Override
                    public void failed(Exception cause) {
                        failures.tell(texts.get("paste.picture"), cause);
                    }
                });
    }
}
