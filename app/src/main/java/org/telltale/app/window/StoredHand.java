package org.telltale.app.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.telltale.app.AnalysisWords;
import org.telltale.app.Circumstances;
import org.telltale.app.job.Job;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.desk.AnalystHand;
import org.telltale.app.window.desk.HandKeeper;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.Outlook;
import org.telltale.db.session.AnalystAct;
import org.telltale.db.session.AnalystRegion;
import org.telltale.db.session.AnalystWork;
import org.telltale.db.session.SessionStore;
import org.telltale.explainer.ChallengeAnswer;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Style;
import org.telltale.explainer.WhatWouldChange;
import org.telltale.explainer.rubric.RubricResult;
import org.telltale.inference.engine.Analysis;

/**
 * An analyst's acts in the database, under the name of the system's user. Acts are stored one after
 * the other, in their order. For the JavaFX thread only.
 */
final class StoredHand implements HandKeeper {
    private static final String AUTHOR = System.getProperty("user.name", "");

    private final SessionStore store;
    private final AnalysisWords words;
    private final Circumstances circumstances;
    private final Locale language;
    private final JobRunner acts;
    private final JobRunner judging;
    private final Consumer<Exception> onFailure;
    private final Set<OpenSession> seen = Collections.newSetFromMap(new WeakHashMap<>());
    private @Nullable Job judged;

    /**
     * Acts in the services' store.
     *
     * @param acts a runner of one thread, so that acts keep their order
     * @param judging composes and judges texts
     * @param onFailure told why an act could not be stored
     */
    StoredHand(
            WindowServices services,
            JobRunner acts,
            JobRunner judging,
            Consumer<Exception> onFailure) {
        this.store = services.store();
        this.words = services.words();
        this.circumstances = services.circumstances();
        this.language = services.language();
        this.acts = acts;
        this.judging = judging;
        this.onFailure = onFailure;
    }

    /** Brings to each session on the desk, once it came to its end, what was done to it before. */
    void follow(ObservableValue<@Nullable OpenSession> current) {
        current.subscribe(this::look);
        current.flatMap(OpenSession::stateProperty).subscribe(state -> look(current.getValue()));
    }

    private void look(@Nullable OpenSession session) {
        if (session != null && session.hand().analysis() != null && seen.add(session)) {
            weigh(session);
            bring(session);
        }
    }

    private void bring(OpenSession session) {
        String id = session.id();
        if (id == null) {
            show(session, AnalystWork.NONE);
        } else {
            acts.submit("hand", control -> store.work(id), new Bringing(session));
        }
    }

    private void weigh(OpenSession session) {
        Analysis analysis = Objects.requireNonNull(session.hand().analysis());
        judging.submit(
                "outlook",
                control -> {
                    WhatWouldChange.Setting setting = circumstances.of(analysis);
                    return new Outlook(
                            setting.deadZone(),
                            setting.calibration(),
                            new WhatWouldChange(language).of(analysis, setting));
                },
                new JobListener<Outlook>() {
                    @Override
                    public void done(Outlook outlook) {
                        session.weighed(outlook);
                    }

                    @Override
                    public void failed(Exception cause) {
                        onFailure.accept(cause);
                    }
                });
    }

    @Override
    public void correct(OpenSession session, AnalystAct.Kind kind, Explanation text) {
        AnalystHand hand = session.hand();
        act(
                session,
                new AnalystAct.TextCorrected(
                        hand.workProperty().get().run(), text.style(), kind, text, AUTHOR));
    }

    @Override
    public void restore(OpenSession session) {
        AnalystHand hand = session.hand();
        act(
                session,
                new AnalystAct.TextCorrected(
                        hand.workProperty().get().run(),
                        hand.styleProperty().get(),
                        AnalystAct.Kind.RESTORED,
                        null,
                        AUTHOR));
    }

    @Override
    public void confirm(OpenSession session, AnalystAct.Kind kind, Map<String, String> attributes) {
        act(session, new AnalystAct.SubjectConfirmed(kind, attributes, AUTHOR));
    }

