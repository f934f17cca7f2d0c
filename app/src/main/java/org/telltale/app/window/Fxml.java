package org.telltale.app.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads panes; their controllers are made by the caller, with constructor arguments. */
public final class Fxml {
    private Fxml() {}

    /**
     * Loads the FXML that stands beside the controller's class and has its name, and fills the
     * controller's fields.
     *
     * @return the pane
     * @throws UncheckedIOException if the FXML is broken: a fault of the program
     */
    public static Parent load(Object controller, Texts texts) {
        String name = controller.getClass().getSimpleName() + ".fxml";
        URL place = Objects.requireNonNull(controller.getClass().getResource(name), name);
        FXMLLoader loader = new FXMLLoader(place, texts.bundle());
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
