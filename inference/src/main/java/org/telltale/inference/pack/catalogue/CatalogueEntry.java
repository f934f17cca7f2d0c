package org.telltale.inference.pack.catalogue;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackSource;
import org.telltale.inference.pack.PackTask;
import org.telltale.inference.pack.PackTemplate;

/**
 * One published detector. Immutable.
 *
 * @param schema {@link #SCHEMA}
 * @param id of the entry and of the pack
 * @param title for people
 * @param task what it is for
 * @param media what it looks at
 * @param historical whether it is kept for comparison alone
 * @param summary what it can and cannot do, in a sentence or two
 * @param source where it was published
 * @param licence what is allowed
 * @param obtain how the user gets it, where the program cannot fetch it; absent where it can
 * @param file the published file; absent where no digest of it is known here
 * @param pack the manifest without its files; present exactly where the file is
 */
public record CatalogueEntry(
        String schema,
        String id,
        String title,
        PackTask task,
        MediaKind media,
        boolean historical,
        String summary,
        PackSource source,
        Terms licence,
        @Nullable String obtain,
        @Nullable PublishedFile file,
        @Nullable PackTemplate pack) {
    /** The schema of the files. */
    public static final String SCHEMA = "telltale.catalogue/1";

    public CatalogueEntry {
        if (!schema.equals(SCHEMA) || !PackManifest.isId(id)) {
            throw new IllegalArgumentException("no catalogue entry: " + id);
        }
        boolean installable = file != null && pack != null;
        if (installable == (obtain != null) || Objects.isNull(file) != Objects.isNull(pack)) {
            throw new IllegalArgumentException(id + ": either file and pack, or obtain");
        }
    }

    /**
     * What the licences allow, as far as it was looked up.
     *
     * @param code of the published code
     * @param weights of the weights
     * @param redistribution whether the weights may be passed on
     * @param commercial whether the weights may be used commercially
     */
    public record Terms(
            String code, String weights, Permission redistribution, Permission commercial) {
        /** Whether a use outside research and private study may be forbidden. */
        public boolean nonCommercial() {
            return commercial == Permission.NO;
        }
    }

    /** Whether something is allowed. */
    public enum Permission {
        YES,
        NO,
        /** Nobody of this project has looked it up. */
        NOT_VERIFIED
    }

    /**
     * A file as its authors published it.
     *
     * @param name its name there
     * @param url http or https address of exactly this revision
     * @param bytes length
     * @param sha256 digest
     * @param architecture id of the network that a checkpoint holds; absent for ONNX
     */
    public record PublishedFile(
            String name, String url, long bytes, String sha256, @Nullable String architecture) {}
}
