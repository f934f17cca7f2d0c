package org.telltale.app.window;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.viewer.Layer;
import org.telltale.app.window.viewer.MouseTool;
import org.telltale.inference.filter.ErrorLevel;
import org.telltale.inference.filter.LocalContrast;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.ViewTool;

/**
 * What {@link Screenshots} draws: the one place where a view is added. Each is opened and closed on
 * the JavaFX thread, by the commands that the user has for it.
 */
final class ScreenshotViews {
    private ScreenshotViews() {}

    /** Views that need no file, drawn while none is open. */
    static List<View> withoutFile() {
        return List.of(
                new View("empty", window -> {}, window -> {}),
                toggled("packs"),
                toggled("settings"),
                toggled("jobs"),
                toggled("keys"),
                new View(
                        "palette",
                        window -> {
                            window.commands().run("palette");
                            palette(window).setText("map");
                        },
                        window -> window.commands().run("palette")));
    }

    /** Views of one file, which lies on the desk. */
    static List<View> ofFile() {
        return List.of(
                new View("summary", window -> {}, window -> {}),
                new View("linked", ScreenshotViews::linkFirst, ScreenshotViews::unlink),
                new View(
                        "heat",
                        window -> window.commands().run("heat"),
                        window -> window.commands().run("heat")),
                new View(
                        "beside",
                        window -> {
                            window.commands().run("heat");
                            window.commands().run("beside");
                        },
                        window -> {
                            window.commands().run("beside");
                            window.commands().run("heat");
                        }),
                new View("compare", ScreenshotViews::compare, ScreenshotViews::compare),
                new View("pixels", ScreenshotViews::magnify, ScreenshotViews::reduce),
                new View("filters", ScreenshotViews::filter, ScreenshotViews::unfilter),
                new View("region", ScreenshotViews::drawRegion, ScreenshotViews::unselect),
                new View("editing", ScreenshotViews::edit, ScreenshotViews::endEditing),
                new View("rubric", window -> scroll(window, ".rubric-chip"), ScreenshotViews::top),
                new View(
                        "detectors",
                        window -> scroll(window, ".detector-list"),
                        ScreenshotViews::top),
                new View("cues", window -> tab(window, 1), window -> tab(window, 0)),
                new View("metadata", window -> tab(window, 2), window -> tab(window, 0)),
                new View(
                        "unusual",
                        window -> {
                            tab(window, 2);
                            fire(window, "#unusual");
                        },
                        window -> {
                            fire(window, "#unusual");
                            tab(window, 0);
                        }),
                new View(
                        "session-filter",
                        window -> {
                            fire(window, "#filter");
                            sessions(window).getSelectionModel().selectAll();
                        },
                        window -> {
                            sessions(window).getSelectionModel().clearSelection();
                            fire(window, "#filter");
                        }),
                toggled("export"),
                new View(
                        "banners",
                        window -> {
                            window.workspace()
                                    .tell(
                                            Banner.of(
                                                    Banner.Kind.ERROR,
                                                    "broken.jpg: the file is empty."));
                            window.workspace()
                                    .tell(Banner.of(Banner.Kind.INFO, "One entry written."));
                        },
                        window ->
                                List.copyOf(window.workspace().banners())
                                        .forEach(window.workspace()::dismiss)));
    }

    /** Everything about the picture at once; again, and it is gone. */
    private static void compare(TelltaleWindow window) {
        for (Layer layer : List.of(Layer.READ_OUTS, Layer.LEGEND, Layer.REGIONS, Layer.COMPARE)) {
            window.viewer().toggle(layer);
        }
    }

    private static void magnify(TelltaleWindow window) {
        window.viewer().toggle(Layer.READ_OUTS);
        ImageViewer shown = window.viewer().viewer();
        shown.zoomTo(40, shown.getWidth() / 2, shown.getHeight() / 2);
    }

    private static void reduce(TelltaleWindow window) {
        window.viewer().viewer().fit();
        window.viewer().toggle(Layer.READ_OUTS);
    }

    private static void filter(TelltaleWindow window) {
        window.workspace().filtersShownProperty().set(true);
        window.filters().add(ErrorLevel.KIND);
        window.filters().add(LocalContrast.KIND);
        ((ListView<?>) window.scene().lookup("#stack")).getSelectionModel().select(0);
    }

