package org.telltale.app.document;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.telltale.app.AnalysisWords;
import org.telltale.app.Version;
import org.telltale.db.session.AnalystWork;
import org.telltale.explainer.ChallengeAnswer;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.VerdictWords;
import org.telltale.explainer.rubric.RubricResult;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.media.Media;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;
import org.telltale.inference.verdict.Verdict;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One analysis as a JSON document of the schema {@code telltale.analysis/1}; the JSON Schema stands
 * beside this class's resources. Fields that do not apply are absent; numbers do not depend on the
 * locale. Immutable, thread-safe.
 */
public final class AnalysisDocument {
    /** The value of the document's {@code schema} field. */
    public static final String SCHEMA = "telltale.analysis/1";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Locale language;
    private final VerdictWords words;
    private final ResourceBundle sentences;

    /** Documents whose sentences are in the given language. */
    public AnalysisDocument(Locale language) {
        this.language = language;
        this.words = new VerdictWords(language);
        this.sentences = ResourceBundle.getBundle("org.telltale.app.document.document", language);
    }

    /**
     * The document of a finished or cancelled analysis, on one line.
     *
     * @param session id of the session it is stored in; null where it was not stored
     */
    public String write(
            @Nullable String session, Analysis analysis, AnalysisWords.Explained explained) {
        return write(session, analysis, explained, AnalystWork.NONE);
    }

    /**
     * The same with what analysts did by hand: the program's texts stay, and each of theirs stands
     * beside them.
     */
    public String write(
            @Nullable String session,
            Analysis analysis,
            AnalysisWords.Explained explained,
            AnalystWork work) {
        ObjectNode root = header(session, analysis);
        root.set("media", media(analysis.media()));
        Verdict verdict = analysis.verdict();
        if (verdict != null) {
            root.set("verdict", verdict(verdict));
        }
        ArrayNode outcomes = root.putArray("outcomes");
        for (DetectorRun run : analysis.runs()) {
            outcomes.add(outcome(run));
        }
        new EvidenceNodes(analysis).addTo(root);
        ArrayNode declared = root.putArray("declared");
        for (Declaration declaration : analysis.declarations()) {
            declared.addObject()
                    .put("source", declaration.source())
                    .put("statement", declaration.statement().text(language))
                    .put("verified", declaration.verified());
        }
        root.set("explanation", explanation(explained));
        new AnalystNodes(work).addTo(root);
        problems(root, analysis.problems());
        return mapper.writeValueAsString(root);
    }

    /**
     * The document of a file that could not be analysed: what is known of it and what went wrong.
     *
     * @param path as given by the user
     * @param known what the probe said of it; null where it did not get that far
     */
    public String writeFailure(String path, @Nullable Media known, Reason problem) {
        ObjectNode root = JSON.objectNode();
        root.put("schema", SCHEMA);
        root.put("telltale_version", Version.current());
        if (known == null) {
            root.putObject("media").put("path", path);
        } else {
            root.set("media", media(known));
        }
        problems(root, List.of(problem));
        return mapper.writeValueAsString(root);
    }

    private static ObjectNode header(@Nullable String session, Analysis analysis) {
        ObjectNode root = JSON.objectNode();
        root.put("schema", SCHEMA);
        root.put("telltale_version", Version.current());
        if (session != null) {
            root.put("session", session);
        }
        ObjectNode settings = root.putObject("settings");
        settings.put("profile", lower(analysis.settings().profile()));
        if (!analysis.settings().detectors().isEmpty()) {
            ArrayNode detectors = settings.putArray("detectors");
            analysis.settings().detectors().stream().sorted().forEach(detectors::add);
        }
        settings.put("accelerator", analysis.settings().accelerator());
        root.put("runtime", analysis.runtime());
        return root;
    }

