package org.telltale.inference.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a C2PA manifest store (JUMBF, ISO/IEC 19566-5; C2PA technical specification) declares. Its
 * signatures are never verified here, so nothing of it is a fact. Immutable.
 *
 * @param manifests in file order, of all stores where a file holds several; the last of a store is
 *     its active one
 */
public record ContentCredentials(List<Manifest> manifests) {
    public ContentCredentials {
        manifests = List.copyOf(manifests);
    }

    /**
     * One manifest.
     *
     * @param label its JUMBF label
     * @param claimGenerator the software that made the claim; null where absent
     * @param actions in order
     * @param ingredients titles of the ingredients it names
     * @param signatureIssuer common name in the signing certificate, unverified; null where absent
     */
    public record Manifest(
            String label,
            @Nullable String claimGenerator,
            List<Action> actions,
            List<String> ingredients,
            @Nullable String signatureIssuer) {
        public Manifest {
            actions = List.copyOf(actions);
            ingredients = List.copyOf(ingredients);
        }
    }

    /**
     * One entry of {@code c2pa.actions}.
     *
     * @param action e.g. {@code c2pa.created}
     * @param softwareAgent null where absent
     * @param digitalSourceType IPTC digital source type URI, e.g. ending in {@code
     *     trainedAlgorithmicMedia}; null where absent
     */
    public record Action(
            String action, @Nullable String softwareAgent, @Nullable String digitalSourceType) {}
}