    private static void unfilter(TelltaleWindow window) {
        window.filters().remove(1);
        window.filters().remove(0);
        window.workspace().filtersShownProperty().set(false);
    }

    /** A box of the analyst's, which stays selected. */
    private static void drawRegion(TelltaleWindow window) {
        if (!window.workspace().currentProperty().get().hand().isReady()) {
            return;
        }
        ImageViewer shown = window.viewer().viewer();
        window.viewer().take(MouseTool.BOX);
        ViewTool tool = shown.toolProperty().get();
        Point2D from = new Point2D(shown.getWidth() * 0.4, shown.getHeight() * 0.4);
        Point2D to = new Point2D(shown.getWidth() * 0.6, shown.getHeight() * 0.7);
        tool.pressed(event(shown, from));
        tool.dragged(event(shown, to));
        tool.released(event(shown, to));
    }

    private static ViewTool.ToolEvent event(ImageViewer shown, Point2D at) {
        return new ViewTool.ToolEvent(
                shown, at, shown.transform().toSource(at.getX(), at.getY()), false, 1);
    }

    private static void unselect(TelltaleWindow window) {
        window.viewer().viewer().overlays().selectedMarkProperty().set(null);
        window.viewer().take(MouseTool.HAND);
    }

    private static void edit(TelltaleWindow window) {
        fire(window, "#editing");
        scroll(window, "#sentences");
        fire(window, ".sentence-tools .button");
    }

    private static void endEditing(TelltaleWindow window) {
        fire(window, "#editing");
        top(window);
    }

    /** Presses a button where there is one: a sound has no text to edit. */
    private static void fire(TelltaleWindow window, String selector) {
        if (window.scene().lookup(selector) instanceof ButtonBase button) {
            button.fire();
        }
    }

    private static ListView<?> sessions(TelltaleWindow window) {
        return (ListView<?>) window.scene().lookup("#list");
    }

    /** Brings a part of the summary to the top of it. */
    private static void scroll(TelltaleWindow window, String selector) {
        ScrollPane pane = (ScrollPane) window.scene().lookup(".inspector-pane .scroll-pane");
        Node content = pane.getContent();
        Node part = content.lookup(selector);
        if (part != null) {
            double top = content.sceneToLocal(part.localToScene(0, 0)).getY();
            double room =
                    content.getBoundsInLocal().getHeight() - pane.getViewportBounds().getHeight();
            pane.setVvalue(room <= 0 ? 0 : Math.clamp(top / room, 0, 1));
        }
    }

    private static void top(TelltaleWindow window) {
        ((ScrollPane) window.scene().lookup(".inspector-pane .scroll-pane")).setVvalue(0);
    }

    /** What one command opens and closes. */
    private static View toggled(String command) {
        return new View(
                command,
                window -> window.commands().run(command),
                window -> window.commands().run(command));
    }

    private static TextField palette(TelltaleWindow window) {
        return (TextField) window.scene().lookup(".palette .text-field");
    }

    private static void tab(TelltaleWindow window, int index) {
        ((TabPane) window.scene().lookup(".inspector-pane .tab-pane"))
                .getSelectionModel()
                .select(index);
    }

    /** Selects the first sentence that lights something up. */
    private static void linkFirst(TelltaleWindow window) {
        OpenSession session = window.workspace().currentProperty().get();
        int count = session.statementsProperty().get().size();
        for (int i = 0; i < count; i++) {
            session.attention().toggleStatement(i);
            if (!session.attention().litMarksProperty().get().isEmpty()) {
                return;
            }
        }
    }

    private static void unlink(TelltaleWindow window) {
        OpenSession session = window.workspace().currentProperty().get();
        for (int lit : List.copyOf(session.attention().litStatementsProperty().get())) {
            session.attention().toggleStatement(lit);
        }
    }

    /**
     * A view.
     *
     * @param name begins the names of its files
     * @param open shows it
     * @param close goes back
     */
    record View(String name, Consumer<TelltaleWindow> open, Consumer<TelltaleWindow> close) {}
}
