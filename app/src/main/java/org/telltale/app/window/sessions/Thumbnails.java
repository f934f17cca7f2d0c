package org.telltale.app.window.sessions;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.db.session.SessionSummary;

/**
 * Small pictures for the rows in sight: the last one asked for is made first, one at a time, and
 * those not asked for any more give way to others. For the JavaFX thread only.
 */
public final class Thumbnails {
    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
    private static final int MOST = 600;
    private static final int MOST_WAITING = 60;

    private final ThumbnailMaker maker;
    private final JobRunner decoding;
    private final Map<Key, ReadOnlyObjectWrapper<Thumbnail>> known =
            new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Key, SessionSummary> waiting = new LinkedHashMap<>();
    private boolean making;

    /** Pictures that are made on a job's thread. */
    public Thumbnails(ThumbnailMaker maker, JobRunner decoding) {
        this.maker = maker;
        this.decoding = decoding;
    }

    /** What a row shows: nothing at first, and what was found once it is there. */
    ObservableValue<Thumbnail> of(SessionSummary session) {
        Key key = new Key(session.media().sha256(), session.media().path().toString());
        ReadOnlyObjectWrapper<Thumbnail> value = known.get(key);
        if (value == null) {
            value = new ReadOnlyObjectWrapper<>(Thumbnail.NONE);
            known.put(key, value);
            ask(key, session);
            forgetEldest();
        }
        return value.getReadOnlyProperty();
    }

    /** Looks again whether files are there. */
    void lookAgain() {
        known.clear();
        waiting.clear();
    }

    private void ask(Key key, SessionSummary session) {
        waiting.put(key, session);
        if (waiting.size() > MOST_WAITING) {
            Key eldest = waiting.keySet().iterator().next();
            waiting.remove(eldest);
            known.remove(eldest); // asked for again when it comes back into sight
        }
        makeNext();
    }

    private void makeNext() {
        if (making || waiting.isEmpty()) {
            return;
        }
        making = true;
        Map.Entry<Key, SessionSummary> latest = latest();
        waiting.remove(latest.getKey());
        decoding.submit(
                "thumbnail",
                control -> maker.of(latest.getValue(), control.cancellation()),
                new JobListener<Thumbnail>() {
                    @Override
                    public void done(Thumbnail made) {
                        ReadOnlyObjectWrapper<Thumbnail> value = known.get(latest.getKey());
                        if (value != null) {
                            value.set(made);
                        }
                        next();
                    }

                    @Override
                    public void failed(Exception cause) {
                        LOG.info("no small picture of {}", latest.getValue().id(), cause);
                        next();
                    }

                    @Override
                    public void cancelled() {
                        making = false; // the window closes
                    }
                });
    }

    private void next() {
        making = false;
        makeNext();
    }

    private Map.Entry<Key, SessionSummary> latest() {
        return waiting.entrySet().stream().reduce((first, second) -> second).orElseThrow();
    }

    private void forgetEldest() {
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    /** A media at a place. */
    private record Key(String sha256, String path) {}
}
