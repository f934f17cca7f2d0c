package org.telltale.app.window.viewer;

import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
import org.telltale.viewers.image.HeatMap;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.ViewLink;

/** The picture of the session on the desk, with its marks and maps, and the buttons around it. */
public final class ViewerPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final Runnable onOpen;
    private final Texts texts;
    private final Marks marks;
    private final ImageViewer viewer = new ImageViewer();
    private final ImageViewer mapViewer = new ImageViewer();
    private final MapBar mapBar;
    private final Parent root;

    @FXML private Label zoom;
    @FXML private Label pointer;
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
    @FXML private VBox rows;
    @FXML private HBox views;
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
        this.mapBar = new MapBar(texts);
        this.root = Fxml.load(this, texts);
    }

    /** The pane itself. */
    public Parent root() {
        return root;
    }

    /** The viewer of the picture inside it. */
    public ImageViewer viewer() {
        return viewer;
    }

    /** The viewer of the map beside it. */
    public ImageViewer mapViewer() {
        return mapViewer;
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

    /** Puts the map beside the picture or back over it, and shows it. */
    public void toggleBeside() {
        if (!heat.isDisabled()) {
            mapBar.besideProperty().set(!(heat.isSelected() && mapBar.besideProperty().get()));
            heat.setSelected(true);
        }
    }

    /** Shows the next map, or the one before. */
    public void showNextMap(int direction) {
        if (!heat.isDisabled()) {
            if (heat.isSelected()) {
                mapBar.choose(direction);
            }
            heat.setSelected(true);
        }
    }

    @FXML
    void initialize() {
        arrange();
        follow();
        zoom.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::percent, viewer.scaleProperty(), viewer.pictureProperty()));
        viewer.pointerProperty().subscribe(this::point);
        viewer.boxesVisibleProperty().bind(boxes.selectedProperty());
        viewer.regionsVisibleProperty().bind(regions.selectedProperty());
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
        current.map(OpenSession::attention)
                .flatMap(Attention::wantedMapProperty)
                .subscribe(this::open);
        viewer.selectedMarkProperty().subscribe(this::select);
    }

    /** Puts two views of the picture side by side, of which the second shows the map alone. */
    private void arrange() {
        rows.getChildren().add(1, mapBar.root());
        for (ImageViewer one : List.of(viewer, mapViewer)) {
            one.setMinWidth(0);
            one.setPrefWidth(1);
            HBox.setHgrow(one, Priority.ALWAYS);
            views.getChildren().add(one);
        }
        BooleanBinding shown = heat.selectedProperty().and(heat.disabledProperty().not());
        mapBar.root().visibleProperty().bind(shown);
        mapBar.root().managedProperty().bind(shown);
        // A map of frequencies has no place in the picture, so it never lies over it.
        BooleanBinding frequencies =
                Bindings.createBooleanBinding(
                        () -> showsFrequencies(mapBar.chosenProperty().get()),
                        mapBar.chosenProperty());
        mapViewer.visibleProperty().bind(shown.and(mapBar.besideProperty().or(frequencies)));
        mapViewer.managedProperty().bind(mapViewer.visibleProperty());
        viewer.heatMapVisibleProperty().bind(shown.and(mapBar.besideProperty().not()));
        viewer.heatMapOpacityProperty().bind(mapBar.opacityProperty());
        mapViewer.heatMapVisibleProperty().set(true);
        mapViewer.heatMapOpacityProperty().set(1);
        viewer.heatMapProperty()
                .bind(
                        Bindings.createObjectBinding(
                                () -> overPicture(mapBar.chosenProperty().get()),
                                mapBar.chosenProperty()));
        mapViewer
                .heatMapProperty()
                .bind(
                        Bindings.createObjectBinding(
                                () -> alone(mapBar.chosenProperty().get()),
                                mapBar.chosenProperty(),
                                viewer.pictureProperty()));
    }

    private static boolean showsFrequencies(@Nullable ShownMap map) {
        return map != null && map.source().showsFrequencies();
    }

    private static @Nullable HeatMap overPicture(@Nullable ShownMap map) {
        return map == null || showsFrequencies(map) ? null : map.colours();
    }

    /** The map for the view of its own: one of frequencies fills the picture's frame. */
    private @Nullable HeatMap alone(@Nullable ShownMap map) {
        Picture picture = viewer.pictureProperty().get();
        if (map == null || !showsFrequencies(map) || picture == null) {
            return map == null ? null : map.colours();
        }
        EvidenceMap source = map.source();
        return new HeatMap(
                map.colours().image(),
                new EvidenceMap.Transform(
                        picture.width() / (double) source.width(),
                        picture.height() / (double) source.height(),
                        0,
                        0));
    }

    /** Whatever is done to one view is done to the other. */
    private void follow() {
        ViewLink.join(viewer, mapViewer);
        mapViewer.pictureProperty().bind(viewer.pictureProperty());
        Bindings.bindContent(mapViewer.marks(), viewer.marks());
        Bindings.bindContent(mapViewer.lit(), viewer.lit());
        mapViewer.boxesVisibleProperty().bind(viewer.boxesVisibleProperty());
        mapViewer.regionsVisibleProperty().bind(viewer.regionsVisibleProperty());
        mapViewer.selectedMarkProperty().bindBidirectional(viewer.selectedMarkProperty());
        mapViewer.pointerProperty().subscribe(this::point);
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
        mapBar.offer(now);
        heat.setDisable(now.isEmpty());
    }

    private void open(@Nullable String map) {
        if (map != null && mapBar.choose(map)) {
            heat.setSelected(true);
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
            if (mark != null) {
                mapBar.choose(session.mapOf(mark));
            }
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
