package org.telltale.app.window.packs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.pack.PackLicence;

/** A licence that waits for the user's answer. Thread-safe. */
final class Consent {
    private static final long LOOK_MILLIS = 50;

    private final String title;
    private final PackLicence licence;
    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();

    Consent(String title, PackLicence licence) {
        this.title = title;
        this.licence = licence;
    }

    /** Of the pack. */
    String title() {
        return title;
    }

    /** What is to be agreed to. */
    PackLicence licence() {
        return licence;
    }

    /** Agrees or declines; only the first answer counts. */
    void answer(boolean agrees) {
        answer.complete(agrees);
    }

    /**
     * Waits for the answer; not for the JavaFX thread.
     *
     * @throws CancelledException if the installation is cancelled meanwhile
     */
    boolean await(Cancellation cancellation) {
        while (true) {
            try {
                return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                cancellation.check(); // the user is still reading
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("an answer is completed with a value only", e);
            }
        }
    }
}
