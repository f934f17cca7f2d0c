package org.telltale.app.window.viewer;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.AnalystHand;
import org.telltale.app.window.desk.Attention;
import org.telltale.app.window.desk.Marks;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureState;
import org.telltale.app.window.desk.ShownMap;
import org.telltale.db.session.SessionSummary;
import org.telltale.viewers.image.HeatMap;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Minimap;
import org.telltale.viewers.image.Overlays;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.Turn;

/** The picture of the session on the desk, with what lies over it, and the buttons around it. */
public final class ViewerPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final Runnable onOpen;
    private final ViewerSurroundings around;
    private final Texts texts;
    private final Marks marks;
    private final ImageViewer viewer = new ImageViewer();
    private final ImageViewer mapViewer = new ImageViewer();
    private final PixelWords words;
    private final ViewerBar bar;
    private final MapBar mapBar;
    private final CompareBar compareBar;
    private final Comparing comparing;
    private final Measuring measuring;
    private final Drawing drawing;
    private final RenderedPicture rendered;
    private final Legend legend;
    private final Minimap minimap = new Minimap(viewer);
    private final BooleanProperty places = new SimpleBooleanProperty(true);
    private final Parent root;

    @FXML private Label note;
    @FXML private Label emptyText;
    @FXML private FontIcon emptyIcon;
    @FXML private VBox rows;
    @FXML private HBox middle;
    @FXML private StackPane stage;
    @FXML private HBox views;
    @FXML private VBox empty;
    @FXML private Button open;
    @FXML private ProgressIndicator loading;

    /**
     * A pane that follows the session on the desk.
     *
     * @param onOpen called when the user wants to open a file
     * @param around what the pane needs of the window
     * @param marks makes what is drawn over the picture
     */
    public ViewerPane(
            ObservableValue<@Nullable OpenSession> current,
            Runnable onOpen,
            ViewerSurroundings around,
            Texts texts,
            Marks marks) {
        this.current = current;
        this.onOpen = onOpen;
        this.around = around;
        this.texts = texts;
        this.marks = marks;
        this.words = new PixelWords(texts);
        this.bar = new ViewerBar(viewer, texts);
        this.mapBar = new MapBar(texts);
        this.compareBar = new CompareBar(texts);
        this.legend = new Legend(viewer.overlays(), texts);
        this.rendered = new RenderedPicture(viewer, around.pictures());
        this.drawing = new Drawing(viewer, bar, current, around.keeper(), texts);
        this.measuring =
                new Measuring(
                        viewer,
                        bar,
                        new ReadOuts(
                                around.pictures().computing("region"),
                                around.pictures().computing("profile"),
                                rendered::window,
                                texts),
                        drawing);
        this.comparing =
                new Comparing(
                        viewer,
                        mapViewer,
                        compareBar,
                        new FromSessions(),
                        around.pictures().computing("difference"),
                        texts);
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

    /** The viewer of what stands beside it: the map, or another picture. */
    public ImageViewer mapViewer() {
        return mapViewer;
    }

    /** Keeps what is being written of a region; before the window closes. */
    public void finish() {
        drawing.finish();
    }

    /** Shows or hides something, where there is something to show. */
    public void toggle(Layer layer) {
        bar.button(layer).fire();
    }

    /** Takes a tool. */
    public void take(MouseTool tool) {
        ToggleButton button = bar.button(tool);
        if (!button.isDisabled()) {
            button.setSelected(true);
        }
    }

    /** Back to the hand; whether another tool was active. */
    public boolean putToolAway() {
        boolean other = !bar.button(MouseTool.HAND).isSelected();
        bar.button(MouseTool.HAND).setSelected(true);
        return other;
    }

    /** Turns the view, where there is a picture. */
    public void turn(Turn turn) {
        if (viewer.pictureProperty().get() != null) {
            viewer.turn(turn);
        }
    }

    /** Puts the map beside the picture or back over it, and shows it. */
    public void toggleBeside() {
        ToggleButton heat = bar.button(Layer.HEAT);
        if (!heat.isDisabled()) {
            mapBar.besideProperty().set(!(heat.isSelected() && mapBar.besideProperty().get()));
            heat.setSelected(true);
        }
    }

    /** Shows the next map, or the one before. */
    public void showNextMap(int direction) {
        ToggleButton heat = bar.button(Layer.HEAT);
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
        new MapViews(viewer, mapViewer, bar, mapBar, comparing, places).connect();
        bindOverlays();
        bar.zoom()
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::percent, viewer.scaleProperty(), viewer.pictureProperty()));
        viewer.pointerProperty().subscribe(this::point);
        mapViewer.pointerProperty().subscribe(this::point);
        new RememberedView(bar, mapBar, around.settings()).connect();
        open.setOnAction(e -> onOpen.run());
        // Another session is shown whole; a filtered picture where the picture was.
        current.subscribe(session -> viewer.fit());
        current.flatMap(OpenSession::shownProperty).subscribe(this::show);
        current.flatMap(OpenSession::runsProperty).subscribe(runs -> mark());
        current.flatMap(OpenSession::mapsProperty).subscribe(this::offer);
        around.sessions().subscribe(sessions -> offerComparison());
        current.map(OpenSession::attention)
                .flatMap(Attention::litMarksProperty)
                .subscribe(this::light);
        current.map(OpenSession::attention)
                .flatMap(Attention::selectedMarkProperty)
                .subscribe(id -> viewer.overlays().selectedMarkProperty().set(id));
        current.map(OpenSession::attention)
                .flatMap(Attention::wantedMapProperty)
                .subscribe(this::open);
        viewer.overlays().selectedMarkProperty().subscribe(this::select);
        current.map(OpenSession::hand).flatMap(AnalystHand::workProperty).subscribe(work -> mark());
        drawing.connect();
    }

    /** Puts the bars above, two views side by side, the panel to the right of them. */
    private void arrange() {
        rows.getChildren().addAll(0, List.of(bar.root(), mapBar.root(), compareBar.root()));
        for (ImageViewer one : List.of(viewer, mapViewer)) {
            one.setMinWidth(0);
            one.setPrefWidth(1);
            HBox.setHgrow(one, Priority.ALWAYS);
            views.getChildren().add(one);
        }
        Node panel = measuring.panel();
        middle.getChildren().add(panel);
        minimap.setAccessibleText(texts.get("viewer.layer.MINIMAP"));
        StackPane corner = new StackPane(minimap);
        corner.setPickOnBounds(false);
        corner.getStyleClass().add("minimap-corner");
        StackPane.setAlignment(minimap, Pos.BOTTOM_RIGHT);
        stage.getChildren().addAll(legend.root(), corner, drawing.card());
        StackPane.setAlignment(legend.root(), Pos.TOP_LEFT);
        StackPane.setAlignment(drawing.card(), Pos.TOP_RIGHT);
        BooleanBinding picture = viewer.pictureProperty().isNotNull();
        MapViews.show(panel, bar.on(Layer.READ_OUTS).and(picture));
        MapViews.show(compareBar.root(), bar.on(Layer.COMPARE).and(picture));
        MapViews.show(legend.root(), bar.on(Layer.LEGEND).and(picture));
        MapViews.show(corner, bar.on(Layer.MINIMAP).and(picture));
    }

    private void bindOverlays() {
        Overlays over = viewer.overlays();
        over.boxesVisibleProperty().bind(bar.button(Layer.BOXES).selectedProperty());
        over.masksVisibleProperty().bind(bar.button(Layer.MASKS).selectedProperty());
        over.regionsVisibleProperty().bind(bar.button(Layer.REGIONS).selectedProperty());
        over.linksVisibleProperty().bind(bar.button(Layer.LINKS).selectedProperty());
        bar.button(Layer.ALPHA)
                .selectedProperty()
                .subscribe(shown -> {
                    rendered.alpha(shown);
                    remark();
                });
        InvalidationListener changed = o -> legend.update();
        List.of(
                        over.marks(),
                        over.masks(),
                        over.links(),
                        over.lit(),
                        over.boxesVisibleProperty(),
                        over.masksVisibleProperty(),
                        over.regionsVisibleProperty(),
                        over.linksVisibleProperty())
                .forEach(part -> part.addListener(changed));
        legend.update();
    }

    private void show(@Nullable PictureState state) {
        String sentence = null;
        switch (state) {
            case PictureState.Shown shown -> {}
            case PictureState.Absent absent -> sentence = absent.why();
            case PictureState.Loading l -> sentence = "";
            case null -> sentence = texts.get("viewer.empty");
        }
        OpenSession session = current.getValue();
        places.set(session == null || session.showsPlaces());
        measuring.reset();
        rendered.show(state instanceof PictureState.Shown shown ? shown : null);
        boolean picture = viewer.pictureProperty().get() != null;
        mark();
        loading.setVisible(state instanceof PictureState.Loading);
        set(empty, !picture && !loading.isVisible());
        set(open, state == null);
        emptyIcon.setIconLiteral(
                state == null ? "mdoal-add_photo_alternate" : "mdoal-broken_image");
        emptyText.setText(sentence);
        remark();
        bar.enable(picture);
        drawing.update();
        bar.button(Layer.ALPHA).setDisable(!rendered.hasAlpha());
        offerComparison();
    }

    private void remark() {
        String words = rendered.note(texts, bar.button(Layer.ALPHA).isSelected());
        note.setText(words);
        set(note, !words.isEmpty());
    }

    private void mark() {
        OpenSession session = current.getValue();
        Overlays over = viewer.overlays();
        if (session == null || !session.showsPlaces()) {
            over.marks().clear();
            over.links().clear();
        } else {
            over.marks()
                    .setAll(
                            marks.of(
                                    session.evidence().toList(),
                                    session.hand().workProperty().get()));
            over.links().setAll(marks.links(session.evidence().toList()));
        }
        mask();
    }

    private void mask() {
        OpenSession session = current.getValue();
        List<ShownMap> maps =
                session == null || !session.showsPlaces()
                        ? List.of()
                        : session.mapsProperty().get();
        viewer.overlays().masks().setAll(marks.masks(maps, viewer.overlays().marks()));
    }

    private void offer(@Nullable List<ShownMap> offered) {
        List<ShownMap> now = offered == null ? List.of() : offered;
        mapBar.offer(now);
        bar.button(Layer.HEAT).setDisable(now.isEmpty());
        mask();
        offerComparison();
    }

    private void offerComparison() {
        OpenSession session = current.getValue();
        boolean map = session != null && !session.mapsProperty().get().isEmpty();
        compareBar.offer(map, around.sessions().getValue(), session == null ? null : session.id());
    }

    private void open(@Nullable String map) {
        if (map != null && mapBar.choose(map)) {
            bar.button(Layer.HEAT).setSelected(true);
        }
    }

    private void light(@Nullable Set<String> ids) {
        viewer.overlays().lit().retainAll(ids == null ? Set.of() : ids);
        if (ids != null) {
            viewer.overlays().lit().addAll(ids);
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
        Picture picture = viewer.pictureProperty().get();
        bar.pointer().setText(words.line(picture, at));
        if (bar.on(Layer.READ_OUTS).get()) {
            measuring.point(at, comparing.otherPicture(), comparing.otherSize());
        }
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

    /** Maps of the session on the desk, pictures of stored ones. */
    private final class FromSessions implements ComparedSource {
        @Override
        public @Nullable HeatMap map() {
            return places.get() ? MapViews.overPicture(mapBar.chosenProperty().get()) : null;
        }

        @Override
        public boolean filtered() {
            return rendered.filtered();
        }

        @Override
        public void open(SessionSummary session, Consumer<PictureState> then) {
            around.pictures().beside(() -> around.stored().apply(session.id()), then);
        }

        @Override
        public void forget() {
            around.pictures().forgetBeside();
        }
    }
}
