package org.telltale.inference.detect.declared;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.Declaration.Kind;
import org.telltale.inference.metadata.ContentCredentials;
import org.telltale.inference.metadata.ContentCredentials.Action;
import org.telltale.inference.metadata.ContentCredentials.Manifest;
import org.telltale.inference.reason.Reason;

/** What Content Credentials declare; their signatures are never verified. Immutable. */
final class CredentialDeclarations {
    private static final String SOURCE = "c2pa";

    private final KnownSoftware known;

    CredentialDeclarations(KnownSoftware known) {
        this.known = known;
    }

    /** What the manifests declare, in file order. */
    List<Declaration> of(@Nullable ContentCredentials credentials) {
        List<Declaration> found = new ArrayList<>();
        if (credentials == null) {
            return found;
        }
        for (Manifest manifest : credentials.manifests()) {
            software(manifest.claimGenerator(), found);
            String by =
                    manifest.claimGenerator() == null
                            ? manifest.label()
                            : manifest.claimGenerator();
            Set<String> edits = new LinkedHashSet<>();
            for (Action action : manifest.actions()) {
                software(action.softwareAgent(), found);
                sourceType(by, action, found);
                if (known.isEdit(action.action())) {
                    edits.add(action.action());
                }
            }
            if (!edits.isEmpty()) {
                found.add(
                        declaration(
                                Kind.EDITOR,
                                Reason.of(
                                        "declared.c2pa-edits",
                                        Quotation.of(by),
                                        Quotation.of(String.join(", ", edits)))));
            }
        }
        return found;
    }

    private void software(@Nullable String name, List<Declaration> into) {
        if (name == null) {
            return;
        }
        known.named(name, false)
                .ifPresent(program ->
                        into.add(
                                declaration(
                                        program.kind(),
                                        Reason.of(
                                                program.kind() == Kind.GENERATOR
                                                        ? "declared.c2pa-software.generator"
                                                        : "declared.c2pa-software.editor",
                                                Quotation.of(name),
                                                program.name()))));
    }

    private void sourceType(String by, Action action, List<Declaration> into) {
        String type = action.digitalSourceType();
        if (type == null) {
            return;
        }
        known.sourceType(type)
                .ifPresent(kind ->
                        into.add(
                                declaration(
                                        kind,
                                        Reason.of(
                                                sourceTypeCode(kind),
                                                Quotation.of(by),
                                                Quotation.of(action.action()),
                                                Quotation.of(KnownSoftware.term(type))))));
    }

    private static String sourceTypeCode(Kind kind) {
        return switch (kind) {
            case GENERATOR -> "declared.c2pa-source-type.generator";
            case EDITOR -> "declared.c2pa-source-type.editor";
            default -> "declared.c2pa-source-type.capture";
        };
    }

    private static Declaration declaration(Kind kind, Reason statement) {
        return new Declaration(SOURCE, kind, statement, false);
    }
}
