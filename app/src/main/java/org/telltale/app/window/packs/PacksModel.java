package org.telltale.app.window.packs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.telltale.app.job.Job;
import org.telltale.app.job.JobControl;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.job.Work;
import org.telltale.app.window.Banner;
import org.telltale.app.window.Texts;
import org.telltale.inference.detect.pack.PackUses;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackLicence;
import org.telltale.inference.pack.catalogue.CatalogueEntry;
import org.telltale.inference.pack.install.InstallListener;
import org.telltale.inference.pack.install.PackOrigin;
import org.telltale.inference.pack.selftest.TestedOn;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;

/**
 * State of the packs view. Files, network and models are touched on the runner's threads only;
 * everything here is for the JavaFX thread.
 */
public final class PacksModel {
    /** The user's own answer, which needs no error. */
    private static final String DECLINED = "pack.licence-refused";

    private final PackServices services;
    private final JobRunner jobs;
    private final Executor fxThread;
    private final Consumer<Banner> tell;
    private final Failure failure;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<List<PackRow>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Consent> consent = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Job> job = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> downloading =
            new ReadOnlyObjectWrapper<>();
    private final Map<String, PackRow.Checks> checks = new HashMap<>();

    /** Told of what went wrong. */
    public interface Failure {
        /** Shows it: what failed, and why. */
        void tell(String what, Exception cause);
    }

    /**
     * An empty list until it is read.
     *
     * @param jobs of its own, since an installation waits for the user
     * @param fxThread runs on the JavaFX thread
     * @param tell shows what went well
     * @param failure shows what did not
     */
    public PacksModel(
            PackServices services,
            JobRunner jobs,
            Executor fxThread,
            Consumer<Banner> tell,
            Failure failure,
            Texts texts) {
        this.services = services;
        this.jobs = jobs;
        this.fxThread = fxThread;
        this.tell = tell;
        this.failure = failure;
        this.texts = texts;
        jobs.observe(now -> job.set(now.isEmpty() ? null : now.getFirst()));
    }

    /** Calls back whenever a licence waits for an answer. */
    public void onConsent(Runnable shows) {
        consent.subscribe(asked -> {
            if (asked != null) {
                shows.run();
            }
        });
    }

    Texts texts() {
        return texts;
    }

    /** Installed packs first, then what the catalogue offers. */
    ReadOnlyObjectProperty<List<PackRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** A licence that waits for an answer; null where none does. */
    ReadOnlyObjectProperty<@Nullable Consent> consentProperty() {
        return consent.getReadOnlyProperty();
    }

    /** What is being done; null where nothing is. */
    ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /** What is being fetched over the network; null while no connection is open. */
    public ReadOnlyObjectProperty<@Nullable String> downloadingProperty() {
        return downloading.getReadOnlyProperty();
    }

    /** Reads the store anew. */
    void refresh() {
        start(texts.get("packs.job.read"), control -> services.store().list(), this::show);
    }

    private void show(List<StoredPack> stored) {
        List<PackRow> now = new ArrayList<>();
        PackUses uses = PackUses.ofListed(stored);
        for (StoredPack pack : stored) {
            PackRow.Checks known = checks.getOrDefault(key(pack), PackRow.Checks.NONE);
            now.add(
                    new PackRow.Stored(
                            pack,
                            known,
                            pack instanceof StoredPack.Installed one ? uses.of(one) : null));
        }
        Set<String> installed = stored.stream().map(StoredPack::id).collect(Collectors.toSet());
        for (CatalogueEntry entry : services.catalogue().entries()) {
            if (!installed.contains(entry.id())) {
                now.add(new PackRow.Offered(entry));
            }
        }
        rows.set(List.copyOf(now));
    }

    /**
     * Installs a pack. Its licence is shown before anything is kept, and before anything is fetched
     * where the catalogue knows it; that of another archive is read in the archive.
     */
    void install(PackOrigin origin, String shown) {
        start(
                texts.format("packs.job.install", shown),
                control -> {
                    Asking asking = new Asking(control, shown);
                    try {
                        StoredPack.Installed pack =
                                services.installer()
                                        .install(origin, asking, control.cancellation());
                        return new Installed(pack, asking.tested());
                    } finally {
                        asking.offline();
                    }
                },
                this::installed);
    }

    /** A pack that was just installed, and how its self-test came out. */
    private record Installed(StoredPack.Installed pack, TestedOn tested) {}

    private void installed(Installed now) {
        checks.put(key(now.pack()), new PackRow.Checks(List.of(), List.of(now.tested())));
        boolean tested = now.tested() instanceof TestedOn.Ran;
        inform(tested ? "packs.installed" : "packs.installed.untested", PackRow.name(now.pack()));
        refresh();
    }

    /** Hashes a pack's files again. */
    void verify(StoredPack pack) {
        start(
                texts.format("packs.job.verify", PackRow.name(pack)),
                control -> services.store().verify(pack, control.cancellation()),
                faults -> verified(pack, faults));
    }

