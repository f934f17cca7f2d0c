package org.telltale.app.window.filters;

import javafx.beans.InvalidationListener;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.inference.filter.Filter;
import org.telltale.inference.filter.FilterKind;
import org.telltale.inference.filter.FilterStack;
import org.telltale.inference.filter.FilteredPixels;
import org.telltale.inference.filter.LevelSweep;
import org.telltale.inference.filter.Parameter;

/** What the chosen filter shows and does not prove, and its parameters. */
final class FilterSettingsPane {
    private final FiltersModel model;
    private final Texts texts;
    private final ParameterEditors editors;
    private final Label title = new Label();
    private final Label shows = wrapped();
    private final Label provesNot = wrapped();
    private final Label obstacle = wrapped();
    private final VBox parameters = new VBox();
    private final HistogramView histogram = new HistogramView();
    private final VBox root = new VBox(title, shows, provesNot, obstacle, parameters, histogram);
    private int index = -1;
    private @Nullable FilterKind<?> kind;

    FilterSettingsPane(FiltersModel model) {
        this.model = model;
        this.texts = model.texts();
        this.editors = new ParameterEditors(texts);
        title.getStyleClass().add("section-title");
        provesNot.getStyleClass().add("muted");
        obstacle.getStyleClass().add("filter-obstacle");
        parameters.getStyleClass().add("filter-parameters");
        root.getStyleClass().add("filter-settings");
        root.setMinWidth(0);
        histogram.setAccessibleText(texts.get("filters.histogram"));
        model.steps().addListener((InvalidationListener) o -> update());
        update();
    }

    private static Label wrapped() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    Parent root() {
        return root;
    }

    /** Shows the filter at a place of the stack; a negative one for none. */
    void show(int newIndex) {
        if (newIndex != index) {
            index = newIndex;
            kind = null;
            update();
        }
    }

    /** Something else is drawn. */
    void drawn() {
        FilteredPixels.Drawn step = model.drawnStep(index);
        histogram.show(step == null ? null : step.before());
        String why = model.obstacle(index);
        obstacle.setText(why == null ? "" : texts.format("filters.obstacle", why));
        obstacle.setVisible(why != null);
        obstacle.setManaged(why != null);
    }

    /** Builds the rows anew for another filter only, so that a slider being dragged stays. */
    private void update() {
        boolean any = index >= 0 && index < model.steps().size();
        Filter filter = any ? model.steps().get(index).filter() : null;
        if (filter == null) {
            kind = null;
            parameters.getChildren().clear();
            title.setText(texts.get("filters.none"));
            shows.setText(texts.get("filters.none.hint"));
            provesNot.setText("");
        } else if (!filter.kind().equals(kind)) {
            kind = filter.kind();
            describe(filter);
        }
        histogram.setVisible(filter != null);
        histogram.mark(filter instanceof LevelSweep sweep ? sweep : null);
        drawn();
    }

    private void describe(Filter filter) {
        String key = "filter." + filter.kind().id();
        title.setText(texts.get(key));
        shows.setText(texts.format("filters.shows", texts.get(key + ".shows")));
        provesNot.setText(texts.format("filters.proves-not", texts.get(key + ".proves-not")));
        parameters.getChildren().clear();
        for (Parameter<?> parameter : filter.kind().parameters()) {
            parameters
                    .getChildren()
                    .add(editors.row(parameter, filter.values(), value -> set(parameter, value)));
        }
    }

    private void set(Parameter<?> parameter, Object value) {
        if (index >= 0 && index < model.steps().size()) {
            FilterStack.Step step = model.steps().get(index);
            Filter filter = step.filter();
            model.change(index, filter.kind().of(filter.values().with(parameter, value)));
        }
    }
}
