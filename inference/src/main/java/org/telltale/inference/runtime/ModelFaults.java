package org.telltale.inference.runtime;

import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/** What ONNX Runtime says of a model, in words for the analyst. Stateless. */
final class ModelFaults {
    /** The two ways in which ONNX Runtime 1.29 names an operator that it lacks. */
    private static final List<Pattern> OPERATOR =
            List.of(
                    Pattern.compile("Could not find an implementation for ([\\w.:]+\\(\\d+\\))"),
                    Pattern.compile("No Op registered for (\\w+) "),
                    Pattern.compile("([\\w.:]+\\(-?\\d+\\)) is not a registered function/op"));

    private ModelFaults() {}

    /**
     * The refusal of a model on the CPU, where no other accelerator can be tried.
     *
     * @param loaded whether it failed when it ran, and not before
     */
    static MediaException explain(ModelFile model, Throwable cause, boolean loaded) {
        String name = ModelBytes.name(model);
        String message = String.valueOf(cause.getMessage());
        for (Pattern pattern : OPERATOR) {
            Matcher operator = pattern.matcher(message);
            if (operator.find()) {
                return new MediaException(
                        Reason.of(
                                "runtime.model-operator",
                                name,
                                operator.group(1),
                                OrtHost.environment().getVersion()),
                        cause);
            }
        }
        String code = loaded ? "runtime.model-refused" : "runtime.model-unreadable";
        return new MediaException(Reason.of(code, name), cause);
    }

    /** Whether the same inputs would be refused by every accelerator. */
    static boolean blamesInputs(Throwable cause) {
        return cause instanceof OrtException e
                && e.getCode() == OrtException.OrtErrorCode.ORT_INVALID_ARGUMENT;
    }
}
