package org.telltale.inference.pack.install;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.reason.Reason;

/**
 * Fetches one file over HTTP whose digest is known. A connection that breaks is taken up where it
 * broke (Range, If-Range: RFC 9110, sections 13.1.5 and 14), in this call or, since what came is
 * kept, in a later one. For one thread; it blocks, and stops soon after being asked to.
 */
final class HttpDownload {
    private static final int MOST_FRUITLESS_TRIES = 5;
    private static final Duration POLL = Duration.ofMillis(50);

    private final URI address;
    private final String sha256;
    private final long mostBytes;
    private final HttpPatience patience;

    /**
     * A download that is not begun.
     *
     * @param address http or https
     * @param sha256 that the whole file must have
     * @param mostBytes that are accepted
     */
    HttpDownload(URI address, String sha256, long mostBytes, HttpPatience patience) {
        this.address = address;
        this.sha256 = sha256;
        this.mostBytes = mostBytes;
        this.patience = patience;
    }

    /**
     * Fetches what is missing of the file.
     *
     * @param part what there is of it; whole and verified after this returns
     * @throws PackException if the server refuses, the file is too large or another one, or the
     *     connection breaks again and again
     * @throws org.telltale.inference.engine.CancelledException if asked to stop; the part stays
     */
    void into(PartFile part, InstallListener listener, Cancellation cancellation)
            throws PackException, IOException {
        try (HttpClient client = client()) {
            try {
                fetch(client, part, listener, cancellation);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private void fetch(
            HttpClient client, PartFile part, InstallListener listener, Cancellation cancellation)
            throws PackException, IOException {
        boolean pieced = part.size() > 0;
        if (pieced && Sha256.of(part.path(), cancellation).equals(sha256)) {
            return; // fetched before, and not used then
        }
        int fruitless = 0;
        while (true) {
            long before = part.size();
            if (attempt(client, part, listener, cancellation)) {
                if (Sha256.of(part.path(), cancellation).equals(sha256)) {
                    return;
                }
                String seen = Sha256.of(part.path(), cancellation);
                part.restart();
                if (!pieced) {
                    throw new PackException(
                            Reason.of("pack.download-digest", address, seen, sha256));
                }
                pieced = false; // the pieces may be of two versions: once more, in one piece
                continue;
            }
            pieced |= part.size() > 0;
            fruitless = part.size() > before ? 0 : fruitless + 1;
            if (fruitless >= MOST_FRUITLESS_TRIES) {
                throw new PackException(
                        part.size() == 0
                                ? Reason.of("pack.download-unreachable", address)
                                : Reason.of("pack.download-cut", address, part.size()));
            }
            patience.pause(fruitless, cancellation);
        }
    }

    /** Asks once for what is missing; whether the file is whole now. */
    private boolean attempt(
            HttpClient client, PartFile part, InstallListener listener, Cancellation cancellation)
            throws PackException, IOException {
        HttpResponse<InputStream> response;
        try {
            response = send(client, part, cancellation);
        } catch (IOException e) {
            cancellation.check();
            return false;
        }
        try (InputStream body = response.body()) {
            HttpAnswer answer = HttpAnswer.of(response, address);
            if (answer.total() > mostBytes) {
                throw new PackException(
                        Reason.of("pack.download-size", address, answer.total(), mostBytes));
            }
            return continues(answer, part)
                    && receive(body, part, answer.total(), listener, cancellation);
        }
    }

    /** Whether the answer's body goes on from what there is of the file. */
    private static boolean continues(HttpAnswer answer, PartFile part) throws IOException {
        return switch (answer.kind()) {
            case RETRY -> false;
            case OUT_OF_RANGE -> {
                part.restart();
                yield false;
            }
            case WHOLE -> {
                part.restart();
                part.keepValidator(answer.validator());
                yield true;
            }
            case REST -> {
                boolean fits = answer.start() == part.size();
                if (!fits) {
                    part.restart();
                }
                yield fits;
            }
        };
    }

    private boolean receive(
            InputStream body,
            PartFile part,
            long total,
            InstallListener listener,
            Cancellation cancellation)
            throws PackException, IOException {
        byte[] chunk = new byte[1 << 16];
        try (FileChannel out = part.append();
                BodyWatch watch = new BodyWatch(body, cancellation, patience.stall())) {
            while (true) {
                int n = read(body, chunk);
                cancellation.check();
                if (n < 0) {
                    return !watch.stalled() && n == -1 && (total < 0 || out.size() == total);
                }
                watch.alive();
                part.write(out, chunk, n);
                if (out.size() > mostBytes) {
                    part.restart();
                    throw new PackException(
                            Reason.of("pack.download-size", address, out.size(), mostBytes));
                }
                listener.progress(InstallListener.Step.DOWNLOADING, out.size(), Math.max(total, 0));
            }
        }
    }

    /** Bytes read; -1 at the end, -2 where the connection broke, which is no fault yet. */
    private static int read(InputStream body, byte[] chunk) {
        try {
            return body.read(chunk);
        } catch (IOException e) {
            return -2;
        }
    }

    private HttpResponse<InputStream> send(
            HttpClient client, PartFile part, Cancellation cancellation) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(patience.stall())
                        .header("Accept-Encoding", "identity")
                        .header("User-Agent", "telltale");
        long have = part.size();
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
            part.validator().ifPresent(validator -> request.header("If-Range", validator));
        }
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try {
            while (true) {
                try {
                    return answer.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    cancellation.check();
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpClient client() {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(patience.stall());
        if ("http".equalsIgnoreCase(address.getScheme())) {
            builder.version(HttpClient.Version.HTTP_1_1); // no attempt to upgrade an old server
        }
        return builder.build();
    }
}
