package org.telltale.app.window.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.telltale.app.window.Texts;
import org.telltale.inference.media.Media;
import org.telltale.inference.metadata.ContentCredentials;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.MetadataEntry;
import org.telltale.inference.metadata.OddMetadata;

/** The file itself, how it is laid out, and its metadata, as rows of one table. Immutable. */
final class MetadataRows {
    private final Texts texts;

    MetadataRows(Texts texts) {
        this.texts = texts;
    }

    List<MetadataRow> of(Media media, Metadata metadata) {
        List<MetadataRow> rows = new ArrayList<>();
        file(media).forEach(entry -> rows.add(new MetadataRow(entry, null)));
        JpegStructure jpeg = metadata.jpeg();
        if (jpeg != null) {
            jpeg(jpeg).forEach(entry -> rows.add(new MetadataRow(entry, null)));
            if (jpeg.trailingBytes() > 0) {
                rows.add(new MetadataRow(trailing(jpeg), OddMetadata.Rule.TRAILER));
            }
        }
        ContentCredentials credentials = metadata.contentCredentials();
        if (credentials != null) {
            MetadataEntry manifests =
                    file(
                            "metadata.credentials",
                            texts.format(
                                    "metadata.credentials.value", credentials.manifests().size()));
            rows.add(new MetadataRow(manifests, OddMetadata.Rule.SELDOM));
        }
        OddMetadata odd = new OddMetadata(media, metadata);
        metadata.entries().forEach(entry -> rows.add(new MetadataRow(entry, odd.rule(entry))));
        return rows;
    }

    private List<MetadataEntry> file(Media media) {
        List<MetadataEntry> rows = new ArrayList<>();
        rows.add(file("metadata.path", media.path().toString()));
        rows.add(file("metadata.sha256", media.sha256()));
        rows.add(file("metadata.bytes", texts.format("metadata.bytes.value", media.bytes())));
        rows.add(
                file(
                        "metadata.format",
                        texts.format(
                                "metadata.format.value",
                                media.format().toUpperCase(Locale.ROOT),
                                texts.get("metadata.kind." + media.kind()))));
        Media.PictureSize picture = media.picture();
        if (picture != null) {
            rows.add(
                    file(
                            "metadata.size",
                            texts.format(
                                    "metadata.size.value",
                                    String.valueOf(picture.width()),
                                    String.valueOf(picture.height()),
                                    picture.pixels() / 1e6)));
        }
        Media.TimeFacts time = media.time();
        if (time != null) {
            rows.add(
                    file(
                            "metadata.duration",
                            texts.format("metadata.duration.value", time.durationMicros() / 1e6)));
            if (time.frameRate() > 0) {
                rows.add(
                        file(
                                "metadata.frame-rate",
                                texts.format("metadata.frame-rate.value", time.frameRate())));
            }
            if (time.sampleRate() > 0) {
                rows.add(
                        file(
                                "metadata.sound",
                                texts.format(
                                        "metadata.sound.value",
                                        String.valueOf(time.sampleRate()),
                                        time.channels())));
            }
        }
        return rows;
    }

    private List<MetadataEntry> jpeg(JpegStructure jpeg) {
        List<MetadataEntry> rows = new ArrayList<>();
        Integer quality = jpeg.estimatedQuality();
        if (quality != null) {
            String key =
                    jpeg.qualityIsExact() ? "metadata.quality.exact" : "metadata.quality.nearest";
            rows.add(jpeg("metadata.quality", texts.format(key, quality)));
        }
        rows.add(
                jpeg(
                        "metadata.coding",
                        texts.format(
                                jpeg.progressive()
                                        ? "metadata.coding.progressive"
                                        : "metadata.coding.sequential",
                                jpeg.subsampling())));
        return rows;
    }

    private MetadataEntry trailing(JpegStructure jpeg) {
        return jpeg(
                "metadata.trailing", texts.format("metadata.bytes.value", jpeg.trailingBytes()));
    }

    private MetadataEntry file(String key, String value) {
        return new MetadataEntry(texts.get("metadata.group.file"), texts.get(key), value);
    }

    private MetadataEntry jpeg(String key, String value) {
        return new MetadataEntry(texts.get("metadata.group.jpeg"), texts.get(key), value);
    }
}
