package org.telltale.app.window.filters;

import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.inference.filter.Parameter;
import org.telltale.inference.filter.ParameterValues;
import org.telltale.inference.filter.Unit;

/** Makes a row of controls for a parameter: its name, a slider with a field, a list or a box. */
final class ParameterEditors {
    /** Width from which a name stands beside its controls instead of above them. */
    private static final double WIDE = 400;

    private static final double NAME = 150;
    private static final double GAP = 8;

    private final Texts texts;

    ParameterEditors(Texts texts) {
        this.texts = texts;
    }

    /**
     * A row for a parameter.
     *
     * @param values of the filter now
     * @param onChange told each new value
     */
    Node row(Parameter<?> parameter, ParameterValues values, Consumer<Object> onChange) {
        String title = texts.get("parameter." + parameter.id());
        return switch (parameter) {
            case Parameter.Whole whole ->
                    numbers(
                            title,
                            new Range(whole.least(), whole.most(), whole.step(), whole.step()),
                            whole.unit(),
                            values.get(whole),
                            value -> onChange.accept((int) Math.round(value)));
            case Parameter.Real real ->
                    numbers(
                            title,
                            new Range(real.least(), real.most(), 0, increment(real)),
                            real.unit(),
                            values.get(real),
                            onChange::accept);
            case Parameter.Choice<?> choice ->
                    named(title, choices(title, choice, values, onChange));
            case Parameter.Switch on -> {
                CheckBox box = new CheckBox(title);
                box.setSelected(values.get(on));
                box.selectedProperty().subscribe((old, now) -> onChange.accept(now));
                yield box;
            }
        };
    }

    private static double increment(Parameter.Real real) {
        return Math.max(0.1, Math.rint((real.most() - real.least()) / 50));
    }

    /**
     * A name with its controls, in one line where there is room.
     *
     * @param first takes what room there is
     * @param others as wide as they are
     */
    private static Node named(String title, Region first, Region... others) {
        Label name = new Label(title);
        FlowPane row = new FlowPane(GAP, 2, name, first);
        row.getChildren().addAll(others);
        row.setRowValignment(VPos.CENTER);
        // Else it would never become narrower than what it holds now.
        row.setMinWidth(0);
        row.widthProperty()
                .subscribe(width -> {
                    double whole = width.doubleValue();
                    double left = whole - NAME - 2 * GAP;
                    for (Region other : others) {
                        left -= other.prefWidth(-1) + GAP;
                    }
                    boolean wide = whole >= WIDE;
                    name.setPrefWidth(wide ? NAME : whole);
                    first.setPrefWidth(wide ? left : whole);
                });
        return row;
    }

    private Node numbers(
            String title, Range range, Unit unit, double value, Consumer<Double> onChange) {
        Slider slider = new Slider(range.least, range.most, value);
        slider.setBlockIncrement(range.increment);
        slider.setAccessibleText(title);
        slider.setMinWidth(0);
        Spinner<Double> field = field(title, range, value);
        SpinnerValueFactory<Double> numbers = field.getValueFactory();
        slider.valueProperty()
                .subscribe((old, now) -> numbers.setValue(range.nearest(now.doubleValue())));
        numbers.valueProperty()
                .subscribe((old, now) -> {
                    double nearest = range.nearest(now);
                    if (nearest != now) {
                        numbers.setValue(nearest);
                        return;
                    }
                    if (range.nearest(slider.getValue()) != nearest) {
                        slider.setValue(nearest);
                    }
                    onChange.accept(nearest);
                });
        HBox number = new HBox(field);
        number.getStyleClass().add("filter-numbers");
        if (unit != Unit.NONE) {
            Label name = new Label(texts.get("unit." + unit.name()));
            name.getStyleClass().add("muted");
            name.setMinWidth(Label.USE_PREF_SIZE);
            number.getChildren().add(name);
        }
        return named(title, slider, number);
    }

    private Spinner<Double> field(String title, Range range, double value) {
        SpinnerValueFactory<Double> numbers =
                new SpinnerValueFactory.DoubleSpinnerValueFactory(
                        range.least, range.most, value, range.increment);
        numbers.setConverter(new Numerals(texts.language(), numbers));
        Spinner<Double> field = new Spinner<>(numbers);
        field.setEditable(true);
        field.getEditor().setAccessibleText(title);
        field.setAccessibleText(title);
        field.getStyleClass().add("filter-number");
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        field.commitValue();
                    }
                });
        return field;
    }

    private <E extends Enum<E>> Region choices(
            String title,
            Parameter.Choice<E> choice,
            ParameterValues values,
            Consumer<Object> onChange) {
        ComboBox<E> box = new ComboBox<>();
        box.getItems().setAll(choice.options());
        box.setAccessibleText(title);
        box.setMinWidth(0);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable E option) {
                        return option == null ? "" : texts.get("option." + option.name());
                    }

                    @Override
                    public @Nullable E fromString(String name) {
                        return null;
                    }
                });
        box.setValue(values.get(choice));
        box.valueProperty().subscribe((old, now) -> onChange.accept(now));
        return box;
    }

    /**
     * What a number may be.
     *
     * @param step between allowed values, counted from the least; 0 where all are, to two decimals
     * @param increment of one press of a key
     */
    private record Range(double least, double most, double step, double increment) {
        double nearest(double value) {
            double nearest =
                    step == 0
                            ? Math.round(value * 100) / 100.0
                            : least + Math.round((value - least) / step) * step;
            return Math.clamp(nearest, least, most);
        }
    }

    /** Numbers as the reader writes them; what is none leaves the value as it was. */
    private static final class Numerals extends StringConverter<Double> {
        private final NumberFormat format;
        private final SpinnerValueFactory<Double> values;

        Numerals(Locale language, SpinnerValueFactory<Double> values) {
            this.values = values;
            format = NumberFormat.getNumberInstance(language);
            format.setMaximumFractionDigits(2);
        }

        @Override
        public String toString(@Nullable Double value) {
            return value == null ? "" : format.format(value);
        }

        @Override
        public Double fromString(String text) {
            ParsePosition at = new ParsePosition(0);
            Number number = format.parse(text.strip(), at);
            return number == null || at.getIndex() < text.strip().length()
                    ? values.getValue()
                    : Double.valueOf(number.doubleValue());
        }
    }
}
