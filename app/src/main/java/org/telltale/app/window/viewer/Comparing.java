package org.telltale.app.window.viewer;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.telltale.app.job.LatestJob;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.PictureState;
import org.telltale.viewers.compare.Difference;
import org.telltale.viewers.image.HeatMap;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Other;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.StoredPixels;

/**
 * Lays another picture or a map against the one in the viewer, as the bar says. For the JavaFX
 * thread only; differences are computed off it.
 */
final class Comparing {
    private static final String NOTHING = "";

    private final ImageViewer viewer;
    private final ImageViewer beside;
    private final CompareBar bar;
    private final ComparedSource source;
    private final LatestJob differences;
    private final Texts texts;
    private final ReadOnlyBooleanWrapper showsBeside = new ReadOnlyBooleanWrapper();
    private final Timeline blink = new Timeline();
    private @Nullable Picture otherPicture;
    private boolean on;

    Comparing(
            ImageViewer viewer,
            ImageViewer beside,
            CompareBar bar,
            ComparedSource source,
            LatestJob differences,
            Texts texts) {
        this.viewer = viewer;
        this.beside = beside;
        this.bar = bar;
        this.source = source;
        this.differences = differences;
        this.texts = texts;
        blink.setCycleCount(Animation.INDEFINITE);
        blink.getKeyFrames().setAll(new KeyFrame(Duration.seconds(1), e -> swap()));
        bar.modeProperty().subscribe(mode -> apply());
        bar.alignmentProperty().subscribe(alignment -> apply());
        bar.gain().valueProperty().subscribe(value -> apply());
        bar.rate().valueProperty().subscribe(rate -> blink.setRate(rate.doubleValue()));
        bar.split().valueProperty().subscribe(value -> split(value.doubleValue()));
        viewer.splitProperty().subscribe(value -> dragged(value.doubleValue()));
        bar.withProperty().subscribe(this::choose);
        viewer.pictureProperty().subscribe(picture -> apply());
    }

    /** Whether the second viewer shows the other one. */
    ReadOnlyBooleanProperty besideProperty() {
        return showsBeside.getReadOnlyProperty();
    }

    /** The other picture; null for none, or while it is being decoded. */
    @Nullable Picture otherPicture() {
        return on ? otherPicture : null;
    }

    /** Pixels of the picture that one of the other takes. */
    double otherSize() {
        Picture own = viewer.pictureProperty().get();
        return own == null || otherPicture == null ? 1 : size(own, otherPicture);
    }

    /** Starts or ends comparing. */
    void turn(boolean wanted) {
        on = wanted;
        choose(bar.withProperty().get());
    }

    /** The map that may be compared with has changed. */
    void mapChanged() {
        if (bar.withProperty().get() instanceof Compared.TheMap) {
            apply();
        }
    }

    private void choose(@Nullable Compared compared) {
        otherPicture = null;
        source.forget();
        if (on && compared instanceof Compared.OfSession session) {
            bar.say(texts.format("viewer.compare.loading", session.session().media().name()));
            source.open(session.session(), this::opened);
        }
        apply();
    }

    private void opened(PictureState state) {
        if (state instanceof PictureState.Shown shown) {
            otherPicture = shown.picture();
            apply();
        } else if (state instanceof PictureState.Absent absent) {
            bar.say(absent.why());
        }
    }

    private void apply() {
        differences.cancel();
        Picture own = viewer.pictureProperty().get();
        Other other = on && own != null ? other(own) : null;
        CompareMode mode = bar.modeProperty().get();
        viewer.dividedProperty().set(other != null && mode == CompareMode.SLIDER);
        showsBeside.set(other != null && mode == CompareMode.BESIDE);
        beside.otherProperty().set(showsBeside.get() ? other : null);
        beside.splitProperty().set(showsBeside.get() ? 0 : 1);
        blink.stop();
        if (other == null || own == null) {
            viewer.otherProperty().set(null);
            viewer.splitProperty().set(1);
            sayWhyNothing();
            return;
        }
        String said = words(own, other);
        bar.say(source.filtered() ? texts.format("viewer.compare.filtered", said).strip() : said);
        if (mode == CompareMode.DIFFERENCE) {
            viewer.otherProperty().set(null);
            subtract(own, other);
            return;
        }
        viewer.otherProperty().set(mode == CompareMode.BESIDE ? null : other);
        switch (mode) {
            case SLIDER -> viewer.splitProperty().set(bar.split().getValue());
            case BLINK -> {
                viewer.splitProperty().set(1);
                blink.setRate(bar.rate().getValue());
                blink.play();
            }
            default -> viewer.splitProperty().set(1);
        }
    }

    private @Nullable Other other(Picture own) {
        return switch (bar.withProperty().get()) {
            case Compared.TheMap map -> {
                HeatMap heat = source.map();
                yield heat == null ? null : new Other.OfMap(heat);
            }
            case Compared.OfSession session ->
                    otherPicture == null
                            ? null
                            : new Other.OfPicture(otherPicture, size(own, otherPicture));
            case null -> null;
        };
    }

    private double size(Picture own, Picture other) {
        return bar.alignmentProperty()
                .get()
                .size(own.width(), own.height(), other.width(), other.height());
    }

    private void subtract(Picture own, Other other) {
        StoredPixels first = own.stored();
        if (!(other instanceof Other.OfPicture compared)) {
            bar.say(texts.get("viewer.compare.no-difference-map"));
            return;
        }
        StoredPixels second = compared.picture().stored();
        if (first == null || second == null) {
            bar.say(texts.get("viewer.compare.too-large"));
            return;
        }
        double gain = Math.round(bar.gain().getValue());
        differences.run(
                control ->
                        Difference.of(first, second, compared.size(), gain, control.cancellation()),
                difference -> {
                    viewer.otherProperty().set(new Other.OfPicture(difference, 1));
                    viewer.splitProperty().set(0);
                });
    }

    private String words(Picture own, Other other) {
        if (!(other instanceof Other.OfPicture compared)) {
            return NOTHING;
        }
        Picture second = compared.picture();
        if (own.width() == second.width() && own.height() == second.height()) {
            return texts.get("viewer.compare.same-size");
        }
        String key = compared.size() == 1 ? "viewer.compare.top-left" : "viewer.compare.scaled";
        return texts.format(
                key,
                String.valueOf(own.width()),
                String.valueOf(own.height()),
                String.valueOf(second.width()),
                String.valueOf(second.height()),
                compared.size());
    }

    private void sayWhyNothing() {
        Compared compared = bar.withProperty().get();
        if (compared == null) {
            bar.say(texts.get("viewer.compare.nothing"));
        } else if (compared instanceof Compared.TheMap) {
            bar.say(texts.get("viewer.compare.no-place"));
        }
    }

    private void swap() {
        viewer.splitProperty().set(viewer.splitProperty().get() > 0.5 ? 0 : 1);
    }

    private void split(double share) {
        if (viewer.dividedProperty().get()) {
            viewer.splitProperty().set(share);
        }
    }

    private void dragged(double share) {
        if (viewer.dividedProperty().get()) {
            bar.split().setValue(share);
        }
    }
}
