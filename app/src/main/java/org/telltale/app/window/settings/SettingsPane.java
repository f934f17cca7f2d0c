package org.telltale.app.window.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.runtime.Accelerator;

/** The sheet of settings. What is chosen holds at once and is remembered; there is no "apply". */
public final class SettingsPane {
    /** Languages that the window's sentences are written in. */
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH);

    private final ObjectProperty<WindowSettings> settings;
    private final String dataFolder;
    private final Runnable onClose;
    private final Texts texts;
    private final Parent root;

    @FXML private ComboBox<ThemeChoice> theme;
    @FXML private ComboBox<Integer> fontPercent;
    @FXML private ComboBox<Profile> profile;
    @FXML private ComboBox<String> accelerator;
    @FXML private ComboBox<String> language;
    @FXML private TextField data;

    /**
     * A sheet over the window's settings.
     *
     * @param dataFolder where sessions, maps and pasted pictures are kept
     * @param onClose called when the user closes the sheet
     */
    public SettingsPane(
            ObjectProperty<WindowSettings> settings,
            String dataFolder,
            Runnable onClose,
            Locale language) {
        this.settings = settings;
        this.dataFolder = dataFolder;
        this.onClose = onClose;
        this.texts = Texts.of("settings", language);
        this.root = Fxml.load(this, texts);
    }

    /** The pane itself. */
    public Parent root() {
        return root;
    }

    /** Puts the cursor into the first field. */
    public void focus() {
        theme.requestFocus();
    }

    @FXML
    void initialize() {
        row(
                theme,
                List.of(ThemeChoice.values()),
                choice -> texts.get("settings.theme." + choice.name()),
                Preferences::theme,
                Preferences::withTheme);
        row(
                fontPercent,
                IntStream.rangeClosed(
                                Preferences.SMALLEST / Preferences.STEP,
                                Preferences.LARGEST / Preferences.STEP)
                        .mapToObj(step -> step * Preferences.STEP)
                        .toList(),
                percent -> texts.format("settings.font.percent", percent),
                Preferences::fontPercent,
                Preferences::withFontPercent);
        row(
                profile,
                List.of(Profile.values()),
                one -> texts.get("settings.profile." + one.name()),
                Preferences::profile,
                Preferences::withProfile);
        row(
                accelerator,
                accelerators(),
                this::name,
                Preferences::accelerator,
                Preferences::withAccelerator);
        row(
                language,
                LANGUAGES.stream().map(Locale::toLanguageTag).toList(),
                SettingsPane::ownName,
                Preferences::language,
                Preferences::withLanguage);
        data.setText(dataFolder);
    }

    @FXML
    void reset() {
        settings.set(settings.get().withPreferences(Preferences.FIRST));
    }

    @FXML
    void close() {
        onClose.run();
    }

    /** Keeps a field and a preference the same, whichever of them is changed. */
    private <T> void row(
            ComboBox<T> field,
            List<T> choices,
            Function<T, String> name,
            Function<Preferences, T> get,
            BiFunction<Preferences, T, Preferences> with) {
        field.getItems().setAll(choices);
        field.setConverter(converter(name));
        field.setVisibleRowCount(choices.size());
        settings.subscribe(now -> field.setValue(get.apply(now.preferences())));
        field.valueProperty()
                .addListener((p, old, chosen) -> {
                    WindowSettings now = settings.get();
                    if (chosen != null && !chosen.equals(get.apply(now.preferences()))) {
                        settings.set(now.withPreferences(with.apply(now.preferences(), chosen)));
                    }
                });
    }

    private List<String> accelerators() {
        // One that was chosen by hand stays offered, though this system does not usually have it.
        return Stream.of(
                        Stream.of(Preferences.AUTO),
                        Accelerator.usualOrder().stream().map(Accelerator::id),
                        Stream.of(settings.get().preferences().accelerator()))
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    private String name(String id) {
        return Accelerator.of(id)
                .map(one -> texts.format("settings.accelerator.one", one.name()))
                .orElseGet(() -> texts.get("settings.accelerator.auto"));
    }

    /** A language in its own words, as who looks for it knows it. */
    private static String ownName(String tag) {
        Locale one = Locale.forLanguageTag(tag);
        return one.getDisplayLanguage(one);
    }

    private static <T> StringConverter<T> converter(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        };
    }
}
