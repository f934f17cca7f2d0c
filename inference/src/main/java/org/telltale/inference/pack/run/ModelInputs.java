package org.telltale.inference.pack.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackInput;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.reason.Reason;

/** Sorts a model's inputs by kind. Stateless. */
final class ModelInputs {
    private ModelInputs() {}

    /** Those of a kind, in the manifest's order. */
    static <T extends PackInput> List<T> of(PackManifest manifest, Class<T> kind) {
        return manifest.inputs().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * The one input of a kind, beside none but some others.
     *
     * @return empty where there is none
     * @throws MediaException if there are several, or another that this program cannot make
     */
    static <T extends PackInput> Optional<T> only(
            PackManifest manifest, Class<T> kind, Set<Class<? extends PackInput>> beside)
            throws MediaException {
        List<T> found = of(manifest, kind);
        for (PackInput input : manifest.inputs()) {
            boolean first = !found.isEmpty() && input.equals(found.getFirst());
            if (!first && beside.stream().noneMatch(other -> other.isInstance(input))) {
                throw new MediaException(
                        Reason.of("pack-run.input", manifest.title(), input.name()));
            }
        }
        return found.stream().findFirst();
    }
}