    private static ObjectNode media(Media media) {
        ObjectNode node = JSON.objectNode();
        node.put("path", media.path().toString());
        node.put("sha256", media.sha256());
        node.put("bytes", media.bytes());
        node.put("kind", lower(media.kind()));
        node.put("format", media.format());
        Media.PictureSize picture = media.picture();
        if (picture != null) {
            node.put("width", picture.width());
            node.put("height", picture.height());
        }
        Media.TimeFacts time = media.time();
        if (time != null) {
            node.put("duration_s", time.durationMicros() / 1e6);
            if (time.frameRate() > 0) {
                node.put("frame_rate", Numbers.rounded(time.frameRate()));
            }
            if (time.sampleRate() > 0) {
                node.put("sample_rate", time.sampleRate());
                node.put("channels", time.channels());
            }
        }
        return node;
    }

    private ObjectNode verdict(Verdict verdict) {
        ObjectNode node = JSON.objectNode();
        node.put("label", lower(verdict.label()));
        Double llr = verdict.llr();
        if (llr != null) {
            node.put("llr", Numbers.rounded(llr));
        }
        node.put("words", words.words(verdict));
        node.put("forced_label", lower(verdict.forcedLabel()));
        node.put("probability", Numbers.rounded(verdict.probability()));
        node.put("reason", verdict.reason().text(language));
        return node;
    }

    private ObjectNode outcome(DetectorRun run) {
        ObjectNode node = JSON.objectNode();
        node.put("id", run.id());
        node.put("detector", run.detector().id());
        node.put("version", run.detector().version());
        node.put("status", status(run.outcome()));
        Reason reason = reason(run.outcome());
        if (reason != null) {
            node.put("reason", reason.text(language));
            node.put("reason_code", reason.code());
        }
        EvidenceNodes.addScores(node, run.outcome().evidence().findings());
        node.put("accelerator", run.accelerator());
        if (run.accelerators().size() > 1) {
            run.accelerators().forEach(node.putArray("accelerators")::add);
        }
        if (run.packSha256() != null) {
            node.put("pack_sha256", run.packSha256());
        }
        node.put("millis", run.millis());
        return node;
    }

    /** The document's word for an outcome. */
    public static String status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed c -> "completed";
            case Outcome.NotApplicable n -> "not_applicable";
            case Outcome.Inconclusive i -> "inconclusive";
            case Outcome.Failed f -> "failed";
            case Outcome.Cancelled c -> "cancelled";
        };
    }

    private static @Nullable Reason reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.NotApplicable n -> n.reason();
            case Outcome.Inconclusive i -> i.reason();
            case Outcome.Failed f -> f.error();
            case Outcome.Completed c -> null;
            case Outcome.Cancelled c -> null;
        };
    }

    private ObjectNode explanation(AnalysisWords.Explained explained) {
        Explanation explanation = explained.analyst();
        ObjectNode node = JSON.objectNode();
        node.put("text", explanation.text());
        ChallengeAnswer challenge = explained.challenge();
        if (challenge != null) {
            node.put("challenge_text", challenge.explanation().text());
        }
        AnalystNodes.addStatements(node, explanation);
        RubricResult rubric = explained.rubric();
        ArrayNode grades = node.putArray("rubric_check");
        for (int standard = 1; standard <= RubricResult.STANDARDS; standard++) {
            ObjectNode one = grades.addObject();
            one.put("standard", standard);
            one.put("grade", rubric == null ? null : rubric.grades().get(standard - 1).grade());
            one.put(
                    "why",
                    rubric == null
                            ? sentences.getString("rubric.no-text")
                            : rubric.grades().get(standard - 1).why());
        }
        return node;
    }

    private void problems(ObjectNode root, List<Reason> problems) {
        ArrayNode array = root.putArray("problems");
        for (Reason problem : problems) {
            array.addObject().put("code", problem.code()).put("message", problem.text(language));
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The document's word for a label. */
    public static String label(Label label) {
        return lower(label);
    }
}
