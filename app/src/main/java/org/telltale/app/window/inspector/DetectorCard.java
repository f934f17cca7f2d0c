package org.telltale.app.window.inspector;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.Attention;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.face.Face;

/** One detector's answer, with the way to its map and its places. */
final class DetectorCard extends VBox {
    private final Texts texts;

    DetectorCard(DetectorRun run, DetectorText words, Texts texts, Attention attention) {
        this.texts = texts;
        getStyleClass().add("detector");
        Label title = new Label(run.detector().title(), icon(run.outcome()));
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label score = new Label(words.score(run));
        score.getStyleClass().add("figure");
        score.setMinWidth(Region.USE_PREF_SIZE);
        HBox first = new HBox(title, score);
        first.getStyleClass().add("cue-row");
        getChildren().addAll(first, muted(words.outcome(run)));
        String remedy = words.remedy(run);
        if (remedy != null) {
            getChildren().add(muted(remedy));
        }
        Label provenance = muted(words.provenance(run));
        Tooltip details = new Tooltip(words.details(run));
        details.setWrapText(true);
        details.setMaxWidth(520);
        provenance.setTooltip(details);
        provenance.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(provenance, Priority.ALWAYS);
        HBox last = new HBox(provenance);
        last.getStyleClass().add("cue-row");
        addOpeners(last, run, attention);
        getChildren().add(last);
        setAccessibleText(run.detector().title() + ". " + words.outcome(run));
    }

    private void addOpeners(HBox row, DetectorRun run, Attention attention) {
        Evidence evidence = run.outcome().evidence();
        Set<String> places = places(evidence);
        if (!places.isEmpty()) {
            row.getChildren()
                    .add(
                            opener(
                                    "detectors.places",
                                    "show-places",
                                    run,
                                    () -> attention.showMarks(places)));
        }
        String map = map(evidence);
        if (map != null) {
            row.getChildren()
                    .add(opener("detectors.map", "show-map", run, () -> attention.showMap(map)));
        }
    }

    private Button opener(String key, String style, DetectorRun run, Runnable action) {
        Button button = new Button(texts.get(key));
        button.setAccessibleText(texts.format(key + ".of", run.detector().title()));
        button.getStyleClass().addAll("flat", "small", style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return button;
    }

    /** Marks of what has a place: findings, cues with a box, faces. */
    static Set<String> places(Evidence evidence) {
        Set<String> marks = new LinkedHashSet<>();
        evidence.findings().stream()
                .filter(finding -> finding.place() instanceof Place.Region)
                .map(Finding::id)
                .forEach(marks::add);
        evidence.cues().stream().filter(cue -> cue.box() != null).map(Cue::id).forEach(marks::add);
        evidence.faces().stream().map(Face::id).forEach(marks::add);
        return marks;
    }

    /** The map of the measurement, or else the mask of the first finding; null without one. */
    private static @Nullable String map(Evidence evidence) {
        return evidence.maps().stream()
                .map(EvidenceMap::sha256)
                .min(Comparator.comparing(sha256 -> isMask(evidence, sha256)))
                .orElse(null);
    }

    private static boolean isMask(Evidence evidence, String sha256) {
        return evidence.findings().stream()
                .anyMatch(finding ->
                        finding.place() instanceof Place.Region region
                                && sha256.equals(region.mask()));
    }

    private static FontIcon icon(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed c -> icon("mdoal-check_circle", "completed");
            case Outcome.NotApplicable n -> icon("mdomz-remove_circle_outline", "not-applicable");
            case Outcome.Inconclusive i -> icon("mdoal-help_outline", "inconclusive");
            case Outcome.Failed f -> icon("mdoal-error_outline", "failed");
            case Outcome.Cancelled c -> icon("mdoal-cancel", "not-applicable");
        };
    }

    /** An outcome's icon. */
    static FontIcon icon(String literal, String style) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().addAll("outcome-icon", style);
        return icon;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }
}
