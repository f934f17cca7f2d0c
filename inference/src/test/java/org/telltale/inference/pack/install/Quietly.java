package org.telltale.inference.pack.install;

import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.pack.PackLicence;
import org.telltale.inference.pack.selftest.TestedOn;

/** Agrees or not, and remembers what it was shown. */
final class Quietly implements InstallListener {
    final List<String> shown = new ArrayList<>();
    final List<TestedOn> tested = new ArrayList<>();
    final List<Long> downloaded = new ArrayList<>();
    private final boolean agrees;

    private Quietly(boolean agrees) {
        this.agrees = agrees;
    }

    static Quietly agreeing() {
        return new Quietly(true);
    }

    static Quietly refusing() {
        return new Quietly(false);
    }

    @Override
    public void progress(Step step, long done, long total) {
        if (step == Step.DOWNLOADING) {
            downloaded.add(done);
        }
    }

    @Override
    public void selfTested(TestedOn result) {
        tested.add(result);
    }

    @Override
    public boolean acceptsLicence(String title, PackLicence licence) {
        shown.add(title + ": " + licence.weights());
        return agrees;
    }
}
