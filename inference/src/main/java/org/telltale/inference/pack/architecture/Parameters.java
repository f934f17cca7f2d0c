package org.telltale.inference.pack.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.telltale.inference.pack.checkpoint.CheckpointException;
import org.telltale.inference.pack.checkpoint.StateDict;
import org.telltale.inference.pack.checkpoint.StateTensor;
import org.telltale.inference.reason.Reason;

/**
 * Hands an architecture the parameters it asks for and keeps account: what the checkpoint lacks,
 * has otherwise or has in excess is told at the end, all of it by name. Until then an unfit
 * parameter counts as zeros. Used once, by one thread.
 */
final class Parameters {
    private static final int NAMED = 5;

    private final StateDict state;
    private final String prefix;
    private final String network;
    private final Set<String> used = new HashSet<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> otherwise = new ArrayList<>();
    private final List<String> notFinite = new ArrayList<>();

    /**
     * An account of one checkpoint.
     *
     * @param network the architecture's title, for messages
     * @param prefix what stands before every name where the first one has it, such as {@code
     *     module.}; empty if there is none
     */
    Parameters(StateDict state, String network, String prefix) {
        this.state = state;
        this.network = network;
        boolean prefixed = state.tensors().keySet().stream().allMatch(n -> n.startsWith(prefix));
        this.prefix = prefixed ? prefix : "";
    }

    /** The parameter's values, row-major, if it has that shape. */
    float[] take(String name, int... shape) {
        String whole = prefix + name;
        used.add(whole);
        StateTensor tensor = state.get(whole);
        List<Integer> expected = Arrays.stream(shape).boxed().toList();
        if (tensor == null) {
            missing.add(whole);
        } else if (!tensor.shape().equals(expected) || !tensor.type().floating()) {
            otherwise.add(whole + " (" + tensor + ", not " + expected + ")");
        } else {
            float[] values = tensor.floats();
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    notFinite.add(whole);
                    break;
                }
            }
            return values;
        }
        return new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    }

    /** A parameter that a checkpoint may have and the network in use does not need. */
    void ignore(String name) {
        used.add(prefix + name);
    }

    /**
     * Settles the account.
     *
     * @throws CheckpointException if anything was missing, otherwise, not finite or in excess
     */
    void check() throws CheckpointException {
        List<String> excess =
                state.tensors().keySet().stream().filter(name -> !used.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw refusal("checkpoint.lacks", missing);
        }
        if (!otherwise.isEmpty()) {
            throw refusal("checkpoint.has-otherwise", otherwise);
        }
        if (!excess.isEmpty()) {
            throw refusal("checkpoint.has-in-excess", excess);
        }
        if (!notFinite.isEmpty()) {
            throw refusal("checkpoint.not-finite", notFinite);
        }
    }

    private CheckpointException refusal(String code, List<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        String list = names.size() > NAMED ? first + ", … (" + names.size() + ")" : first;
        return new CheckpointException(new Reason(code, List.of(state.source(), network, list)));
    }
}
