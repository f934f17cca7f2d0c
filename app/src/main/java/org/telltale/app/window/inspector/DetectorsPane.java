package org.telltale.app.window.inspector;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.reason.Reason;

/** Each detector's answer: outcome and reason, score, time and device. */
final class DetectorsPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final Texts texts;
    private final Parent root;

    @FXML private GridPane grid;

    DetectorsPane(ObservableValue<@Nullable OpenSession> current, Texts texts) {
        this.current = current;
        this.texts = texts;
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        current.flatMap(OpenSession::runsProperty).subscribe(runs -> show());
        current.flatMap(OpenSession::runningProperty).subscribe(info -> show());
    }

    private void show() {
        grid.getChildren().clear();
        OpenSession session = current.getValue();
        if (session == null) {
            return;
        }
        int row = 0;
        for (DetectorRun run : session.runsProperty().get()) {
            add(run, row);
            row += 2;
        }
        DetectorInfo running = session.runningProperty().get();
        if (running != null) {
            Label name = new Label(running.title());
            grid.addRow(row, icon("mdoal-hourglass_empty", "running"), name);
            grid.add(muted(texts.get("detectors.running")), 1, row + 1);
        }
    }

    private void add(DetectorRun run, int row) {
        Outcome outcome = run.outcome();
        Label name = new Label(run.detector().title());
        name.setTooltip(
                new Tooltip(
                        texts.format(
                                "detectors.identity",
                                run.detector().id(),
                                run.detector().version())));
        Label score = new Label(score(outcome.evidence().findings()));
        score.getStyleClass().add("figure");
        Label time = muted(texts.format("detectors.time", run.millis(), device(run)));
        grid.addRow(row, icon(outcome), name, score, time);
        Label reason = muted(reason(outcome));
        reason.setWrapText(true);
        reason.setMinHeight(Label.USE_PREF_SIZE);
        String map = map(outcome.evidence());
        grid.add(reason, 1, row + 1, map == null ? 3 : 2, 1);
        if (map != null) {
            grid.add(opener(run, map), 3, row + 1);
        }
        GridPane.setValignment(time, VPos.CENTER);
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

    private Button opener(DetectorRun run, String map) {
        Button button = new Button(texts.get("detectors.map"));
        button.setAccessibleText(texts.format("detectors.map.of", run.detector().title()));
        button.getStyleClass().addAll("flat", "small", "show-map");
        button.setOnAction(e -> {
            OpenSession session = current.getValue();
            if (session != null) {
                session.attention().showMap(map);
            }
        });
        GridPane.setHalignment(button, HPos.RIGHT);
        GridPane.setValignment(button, VPos.TOP);
        return button;
    }

    private String device(DetectorRun run) {
        return run.accelerator().toUpperCase(Locale.ROOT);
    }

    private String score(List<Finding> findings) {
        Finding strongest =
                findings.stream()
                        .filter(finding -> finding.llr() != null)
                        .max(Comparator.comparingDouble(DetectorsPane::size))
                        .orElse(null);
        Double llr = strongest == null ? null : strongest.llr();
        if (llr != null) {
            return texts.format("detectors.llr", String.format(texts.language(), "%+.2f", llr));
        }
        return findings.stream()
                .max(Comparator.comparingDouble(Finding::rawScore))
                .map(finding -> texts.format("detectors.raw", finding.rawScore()))
                .orElse("");
    }

    private static double size(Finding finding) {
        Double llr = finding.llr();
        return llr == null ? 0 : Math.abs(llr);
    }

    private String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed completed ->
                    completed.evidence().findings().isEmpty()
                                    && completed.evidence().cues().isEmpty()
                                    && completed.evidence().faces().isEmpty()
                                    && completed.evidence().declarations().isEmpty()
                            ? texts.get("detectors.nothing")
                            : texts.format(
                                    "detectors.found",
                                    completed.evidence().faces().size(),
                                    completed.evidence().findings().size(),
                                    completed.evidence().cues().size(),
                                    completed.evidence().declarations().size());
            case Outcome.NotApplicable not -> sentence("detectors.not-applicable", not.reason());
            case Outcome.Inconclusive open -> sentence("detectors.inconclusive", open.reason());
            case Outcome.Failed failed -> sentence("detectors.failed", failed.error());
            case Outcome.Cancelled c -> texts.get("detectors.cancelled");
        };
    }

    private String sentence(String key, Reason reason) {
        return texts.format(key, reason.text(texts.language()));
    }

    private static Node icon(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed c -> icon("mdoal-check_circle", "completed");
            case Outcome.NotApplicable n -> icon("mdomz-remove_circle_outline", "not-applicable");
            case Outcome.Inconclusive i -> icon("mdoal-help_outline", "inconclusive");
            case Outcome.Failed f -> icon("mdoal-error_outline", "failed");
            case Outcome.Cancelled c -> icon("mdoal-cancel", "not-applicable");
        };
    }

    private static FontIcon icon(String literal, String style) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().addAll("outcome-icon", style);
        return icon;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }
}
