package org.telltale.app.window.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.app.job.Job;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.job.LatestJob;
import org.telltale.app.window.Texts;
import org.telltale.db.session.StoredSession;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.metadata.Metadata;
import org.telltale.viewers.image.Picture;

/** Brings pictures and maps to open sessions, off the JavaFX thread, on which it is called. */
public final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    private final PictureLoader loader;
    private final JobRunner decoding;
    private final Function<Exception, String> sentences;
    private final Texts texts;
    private final LatestJob rendered;
    private final LatestJob other;
    private Consumer<PictureState> onOtherFailed = state -> {};
    private @Nullable Job latest;

    /**
     * Pictures from a loader.
     *
     * @param sentences what the user reads of a failure
     */
    public Pictures(
            PictureLoader loader,
            JobRunner decoding,
            Function<Exception, String> sentences,
            Texts texts) {
        this.loader = loader;
        this.decoding = decoding;
        this.sentences = sentences;
        this.texts = texts;
        this.rendered = computing("render");
        this.other =
                new LatestJob(
                        decoding,
                        "other picture",
                        cause ->
                                onOtherFailed.accept(
                                        new PictureState.Absent(sentences.apply(cause))));
    }

    /** Loads what decoding needs, so that the first picture comes as fast as the others. */
    public void warmUp() {
        decoding.submit(
                "warm-up",
                control -> {
                    loader.warmUp();
                    return true;
                },
                new JobListener<Boolean>() {
                    @Override
                    public void done(Boolean warm) {
                        LOG.debug("decoders are loaded");
                    }

                    @Override
                    public void failed(Exception cause) {
                        LOG.error("decoders cannot be loaded", cause);
                    }
                });
    }

    /** Shows the picture of a media that was read just now, to a session on the desk. */
    public void show(OpenSession session, Media media, Metadata metadata) {
        bring(session, media, metadata, false);
    }

    /** Shows the picture of a stored session, if the file is still the one that was examined. */
    public void showAgain(OpenSession session, Media media, Metadata metadata) {
        bring(session, media, metadata, true);
    }

    private void bring(OpenSession session, Media media, Metadata metadata, boolean checked) {
        if (media.kind() != MediaKind.IMAGE) {
            session.show(new PictureState.Absent(texts.get("picture.none." + media.kind())));
            return;
        }
        if (latest != null) {
            // The reader went on to another session; its picture comes first.
            latest.cancel();
        }
        latest = submit(session, media, metadata, checked);
    }

    /**
     * Decodes the picture of a stored session beside the one on the desk, if the file is still the
     * one that was examined.
     *
     * @param stored reads the session; called off the JavaFX thread
     */
    public void beside(Supplier<StoredSession> stored, Consumer<PictureState> then) {
        onOtherFailed = then;
        other.run(
                control -> {
                    StoredSession session = stored.get();
                    Media media = session.summary().media();
                    if (media.kind() != MediaKind.IMAGE) {
                        return new PictureState.Absent(texts.get("picture.none." + media.kind()));
                    }
                    String changed = changed(media, control.cancellation());
                    return changed == null
                            ? loader.load(
                                    media, session.analysis().metadata(), control.cancellation())
                            : new PictureState.Absent(changed);
                },
                then);
    }

    /** Renders a picture otherwise; only the latest rendering is told. */
    public void render(PictureSource source, Rendering rendering, Consumer<Picture> then) {
        rendered.run(control -> loader.render(source, rendering, control.cancellation()), then);
    }

    /** What is being rendered is not wanted any more. */
    public void forgetRendering() {
        rendered.cancel();
    }

    /** What is being decoded beside the one on the desk is not wanted any more. */
    public void forgetBeside() {
        other.cancel();
    }

    /** Off the JavaFX thread, work on pixels of which only the latest counts. */
    public LatestJob computing(String title) {
        return new LatestJob(decoding, title, cause -> LOG.warn("{} failed", title, cause));
    }

    private Job submit(OpenSession session, Media media, Metadata metadata, boolean checked) {
        session.show(new PictureState.Loading());
        return decoding.submit(
                "picture",
                control -> {
                    if (checked) {
                        String changed = changed(media, control.cancellation());
                        if (changed != null) {
                            return new PictureState.Absent(changed);
                        }
                    }
                    return loader.load(media, metadata, control.cancellation());
                },
                new JobListener<PictureState>() {
                    @Override
                    public void done(PictureState result) {
                        session.show(result);
                    }

                    @Override
                    public void failed(Exception cause) {
                        session.show(new PictureState.Absent(sentences.apply(cause)));
                    }
                });
    }

    /** Why the file is not the one that was examined; null where it still is. */
    private @Nullable String changed(Media media, Cancellation cancellation) throws IOException {
        String path = media.path().toString();
        if (isRemote(path)) {
            return texts.format("picture.remote", path);
        }
        try {
            BasicFileAttributes facts =
                    Files.readAttributes(media.path(), BasicFileAttributes.class);
            if (!facts.isRegularFile()) {
                return texts.format("picture.not-a-file", path);
            }
            if (facts.size() != media.bytes()) {
                return texts.format("picture.changed", path);
            }
            return Sha256.of(media.path(), cancellation).equals(media.sha256())
                    ? null
                    : texts.format("picture.changed", path);
        } catch (NoSuchFileException e) {
            return texts.format("picture.missing", path);
        }
    }

    /**
     * Whether opening the path would reach over the network, which a path that came in an archive
     * must not make this computer do of itself.
     */
    private static boolean isRemote(String path) {
        return path.startsWith("\\\\") || path.startsWith("//");
    }

    /** Shows the maps of detectors. */
    public void showMaps(OpenSession session, List<DetectorRun> runs) {
        if (runs.stream().allMatch(run -> run.outcome().evidence().maps().isEmpty())) {
            return;
        }
        decoding.submit(
                "maps",
                control -> loader.load(runs, control.cancellation()),
                new JobListener<List<ShownMap>>() {
                    @Override
                    public void done(List<ShownMap> shown) {
                        session.show(shown);
                    }

                    @Override
                    public void failed(Exception cause) {
                        LOG.warn("the maps of {} cannot be shown", session.name(), cause);
                    }
                });
    }
}
