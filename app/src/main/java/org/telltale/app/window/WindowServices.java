package org.telltale.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.telltale.app.AnalysisWords;
import org.telltale.app.Circumstances;
import org.telltale.app.Composition;
import org.telltale.app.Examiner;
import org.telltale.app.window.packs.PackServices;
import org.telltale.app.window.settings.SettingsFile;
import org.telltale.app.window.settings.WindowSettings;
import org.telltale.db.report.ReportExport;
import org.telltale.db.session.SessionStore;
import org.telltale.db.submission.SubmissionExport;
import org.telltale.db.submission.SubmissionFormats;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.worker.NativeWorker;

/**
 * What the window works with; made by the composition, which also closes it. Immutable.
 *
 * @param examiner examines files
 * @param words explains sessions that were stored before
 * @param circumstances of verdicts on this machine
 * @param worker decodes for the viewer
 * @param store keeps sessions
 * @param export writes submissions
 * @param reports writes reports
 * @param formats of submissions
 * @param settings how files are examined
 * @param settingsFile where the layout is remembered
 * @param layout what was read from there
 * @param database where sessions are kept, for the status bar
 * @param acceleratorOrder in which models are tried on them
 * @param packs what installs and examines model packs
 * @param language of everything that is read
 */
public record WindowServices(
        Examiner examiner,
        AnalysisWords words,
        Circumstances circumstances,
        NativeWorker worker,
        SessionStore store,
        SubmissionExport export,
        ReportExport reports,
        SubmissionFormats formats,
        AnalysisSettings settings,
        SettingsFile settingsFile,
        WindowSettings layout,
        Path database,
        List<Accelerator> acceleratorOrder,
        PackServices packs,
        Locale language) {
    /**
     * From the composition and a database; reads the settings, so not for the JavaFX thread.
     *
     * @param settingsFile where the layout is remembered
     * @param database where the store lies
     */
    public static WindowServices of(
            Composition composition,
            SessionStore store,
            Path settingsFile,
            Path database,
            Locale language) {
        SettingsFile file = new SettingsFile(settingsFile);
        return new WindowServices(
                composition.examiner(),
                composition.words(),
                new Circumstances(composition.engine()::detectors),
                composition.worker(),
                store,
                new SubmissionExport(store, composition.explainer()::challengeAnswer),
                Composition.reports(store, composition.worker()),
                SubmissionFormats.builtIn(),
                AnalysisSettings.STANDARD,
                file,
                file.load(),
                database,
                composition.accelerators().order(),
                PackServices.of(composition),
                language);
    }
}
