package org.telltale.inference.metadata;

import com.drew.imaging.jpeg.JpegSegmentMetadataReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.metadata.adobe.AdobeJpegReader;
import com.drew.metadata.jfif.JfifReader;
import com.drew.metadata.jfxx.JfxxReader;
import com.drew.metadata.photoshop.DuckyReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/** Reads what the marker segments of a JPEG say. One use, one thread. */
final class JpegMetadata {
    private static final String EXIF_PREAMBLE = "Exif\0\0";
    private static final String ICC_PREAMBLE = "ICC_PROFILE\0";
    private static final int ICC_HEADER = 14;

    private final MetadataCollector collector;
    private final LibraryBlocks blocks;

    JpegMetadata(MetadataCollector collector) {
        this.collector = collector;
        this.blocks = new LibraryBlocks(collector);
    }

    void read(FileBytes bytes) throws IOException {
        JpegWalk walk = JpegWalk.over(bytes);
        JpegStructure structure = new JpegStructureReader().structure(walk, bytes.size());
        collector.jpeg(structure);
        walk.problems().forEach(collector::problem);
        library(walk, JpegSegmentType.APP0, new JfifReader(), "JFIF");
        library(walk, JpegSegmentType.APP0, new JfxxReader(), "JFXX");
        for (JpegSegment segment : walk.segments(JpegSegment.APP1)) {
            if (segment.startsWith(EXIF_PREAMBLE)) {
                blocks.exif(after(segment, EXIF_PREAMBLE.length()), true);
            }
        }
        new XmpBlocks(collector).jpeg(walk.segments(JpegSegment.APP1));
        byte[] profile = profile(walk.segments(JpegSegment.APP2));
        if (profile != null) {
            blocks.icc(profile);
        }
        readPhotoshop(walk);
        library(walk, JpegSegmentType.APPC, new DuckyReader(), "Ducky");
        library(walk, JpegSegmentType.APPE, new AdobeJpegReader(), "Adobe JPEG");
        if (structure != null) {
            structure.comments().forEach(text -> collector.add("JPEG", "Comment", text));
        }
        readContentCredentials(walk.segments(JpegSegment.APP11));
        new JpegTrailer(collector).read(bytes, walk);
    }

    /** One segment at a time, so that a broken one does not hide the others. */
    private void library(
            JpegWalk walk, JpegSegmentType type, JpegSegmentMetadataReader reader, String block) {
        for (JpegSegment segment : walk.segments(type.byteValue & 0xff)) {
            var found = new com.drew.metadata.Metadata();
            collector.reading(
                    block, () -> reader.readJpegSegments(List.of(segment.payload()), found, type));
            blocks.addDirectories(block, found);
        }
    }

    /** Image resources may be split over several segments and simply follow each other. */
    private void readPhotoshop(JpegWalk walk) {
        ByteArrayOutputStream resources = new ByteArrayOutputStream();
        for (JpegSegment segment : walk.segments(JpegSegment.APP13)) {
            if (segment.startsWith(PhotoshopBlocks.JPEG_PREAMBLE)) {
                resources.writeBytes(after(segment, PhotoshopBlocks.JPEG_PREAMBLE.length()));
            }
        }
        if (resources.size() > 0) {
            new PhotoshopBlocks(collector).read(resources.toByteArray());
        }
    }

    private void readContentCredentials(List<JpegSegment> app11) {
        for (byte[] box : JumbfSegments.boxes(app11, collector)) {
            new ContentCredentialsReader(collector).read(box);
        }
    }

    /** The colour profile put together from its numbered chunks (ICC.1:2022, annex B.4). */
    private byte @Nullable [] profile(List<JpegSegment> app2) {
        List<JpegSegment> chunks =
                app2.stream()
                        .filter(segment -> segment.startsWith(ICC_PREAMBLE))
                        .filter(segment -> segment.payload().length > ICC_HEADER)
                        .sorted((a, b) -> Integer.compare(a.unsigned(12), b.unsigned(12)))
                        .toList();
        if (chunks.isEmpty()) {
            return null;
        }
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        for (int i = 0; i < chunks.size(); i++) {
            JpegSegment chunk = chunks.get(i);
            if (chunk.unsigned(12) != i + 1 || chunk.unsigned(13) != chunks.size()) {
                collector.problem(Reason.of("metadata.icc-chunks"));
                return null;
            }
            profile.writeBytes(after(chunk, ICC_HEADER));
        }
        return profile.toByteArray();
    }

    private static byte[] after(JpegSegment segment, int offset) {
        return Arrays.copyOfRange(segment.payload(), offset, segment.payload().length);
    }
}