    @Override
    public void mark(
            OpenSession session, AnalystAct.Kind kind, String id, @Nullable AnalystRegion region) {
        act(session, new AnalystAct.RegionMarked(kind, id, region, AUTHOR));
    }

    @Override
    public void assess(OpenSession session, String finding, AnalystAct.@Nullable Opinion opinion) {
        AnalystAct.Kind kind =
                switch (opinion) {
                    case REJECTED -> AnalystAct.Kind.REJECTED;
                    case CONFIRMED -> AnalystAct.Kind.CONFIRMED;
                    case null -> AnalystAct.Kind.WITHDRAWN;
                };
        String run = session.hand().workProperty().get().run();
        act(session, new AnalystAct.FindingAssessed(run, kind, finding, opinion, AUTHOR));
    }

    @Override
    public void undo(OpenSession session) {
        AnalystAct act = session.hand().workProperty().get().undo(AUTHOR);
        if (act != null) {
            act(session, act);
        }
    }

    @Override
    public void redo(OpenSession session) {
        AnalystAct act = session.hand().workProperty().get().redo(AUTHOR);
        if (act != null) {
            act(session, act);
        }
    }

    @Override
    public void judge(OpenSession session, Explanation draft) {
        AnalystHand hand = session.hand();
        Analysis analysis = hand.analysis();
        ChallengeAnswer answer = hand.answerProperty().get();
        if (analysis == null || answer == null || draft.style() != Style.CHALLENGE) {
            return;
        }
        Map<String, String> attributes = hand.workProperty().get().attributes();
        stopJudging();
        judged =
                judging.submit(
                        "rubric",
                        control -> words.judge(analysis, answer.reworded(draft), attributes),
                        new JobListener<RubricResult>() {
                            @Override
                            public void done(RubricResult result) {
                                session.graded(result);
                            }

                            @Override
                            public void failed(Exception cause) {
                                onFailure.accept(cause);
                            }
                        });
    }

    private void act(OpenSession session, AnalystAct act) {
        AnalystHand hand = session.hand();
        if (!hand.isReady()) {
            throw new IllegalStateException("nothing can be done by hand yet");
        }
        String id = Objects.requireNonNull(session.id());
        AnalystWork before = hand.workProperty().get();
        List<AnalystWork.Done> done = new ArrayList<>(before.acts());
        done.add(new AnalystWork.Done(act, Instant.now()));
        show(session, new AnalystWork(before.run(), done));
        acts.submit(
                "hand",
                control -> store.act(id, act),
                new JobListener<AnalystWork>() {
                    @Override
                    public void done(AnalystWork stored) {
                        // What was done since shows already, and is stored next.
                    }

                    @Override
                    public void failed(Exception cause) {
                        onFailure.accept(cause);
                        bring(session);
                    }
                });
    }

    private void show(OpenSession session, AnalystWork now) {
        AnalystHand hand = session.hand();
        hand.worked(now);
        Analysis analysis = hand.analysis();
        if (analysis == null) {
            return;
        }
        stopJudging();
        judged =
                judging.submit(
                        "explain",
                        control -> words.explain(analysis, language, now),
                        new JobListener<AnalysisWords.Explained>() {
                            @Override
                            public void done(AnalysisWords.Explained explained) {
                                hand.composed(explained.challenge());
                                session.graded(explained.rubric());
                            }

                            @Override
                            public void failed(Exception cause) {
                                onFailure.accept(cause);
                            }
                        });
    }

    /** What was asked before is overtaken. */
    private void stopJudging() {
        if (judged != null) {
            judged.cancel();
        }
    }

    private final class Bringing implements JobListener<AnalystWork> {
        private final OpenSession session;

        Bringing(OpenSession session) {
            this.session = session;
        }

        @Override
        public void done(AnalystWork stored) {
            show(session, stored);
        }

        @Override
        public void failed(Exception cause) {
            onFailure.accept(cause);
        }
    }
}
