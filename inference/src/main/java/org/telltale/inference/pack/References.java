package org.telltale.inference.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/** What has to fit together between the parts of a manifest. Stateless. */
final class References {
    private References() {}

    /** Refuses a name that nothing has, and a self-test that the inputs do not allow. */
    static void check(
            List<PackInput> inputs,
            List<PackOutput> outputs,
            PostProcessing post,
            @Nullable StatedSelfTest test,
            Set<String> files) {
        distinct("inputs", inputs.stream().map(PackInput::name).toList());
        distinct("outputs", outputs.stream().map(PackOutput::name).toList());
        Set<String> outputNames = PackManifest.names(outputs, PackOutput::name);
        for (String output : post.outputs()) {
            PackManifest.in("post", output, outputNames, "outputs");
        }
        for (PackInput input : inputs) {
            if (input instanceof StateInput state) {
                PackManifest.in("inputs.from", state.from(), outputNames, "outputs");
            }
        }
        if (test != null) {
            check(inputs, test, outputNames, files);
        }
    }

    private static void check(
            List<PackInput> inputs,
            StatedSelfTest test,
            Set<String> outputNames,
            Set<String> files) {
        for (StatedSelfTest.Expected expected : test.expected()) {
            PackManifest.in("self_test.expected", expected.output(), outputNames, "outputs");
            if (expected.file() != null) {
                PackManifest.in("self_test.expected", expected.file(), files, "files");
            }
        }
        testInputs(inputs, test.inputs(), files);
    }

    private static void testInputs(
            List<PackInput> inputs, List<StatedSelfTest.TestInput> tests, Set<String> files) {
        String key = "self_test.inputs";
        distinct(key, tests.stream().map(StatedSelfTest.TestInput::name).toList());
        Set<String> given = PackManifest.names(tests, StatedSelfTest.TestInput::name);
        for (PackInput input : inputs) {
            PackManifest.in("inputs", input.name(), given, key);
        }
        for (StatedSelfTest.TestInput test : tests) {
            PackInput input =
                    inputs.stream()
                            .filter(i -> i.name().equals(test.name()))
                            .findAny()
                            .orElse(null);
            ManifestRules.holds(
                    input != null && fits(input.shape(), test.shape()),
                    Reason.of("pack.test-shape", key, test.name(), test.shape()));
            if (test.file() != null) {
                PackManifest.in(key, test.file(), files, "files");
            }
            if (test.formula() instanceof TestPattern.Sine sine) {
                ManifestRules.holds(
                        sine.steps().size() == test.shape().size(),
                        Reason.of("pack.steps", key, sine.steps().size(), test.shape().size()));
            }
        }
    }

    private static boolean fits(List<Dimension> allowed, List<Long> shape) {
        if (allowed.size() != shape.size()) {
            return false;
        }
        for (int i = 0; i < shape.size(); i++) {
            if (!allowed.get(i).allows(shape.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static void distinct(String key, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            ManifestRules.holds(seen.add(name), Reason.of("pack.twice", key, name));
        }
    }
}
