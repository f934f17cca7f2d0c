package org.telltale.app.cli;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.pack.PackLicence;
import org.telltale.inference.pack.install.InstallListener;
import org.telltale.inference.pack.selftest.TestedOn;
import org.telltale.inference.pack.store.StoredPack;

/**
 * What an installation says on the terminal: the licence and a question, progress, and at its end
 * what was installed and how its self-test came out. For one installation.
 */
final class InstallTalk implements InstallListener {
    private final Terminal terminal;
    private final String question;
    private final boolean agreed;
    private @Nullable TestedOn tested;

    /**
     * Talks on a terminal.
     *
     * @param question key of what is asked after the licence
     * @param agreed whether the user said yes on the command line, so that nobody is asked
     */
    InstallTalk(Terminal terminal, String question, boolean agreed) {
        this.terminal = terminal;
        this.question = question;
        this.agreed = agreed;
    }

    @Override
    public void progress(Step step, long done, long total) {
        String key =
                switch (step) {
                    case DOWNLOADING -> "packs.step.downloading";
                    case COPYING -> "packs.step.copying";
                    case BUILDING -> "packs.step.building";
                    case CHECKING -> "packs.step.checking";
                    case TESTING -> "packs.step.testing";
                };
        terminal.progress(terminal.text(key), total == 0 ? 0 : (double) done / total);
    }

    @Override
    public boolean acceptsLicence(String title, PackLicence licence) {
        terminal.note(terminal.text("packs.licence", title));
        new PackLines(terminal).licence(licence).forEach(terminal::note);
        return agreed || terminal.confirms(terminal.text(question));
    }

    @Override
    public void selfTested(TestedOn result) {
        tested = result;
    }

    /** The line of result. */
    void installed(StoredPack.Installed pack) {
        String name = pack.id() + "@" + pack.version();
        terminal.result(
                tested instanceof TestedOn.Ran ran
                        ? terminal.text(
                                "packs.installed",
                                name,
                                pack.digest(),
                                PackTestTable.size(ran.expected().difference()))
                        : terminal.text("packs.installed-untested", name, pack.digest()));
    }
}