    private void verified(StoredPack pack, List<Reason> faults) {
        note(pack, known -> known.withFaults(faults));
        if (faults.isEmpty()) {
            inform("packs.sound", PackRow.name(pack));
        } else {
            String first = faults.getFirst().text(texts.language());
            warn("packs.faulty", PackRow.name(pack), first, faults.size());
        }
    }

    /** Runs a pack's self-test on everything that this machine has. */
    void test(StoredPack.Installed pack) {
        start(
                texts.format("packs.job.test", PackRow.name(pack)),
                control ->
                        services.selfTest()
                                .run(pack, services.selfTest().here(), control.cancellation()),
                results -> tested(pack, results));
    }

    private void tested(StoredPack pack, List<TestedOn> results) {
        note(pack, known -> known.withTests(results));
        boolean differs =
                results.stream().anyMatch(r -> r instanceof TestedOn.Ran ran && !ran.agrees());
        if (differs) {
            warn("packs.test.differing", PackRow.name(pack));
        } else {
            inform("packs.test.agreeing", PackRow.name(pack));
        }
    }

    /** Removes a pack. */
    void remove(StoredPack pack) {
        start(
                texts.format("packs.job.remove", PackRow.name(pack)),
                control -> {
                    if (pack instanceof StoredPack.Installed installed) {
                        services.worker().releaseModel(installed.manifest().modelFile().sha256());
                    }
                    services.store().remove(pack);
                    return pack;
                },
                removed -> {
                    checks.remove(key(removed));
                    inform("packs.removed", PackRow.name(removed));
                    refresh();
                });
    }

    /** Stops what is being done; whatever is not finished leaves nothing behind. */
    void cancel() {
        Job running = job.get();
        if (running != null) {
            running.cancel();
        }
    }

    /** Agrees to the licence that is shown, or declines. */
    void answer(boolean agrees) {
        Consent asked = consent.get();
        if (asked != null) {
            consent.set(null);
            asked.answer(agrees);
        }
    }

    /** Asks the user about the licence; on the thread that installs. */
    private final class Asking implements InstallListener {
        private final JobControl control;
        private final String shown;
        private boolean online;
        private @Nullable TestedOn tested;

        Asking(JobControl control, String shown) {
            this.control = control;
            this.shown = shown;
        }

        @Override
        public void progress(Step step, long done, long total) {
            if (step != Step.DOWNLOADING) {
                offline();
            } else if (!online) {
                online = true;
                fxThread.execute(() -> downloading.set(shown));
            }
            control.progress().accept(total == 0 ? 0 : (double) done / total);
        }

        @Override
        public boolean acceptsLicence(String title, PackLicence licence) {
            Consent asked = new Consent(title, licence);
            fxThread.execute(() -> consent.set(asked));
            try {
                return asked.await(control.cancellation());
            } finally {
                fxThread.execute(() -> withdraw(asked));
            }
        }

        @Override
        public void selfTested(TestedOn result) {
            tested = result;
        }

        /** Nothing is fetched any more. */
        void offline() {
            if (online) {
                online = false;
                fxThread.execute(() -> downloading.set(null));
            }
        }

        /** How the self-test came out; every installation that ends well told it. */
        TestedOn tested() {
            return Objects.requireNonNull(tested);
        }
    }

    private void withdraw(Consent asked) {
        if (asked.equals(consent.get())) {
            consent.set(null);
        }
    }

    private void note(StoredPack pack, UnaryOperator<PackRow.Checks> change) {
        String key = key(pack);
        PackRow.Checks known = change.apply(checks.getOrDefault(key, PackRow.Checks.NONE));
        checks.put(key, known);
        rows.set(rows.get().stream().map(row -> noted(row, key, known)).toList());
    }

    private static PackRow noted(PackRow row, String key, PackRow.Checks known) {
        return row instanceof PackRow.Stored stored && key(stored.pack()).equals(key)
                ? new PackRow.Stored(stored.pack(), known, stored.use())
                : row;
    }

    /** Another pack of the same name is another pack. */
    private static String key(StoredPack pack) {
        return PackRow.name(pack)
                + (pack instanceof StoredPack.Installed installed ? installed.digest() : "");
    }

    private void inform(String key, Object... arguments) {
        tell.accept(Banner.of(Banner.Kind.INFO, texts.format(key, arguments)));
    }

    private void warn(String key, Object... arguments) {
        tell.accept(Banner.of(Banner.Kind.ERROR, texts.format(key, arguments)));
    }

    private <T> void start(String title, Work<T> work, Consumer<T> then) {
        jobs.submit(
                title,
                work,
                new JobListener<T>() {
                    @Override
                    public void done(T result) {
                        then.accept(result);
                    }

                    @Override
                    public void failed(Exception cause) {
                        if (cause instanceof PackException refused
                                && refused.reason().code().equals(DECLINED)) {
                            inform("packs.declined");
                        } else {
                            failure.tell(title, cause);
                        }
                    }

                    @Override
                    public void cancelled() {
                        inform("packs.cancelled", title);
                    }
                });
    }
}
