package org.telltale.inference.detect.pack;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.worker.NativeWorker;

/** The real worker, whose processor goes by the name of a card for the first runs. */
public final class FallingBack {
    private FallingBack() {}

    /** A worker that falls back after so many runs. */
    public static NativeWorker after(int runs, NativeWorker worker) {
        AtomicInteger left = new AtomicInteger(runs);
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
                            return answer instanceof ModelAnswer model && left.getAndDecrement() > 0
                                    ? new ModelAnswer(
                                            model.outputs(), new RanOn(Accelerator.CUDA, List.of()))
                                    : answer;
                        });
    }
}
