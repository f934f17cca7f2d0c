package org.telltale.inference.pack.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.telltale.inference.pack.checkpoint.CheckpointException;
import org.telltale.inference.pack.checkpoint.CheckpointReader;
import org.telltale.inference.reason.Reason;

/** The architectures that this program can build, by id. Immutable and thread-safe. */
public final class Architectures {
    private final List<Architecture> all;

    private Architectures(List<Architecture> all) {
        this.all = List.copyOf(all);
        if (all.stream().map(Architecture::id).distinct().count() != all.size()) {
            throw new IllegalArgumentException("two architectures have one id");
        }
    }

    /** What the program comes with: one line each. */
    public static Architectures builtIn() {
        return new Architectures(
                List.of(
                        Aasist.full(),
                        Aasist.light(),
                        new FaceMesh(),
                        Meso4.asTrained(),
                        Meso4.asPublishedCode(),
                        new MesoInception4(),
                        MiniFasNet.v1se(),
                        MiniFasNet.v2()));
    }

    /** In the order of the list above. */
    public List<Architecture> all() {
        return all;
    }

    /**
     * The architecture of that id.
     *
     * @throws CheckpointException if there is none; the reason lists those that there are
     */
    public Architecture named(String id) throws CheckpointException {
        for (Architecture architecture : all) {
            if (architecture.id().equals(id)) {
                return architecture;
            }
        }
        String known = all.stream().map(Architecture::id).collect(Collectors.joining(", "));
        throw new CheckpointException(Reason.of("checkpoint.unknown-architecture", id, known));
    }

    /**
     * Reads a checkpoint and builds the network of that id from it.
     *
     * @param checkpoint a {@code .pth} or {@code .h5} file
     * @throws CheckpointException if the file cannot be read or does not fit; one line for the user
     */
    public OnnxModel build(Path checkpoint, String id) throws CheckpointException {
        Architecture architecture = named(id);
        return architecture.build(new CheckpointReader().read(checkpoint));
    }
}
