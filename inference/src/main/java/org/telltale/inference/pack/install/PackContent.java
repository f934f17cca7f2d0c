package org.telltale.inference.pack.install;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.telltale.inference.pack.PackException;

/** The files of a pack that is not installed yet, in a folder or an archive. For one thread. */
interface PackContent extends AutoCloseable {
    /** What messages call it. */
    String name();

    /** Plain relative paths of its files, none twice, {@code pack.json} among them. */
    List<String> paths();

    /** A file's bytes; at most as many as the manifest says are read. */
    InputStream open(String path) throws IOException, PackException;

    /** Bytes that the whole takes where it is: what an expansion is compared with. */
    long size() throws IOException;

    @Override
    void close() throws IOException;
}
