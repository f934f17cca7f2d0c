package org.telltale.db.report;

import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.telltale.inference.media.Media;

/** The file under examination, and whether it is still the same. Immutable. */
final class MediaFacts {
    private final ReportText text;

    MediaFacts(ReportText text) {
        this.text = text;
    }

    /** What a reader needs to know that this report is about that file. */
    void identify(Facts facts, ReportedSession session) throws XMLStreamException {
        Media media = session.analysis().media();
        facts.row(text.of("file.name"), media.name());
        facts.exact(text.of("file.sha256"), media.sha256());
        facts.row(text.of("file.size"), text.of("file.bytes", media.bytes()));
        facts.row(text.of("file.format"), format(media));
        Media.PictureSize picture = media.picture();
        if (picture != null) {
            facts.row(
                    text.of("file.picture"),
                    text.of(
                            "file.pixels",
                            String.valueOf(picture.width()),
                            String.valueOf(picture.height())));
        }
        Media.TimeFacts time = media.time();
        if (time != null) {
            facts.row(
                    text.of("file.duration"), text.of("file.seconds", time.durationMicros() / 1e6));
        }
    }

    private String format(Media media) {
        return text.of(
                "file.format.value",
                media.format().toUpperCase(Locale.ROOT),
                text.of("file.kind." + media.kind().name()));
    }

    /** Whether the file is still the one that was examined, as a sentence. */
    String state(ReportedSession session) {
        return switch (session.media()) {
            case MediaState.Unchanged _ -> text.of("media.unchanged");
            case MediaState.Changed changed ->
                    text.of("media.changed", changed.bytes(), changed.sha256());
            case MediaState.Missing _ -> text.of("media.missing");
            case MediaState.Remote _ -> text.of("media.remote");
            case MediaState.Unreadable unreadable -> text.of("media.unreadable", unreadable.why());
        };
    }

    /** Whether a reader must be told before all else. */
    static boolean isGone(MediaState state) {
        return !(state instanceof MediaState.Unchanged);
    }
}
