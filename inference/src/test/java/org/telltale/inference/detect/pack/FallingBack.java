package org.telltale.inference.detect.pack;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.runtime.RefusedAccelerator;
import org.telltale.inference.worker.NativeWorker;

/** The real worker, whose processor goes by the name of a card for the first runs. */
public final class FallingBack {
    /** What {@link #refusing} misses. */
    static final String LIBRARY = "libcudnn.so.9";

    private FallingBack() {}

    /** A worker that says of every run that a card was refused for want of {@link #LIBRARY}. */
    static NativeWorker refusing(NativeWorker worker) {
        RefusedAccelerator card =
                new RefusedAccelerator(
                        Accelerator.CUDA,
                        Reason.of("runtime.library-missing.cudnn", "CUDA", LIBRARY));
        return changing(
                worker,
                model ->
                        new ModelAnswer(
                                model.outputs(),
                                new RanOn(model.ran().accelerator(), List.of(card))));
    }

    /** A worker that falls back after so many runs. */
    public static NativeWorker after(int runs, NativeWorker worker) {
        AtomicInteger left = new AtomicInteger(runs);
        return changing(
                worker,
                model ->
                        left.getAndDecrement() > 0
                                ? new ModelAnswer(
                                        model.outputs(), new RanOn(Accelerator.CUDA, List.of()))
                                : model);
    }

    private static NativeWorker changing(NativeWorker worker, UnaryOperator<ModelAnswer> change) {
        return (NativeWorker)
                Proxy.newProxyInstance(
                        FallingBack.class.getClassLoader(),
                        new Class<?>[] {NativeWorker.class},
                        (proxy, method, arguments) -> {
                            Object answer;
                            try {
                                answer = method.invoke(worker, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                            return answer instanceof ModelAnswer model
                                    ? change.apply(model)
                                    : answer;
                        });
    }
}
