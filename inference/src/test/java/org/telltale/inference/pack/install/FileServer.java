package org.telltale.inference.pack.install;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves one file on localhost and cuts connections half way as often as told. */
public final class FileServer implements AutoCloseable {
    /** The Range header of each request, "-" where it had none. */
    public final List<String> ranges = Collections.synchronizedList(new ArrayList<>());

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile byte[] file;
    private volatile String tag = "\"1\"";
    private int cuts;
    private boolean honoursRanges = true;

    /** Serves these bytes at every address until closed. */
    public FileServer(byte[] file) throws IOException {
        this.file = file;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Cuts the next answers after half of what they owe. */
    public FileServer cutting(int times) {
        cuts = times;
        return this;
    }

    FileServer withoutRanges() {
        honoursRanges = false;
        return this;
    }

    /** Puts another version of the file there. */
    void replace(byte[] other) {
        file = other;
        tag = "\"2\"";
    }

    /** Where it is served. */
    public URI address(String name) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + name);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        ranges.add(range == null ? "-" : range);
        byte[] bytes = file;
        boolean same = condition == null || condition.equals(tag);
        int start = 0;
        if (range != null && honoursRanges && same) {
            start = Integer.parseInt(range.replaceAll("\\D", ""));
            if (start >= bytes.length) {
                exchange.sendResponseHeaders(416, -1);
                exchange.close();
                return;
            }
            String content = "bytes " + start + "-" + (bytes.length - 1) + "/" + bytes.length;
            exchange.getResponseHeaders().set("Content-Range", content);
        }
        exchange.getResponseHeaders().set("ETag", tag);
        int length = bytes.length - start;
        exchange.sendResponseHeaders(start > 0 ? 206 : 200, length);
        boolean cut = takeCut();
        OutputStream out = exchange.getResponseBody();
        out.write(bytes, start, cut ? length / 2 : length);
        out.flush();
        if (cut) {
            // Closing with bytes owed makes the server drop the connection.
            exchange.close();
        } else {
            out.close();
        }
    }

    private synchronized boolean takeCut() {
        return cuts > 0 && cuts-- > 0;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
