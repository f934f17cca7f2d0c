package org.telltale.app.window.viewer;

import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.Attention;
import org.telltale.app.window.desk.Marks;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureState;
import org.telltale.app.window.desk.ShownMap;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Picture;

/** The picture of the session on the desk, with its marks and maps, and the buttons around it. */
public final class ViewerPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final Runnable onOpen;
    private final Texts texts;
    private final Marks marks;
    private final ImageViewer viewer = new ImageViewer();
    private final Parent root;

    @FXML private Label zoom;
    @FXML private Label pointer;
    @FXML private Label low;
    @FXML private Label high;
    @FXML private Label note;
    @FXML private Label emptyText;
    @FXML private FontIcon emptyIcon;
    @FXML private Button zoomIn;
    @FXML private Button zoomOut;
    @FXML private Button fit;
    @FXML private Button oneToOne;
    @FXML private ToggleButton boxes;
    @FXML private ToggleButton regions;
    @FXML private ToggleButton heat;
    @FXML private ComboBox<ShownMap> maps;
    @FXML private Slider opacity;
    @FXML private HBox heatRow;
    @FXML private Region scale;
    @FXML private StackPane stage;
    @FXML private VBox empty;
    @FXML private Button open;
    @FXML private ProgressIndicator loading;

    /**
     * A pane that follows the session on the desk.
     *
     * @param onOpen called when the user wants to open a file
     * @param marks makes what is drawn over the picture
     */
    public ViewerPane(
            ObservableValue<@Nullable OpenSession> current,
            Runnable onOpen,
            Texts texts,
            Marks marks) {
        this.current = current;
        this.onOpen = onOpen;
        this.texts = texts;
        this.marks = marks;
        this.root = Fxml.load(this, texts);
    }

    /** The pane itself. */
    public Parent root() {
        return root;
    }

    /** The viewer inside it. */
    public ImageViewer viewer() {
        return viewer;
    }

    /** Shows or hides findings and faces. */
    public void toggleBoxes() {
        boxes.fire();
    }

    /** Shows or hides facial regions. */
    public void toggleRegions() {
        regions.fire();
    }

    /** Shows or hides the map, where there is one. */
    public void toggleHeatMap() {
        heat.fire();
    }

    @FXML
    void initialize() {
        stage.getChildren().addFirst(viewer);
        zoom.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::percent, viewer.scaleProperty(), viewer.pictureProperty()));
        viewer.pointerProperty().subscribe(this::point);
        viewer.boxesVisibleProperty().bind(boxes.selectedProperty());
        viewer.regionsVisibleProperty().bind(regions.selectedProperty());
        viewer.heatMapVisibleProperty().bind(heat.selectedProperty());
        viewer.heatMapOpacityProperty().bind(opacity.valueProperty());
        viewer.heatMapProperty().bind(maps.valueProperty().map(ShownMap::colours));
        heatRow.visibleProperty().bind(heat.selectedProperty().and(heat.disabledProperty().not()));
        heatRow.managedProperty().bind(heatRow.visibleProperty());
        maps.setConverter(new MapName(texts));
        maps.valueProperty().subscribe(this::legend);
        open.setOnAction(e -> onOpen.run());
        current.flatMap(OpenSession::pictureProperty).subscribe(this::show);
        current.flatMap(OpenSession::runsProperty).subscribe(runs -> mark());
        current.flatMap(OpenSession::mapsProperty).subscribe(this::offer);
        current.map(OpenSession::attention)
                .flatMap(Attention::litMarksProperty)
                .subscribe(this::light);
        current.map(OpenSession::attention)
                .flatMap(Attention::selectedMarkProperty)
                .subscribe(id -> viewer.selectedMarkProperty().set(id));
        viewer.selectedMarkProperty().subscribe(this::select);
    }

    @FXML
    void zoomIn() {
        viewer.zoomIn();
    }

    @FXML
    void zoomOut() {
        viewer.zoomOut();
    }

    @FXML
    void fit() {
        viewer.fit();
    }

    @FXML
    void oneToOne() {
        viewer.oneToOne();
    }

    private void show(@Nullable PictureState state) {
        Picture picture = null;
        String sentence = null;
        switch (state) {
            case PictureState.Shown shown -> picture = shown.picture();
            case PictureState.Absent absent -> sentence = absent.why();
            case PictureState.Loading l -> sentence = "";
            case null -> sentence = texts.get("viewer.empty");
        }
        viewer.pictureProperty().set(picture);
        mark();
        loading.setVisible(state instanceof PictureState.Loading);
        set(empty, picture == null && !loading.isVisible());
        set(open, state == null);
        emptyIcon.setIconLiteral(
                state == null ? "mdoal-add_photo_alternate" : "mdoal-broken_image");
        emptyText.setText(sentence);
        boolean reduced = picture != null && picture.reduction() > 1;
        set(note, reduced);
        note.setText(picture == null ? "" : texts.format("viewer.reduced", picture.reduction()));
        for (Node tool : List.of(boxes, regions, zoomIn, zoomOut, fit, oneToOne)) {
            tool.setDisable(picture == null);
        }
    }

    private void mark() {
        OpenSession session = current.getValue();
        viewer.marks().setAll(session == null ? List.of() : marks.of(session.evidence().toList()));
    }

    private void offer(@Nullable List<ShownMap> offered) {
        List<ShownMap> now = offered == null ? List.of() : offered;
        maps.getItems().setAll(now);
        maps.setValue(now.isEmpty() ? null : now.getFirst());
        heat.setDisable(now.isEmpty());
    }

    private void legend(@Nullable ShownMap map) {
        if (map != null) {
            EvidenceMap source = map.source();
            low.setText(texts.format("viewer.map.value", source.low()));
            high.setText(texts.format("viewer.map.value", source.high()));
            Tooltip.install(
                    scale,
                    new Tooltip(
                            texts.format(
                                    "viewer.map.scale",
                                    source.low(),
                                    source.high(),
                                    source.unit())));
            scale.setBackground(HeatScale.background());
        }
    }

    private void light(@Nullable Set<String> ids) {
        viewer.lit().retainAll(ids == null ? Set.of() : ids);
        if (ids != null) {
            viewer.lit().addAll(ids);
        }
    }

    private void select(@Nullable String mark) {
        OpenSession session = current.getValue();
        if (session != null) {
            session.attention().selectMark(mark);
        }
    }

    private void point(@Nullable Point2D at) {
        pointer.setText(
                at == null
                        ? ""
                        : texts.format(
                                "viewer.pointer",
                                String.valueOf((int) at.getX()),
                                String.valueOf((int) at.getY())));
    }

    private String percent() {
        return viewer.pictureProperty().get() == null
                ? ""
                : texts.format("viewer.percent", Math.round(100 * viewer.scaleProperty().get()));
    }

    private static void set(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
