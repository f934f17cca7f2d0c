package org.telltale.app.window.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.jspecify.annotations.Nullable;
import org.telltale.app.job.LatestJob;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.inference.media.Box;
import org.telltale.viewers.image.Magnifier;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.StoredPixels;
import org.telltale.viewers.image.Turn;
import org.telltale.viewers.measure.LineProfile;
import org.telltale.viewers.measure.RegionStatistics;
import org.telltale.viewers.measure.Segment;
import org.telltale.viewers.measure.SeriesPlot;

/** The panel of pixel values and measurements. For the JavaFX thread only. */
final class ReadOuts {
    private static final double CELL = 13;

    private final Texts texts;
    private final PixelWords words;
    private final LatestJob regions;
    private final LatestJob profiles;
    private final BiConsumer<Double, Double> onWindow;
    private final Magnifier magnifier = new Magnifier(CELL);
    private final SeriesPlot profile = new SeriesPlot();
    private final SeriesPlot histogram = new SeriesPlot();
    private final RangeSlider window = new RangeSlider(0, 1, 0, 1);
    private final Parent root;
    private boolean resetting;

    @FXML private StackPane lens;
    @FXML private Label rgb;
    @FXML private Label ycbcr;
    @FXML private Label hsv;
    @FXML private Label other;
    @FXML private Label ruler;
    @FXML private Label profileText;
    @FXML private StackPane profilePlot;
    @FXML private Label region;
    @FXML private VBox channels;
    @FXML private StackPane histogramPlot;
    @FXML private Label windowText;
    @FXML private StackPane windowSlot;
    @FXML private Button windowReset;

    /**
     * A panel.
     *
     * @param onWindow takes the shares of the range that are shown black and white
     */
    ReadOuts(
            LatestJob regions,
            LatestJob profiles,
            BiConsumer<Double, Double> onWindow,
            Texts texts) {
        this.texts = texts;
        this.words = new PixelWords(texts);
        this.regions = regions;
        this.profiles = profiles;
        this.onWindow = onWindow;
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        lens.getChildren().add(magnifier);
        profilePlot.getChildren().add(profile);
        histogramPlot.getChildren().add(histogram);
        windowSlot.getChildren().add(window);
        magnifier.setAccessibleText(texts.get("viewer.magnifier"));
        profile.setAccessibleText(texts.get("viewer.profile"));
        histogram.setAccessibleText(texts.get("viewer.histogram"));
        window.setAccessibleText(texts.get("viewer.window"));
        window.setBlockIncrement(0.01);
        window.lowValueProperty().subscribe(value -> windowChanged());
        window.highValueProperty().subscribe(value -> windowChanged());
        measure(null, null);
        profile(null, null);
        ruler(null);
        magnifier.show(null, null, Turn.NONE);
    }

    @FXML
    void resetWindow() {
        window.setLowValue(0);
        window.setHighValue(1);
    }

    /** Another picture: nothing is measured in it, and all of its range is shown. */
    void reset() {
        resetting = true;
        resetWindow();
        resetting = false;
        windowChanged(0, 1);
        regions.cancel();
        profiles.cancel();
        measure(null, null);
        profile(null, null);
        ruler(null);
    }

    /**
     * Shows what is under the cursor; what was shown last stays when the cursor is elsewhere.
     *
     * @param compared the other picture; null for none
     * @param size pixels of the picture that one of the other takes
     */
    void point(
            @Nullable Picture picture,
            @Nullable Point2D at,
            Turn turn,
            @Nullable Picture compared,
            double size) {
        if (at == null) {
            return;
        }
        magnifier.show(picture, at, turn);
        int[] values = PixelWords.values(picture, at);
        StoredPixels stored = picture == null ? null : picture.stored();
        if (values == null || stored == null) {
            rgb.setText(texts.get("viewer.value.unknown"));
            ycbcr.setText("");
            hsv.setText("");
        } else {
            rgb.setText(words.rgb(stored, values));
            ycbcr.setText(words.yCbCr(stored, values));
            hsv.setText(words.hsv(stored, values));
        }
        int[] its = PixelWords.values(compared, at.multiply(1 / size));
        other.setText(its == null ? "" : texts.format("viewer.value.other", PixelWords.plain(its)));
    }

    /** Shows the length and the angle of a line; null for none. */
    void ruler(@Nullable Segment line) {
        ruler.setText(
                line == null || line.length() == 0
                        ? texts.get("viewer.ruler.hint")
                        : words.ruler(line));
    }

    /** Plots the values along a line; null for none. */
    void profile(@Nullable Picture picture, @Nullable Segment line) {
        StoredPixels stored = picture == null ? null : picture.stored();
        if (stored == null || line == null || line.length() == 0) {
            profiles.cancel();
            profile.clear();
            profileText.setText(texts.get("viewer.profile.hint"));
            return;
        }
        profiles.run(control -> LineProfile.of(stored, line, control.cancellation()), this::plot);
    }

    private void plot(LineProfile along) {
        List<double[]> series = new ArrayList<>();
        int most = 1;
        for (int[] values : along.values()) {
            double[] line = new double[values.length];
            for (int i = 0; i < line.length; i++) {
                line[i] = values[i];
                most = Math.max(most, values[i]);
            }
            series.add(line);
        }
        profile.lines(series, along.largest());
        profileText.setText(
                texts.format(
                        "viewer.profile.text", along.points(), along.length(), along.largest()));
    }

    /** Counts the values of a region; null for none. */
    void measure(@Nullable Picture picture, @Nullable Box box) {
        StoredPixels stored = picture == null ? null : picture.stored();
        if (stored == null || box == null) {
            regions.cancel();
            channels.getChildren().clear();
            histogram.clear();
            region.setText(texts.get("viewer.region.hint"));
            return;
        }
        regions.run(
                control -> RegionStatistics.of(stored, box, control.cancellation()), this::tell);
    }

    private void tell(RegionStatistics measured) {
        region.setText(words.region(measured));
        channels.getChildren().clear();
        List<double[]> series = new ArrayList<>();
        double most = 1;
        for (int c = 0; c < measured.channels().size(); c++) {
            Label line = new Label(words.channel(measured, c));
            line.getStyleClass().add("read-out");
            channels.getChildren().add(line);
            double[] counts =
                    measured.channels().get(c).histogram().stream()
                            .mapToDouble(Math::sqrt)
                            .toArray();
            for (double count : counts) {
                most = Math.max(most, count);
            }
            series.add(counts);
        }
        histogram.bars(series, most);
    }

    private void windowChanged() {
        windowChanged(window.getLowValue(), window.getHighValue());
    }

    private void windowChanged(double low, double high) {
        windowText.setText(texts.format("viewer.window.text", 100 * low, 100 * high));
        windowReset.setDisable(low == 0 && high == 1);
        if (!resetting && low < high) {
            onWindow.accept(low, high);
        }
    }
}
