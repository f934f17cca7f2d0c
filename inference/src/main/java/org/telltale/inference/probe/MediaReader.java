package org.telltale.inference.probe;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.MediaSource;
import org.telltale.inference.header.ByteSource;
import org.telltale.inference.header.ImageFormat;
import org.telltale.inference.header.ImageHeader;
import org.telltale.inference.header.PictureBounds;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.media.Probe;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.NativeWorker;

/**
 * Reads a file as far as its kind, digest, header and metadata. What it is, is told by its content;
 * its name is only compared. Nothing is decoded, and nothing is written. Thread-safe; it does not
 * own the worker.
 */
public final class MediaReader implements MediaSource {
    private final NativeWorker worker;
    private final MetadataReader metadata;

    /**
     * Reads with the given collaborators.
     *
     * @param worker reads the tracks of sound and moving pictures
     * @param metadata reads what pictures say of themselves
     */
    public MediaReader(NativeWorker worker, MetadataReader metadata) {
        this.worker = worker;
        this.metadata = metadata;
    }

    @Override
    public Probe probe(Path file, MediaLimits limits, Cancellation cancellation)
            throws MediaException {
        cancellation.check();
        Path path = file.toAbsolutePath().normalize();
        BasicFileAttributes before = attributes(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteSource bytes = ByteSource.of(channel, cancellation);
            ImageFormat format = ImageFormat.of(bytes);
            List<Reason> problems = new ArrayList<>();
            Probe probe =
                    format == null
                            ? timed(path, bytes, limits, cancellation, problems)
                            : still(path, bytes, format, limits, cancellation, problems);
            if (changed(before, attributes(path))) {
                List<Reason> more = new ArrayList<>(probe.problems());
                more.add(Reason.of("media.changed"));
                return new Probe(probe.media(), probe.metadata(), more);
            }
            return probe;
        } catch (IOException e) {
            throw new MediaException(Reason.of("media.unreadable"), e);
        }
    }

    /** Facts of a regular file with content; anything else is refused. */
    private static BasicFileAttributes attributes(Path path) throws MediaException {
        try {
            if (!Files.exists(path)) {
                throw new MediaException(Reason.of("media.not-found"));
            }
            BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
            if (!facts.isRegularFile()) {
                throw new MediaException(Reason.of("media.no-file"));
            }
            if (facts.size() == 0) {
                throw new MediaException(Reason.of("media.empty"));
            }
            return facts;
        } catch (IOException e) {
            throw new MediaException(Reason.of("media.unreadable"), e);
        }
    }

    private static boolean changed(BasicFileAttributes before, BasicFileAttributes after) {
        return before.size() != after.size()
                || !before.lastModifiedTime().equals(after.lastModifiedTime());
    }

    private Probe still(
            Path path,
            ByteSource bytes,
            ImageFormat format,
            MediaLimits limits,
            Cancellation cancellation,
            List<Reason> problems)
            throws MediaException, IOException {
        ImageHeader header = ImageHeader.read(format, bytes);
        PictureBounds.check(header, bytes.size(), limits);
        PictureBounds.checkHeap(header, Runtime.getRuntime().maxMemory());
        String sha256 = Sha256.of(path, cancellation);
        Metadata said = metadata.read(path, format.shortName());
        Orientation turned = header.containerOrientation();
        if (format != ImageFormat.HEIC && format != ImageFormat.AVIF) {
            turned = said.orientation();
        }
        int width = Math.toIntExact(turned.swapsAxes() ? header.height() : header.width());
        int height = Math.toIntExact(turned.swapsAxes() ? header.width() : header.height());
        compareName(path, format.shortName(), format.extensions().contains(extension(path)))
                .ifPresent(problems::add);
        problems.addAll(said.problems());
        Media media =
                new Media(
                        path,
                        sha256,
                        bytes.size(),
                        MediaKind.IMAGE,
                        format.shortName(),
                        new Media.PictureSize(width, height),
                        null);
        return new Probe(media, said, problems);
    }

    private Probe timed(
            Path path,
            ByteSource bytes,
            MediaLimits limits,
            Cancellation cancellation,
            List<Reason> problems)
            throws MediaException, IOException {
        OtherContent.refuse(bytes);
        NativeWorker.Streams streams = streams(path, bytes);
        if (streams.hasVideo()) {
            PictureBounds.checkSize(streams.width(), streams.height(), limits);
        }
        String format = TimedFormat.name(streams.format(), bytes);
        String sha256 = Sha256.of(path, cancellation);
        compareName(path, format, TimedFormat.fits(format, extension(path)))
                .ifPresent(problems::add);
        problems.addAll(ContainerLength.problems(bytes));
        if (streams.time().durationMicros() == 0) {
            problems.add(Reason.of("media.no-duration"));
        }
        Media media =
                new Media(
                        path,
                        sha256,
                        bytes.size(),
                        streams.hasVideo() ? MediaKind.VIDEO : MediaKind.AUDIO,
                        format,
                        picture(streams),
                        streams.time());
        Metadata said = metadata.read(path, format);
        problems.addAll(said.problems());
        return new Probe(media, said, problems);
    }

    private NativeWorker.Streams streams(Path path, ByteSource bytes)
            throws MediaException, IOException {
        try {
            return worker.probeStreams(path);
        } catch (MediaException e) {
            String looksLike = TimedFormat.magic(bytes);
            if (looksLike != null && e.reason().code().equals("media.unknown")) {
                throw new MediaException(Reason.of("media.container-damaged", looksLike), e);
            }
            throw e;
        }
    }

    private static Media.@Nullable PictureSize picture(NativeWorker.Streams streams) {
        return streams.hasVideo() ? new Media.PictureSize(streams.width(), streams.height()) : null;
    }

    /** A name that promises something else is a problem, never a reason to believe it. */
    private static Optional<Reason> compareName(Path path, String format, boolean fits) {
        String extension = extension(path);
        return fits || extension.isEmpty()
                ? Optional.empty()
                : Optional.of(Reason.of("media.name-mismatch", extension, format));
    }

    private static String extension(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
