package org.telltale.explainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.telltale.inference.engine.Analysis;

/** Says which kinds of manipulation were tested and which were not. */
final class KindStatements {
    private final Messages messages;
    private final Locale locale;

    KindStatements(Messages messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /** One sentence for what was tested, one for what was not. */
    List<Statement> of(Analysis analysis) {
        TestedKinds kinds = TestedKinds.of(analysis, locale);
        List<Statement> statements = new ArrayList<>();
        statements.add(
                Citation.NONE.statement(
                        kinds.tested().isEmpty()
                                ? messages.text("kinds.nothing-tested")
                                : messages.text(
                                        "kinds.tested", messages.enumerate(kinds.tested()))));
        if (!kinds.notTested().isEmpty()) {
            statements.add(
                    Citation.NONE.statement(
                            messages.text(
                                    "kinds.not-tested", messages.enumerate(kinds.notTested()))));
        }
        return statements;
    }
}
