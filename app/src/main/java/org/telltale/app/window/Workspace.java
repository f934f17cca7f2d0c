package org.telltale.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.settings.WindowSettings;

/**
 * The state of the window: what lies on the desk, what is being examined, banners, settings. For
 * the JavaFX thread only.
 */
public final class Workspace {
    private static final int MOST_BANNERS = 4;

    private final ReadOnlyObjectWrapper<@Nullable OpenSession> current =
            new ReadOnlyObjectWrapper<>();
    private final ObservableList<Banner> banners = FXCollections.observableArrayList();
    // Kept, since it listens to the list only weakly.
    private final ObservableList<Banner> shownBanners =
            FXCollections.unmodifiableObservableList(banners);
    private final ObjectProperty<WindowSettings> settings;
    private final BooleanProperty filtersShown = new SimpleBooleanProperty();
    private final List<OpenSession> live = new ArrayList<>();

    /** A window as it was left. */
    public Workspace(WindowSettings settings) {
        this.settings = new SimpleObjectProperty<>(settings);
    }

    /** The session on the desk; null for none. */
    public ReadOnlyObjectProperty<@Nullable OpenSession> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** What the window remembers. */
    public ObjectProperty<WindowSettings> settingsProperty() {
        return settings;
    }

    /** Whether the forensic filters are open. */
    public BooleanProperty filtersShownProperty() {
        return filtersShown;
    }

    /** Lines above the panes, the oldest first. */
    public ObservableList<Banner> banners() {
        return shownBanners;
    }

    /** Puts a session on the desk. */
    public void show(@Nullable OpenSession session) {
        current.set(session);
    }

    /** Shows a banner; one that says the same goes. */
    public void tell(Banner banner) {
        banners.removeIf(other -> other.text().equals(banner.text()));
        if (banners.size() >= MOST_BANNERS) {
            banners.removeFirst();
        }
        banners.add(banner);
    }

    /** Takes a banner away. */
    public void dismiss(Banner banner) {
        banners.remove(banner);
    }

    /** A session is being examined. */
    void begin(OpenSession session) {
        live.add(session);
    }

    /** It no longer is. */
    void end(OpenSession session) {
        live.remove(session);
    }

    /** Sessions that are being examined, or wait for it. */
    List<OpenSession> live() {
        return List.copyOf(live);
    }

    /** The session that is being examined on a media of that digest; null for none. */
    @Nullable OpenSession liveOn(String sha256) {
        for (OpenSession session : live) {
            var probe = session.probeProperty().get();
            if (probe != null && Objects.equals(probe.media().sha256(), sha256)) {
                return session;
            }
        }
        return null;
    }
}
