package org.telltale.app.window.watchdog;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Times every runnable of JavaFX's headless platform, on which pulses and events are runnables too:
 * its queue is replaced by one that wraps what is put into it. While one goes on for longer than
 * {@link #LONGEST_MILLIS}, a thread of this samples its stack. Thread-safe.
 */
final class FxThreadTimes implements AutoCloseable {
    /** What a task may take until it is recorded. */
    static final long LONGEST_MILLIS = 50;

    private static final int MOST_SAMPLES = 40;
    private static final long SAMPLING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<SlowTask> slow = new ArrayList<>();
    private final TimedQueue queue = new TimedQueue();
    private Runnable putBack = () -> {};
    private volatile boolean closed;
    private volatile boolean recording;
    private volatile @Nullable Running running;
    private long tasks;

    /**
     * Puts itself before the platform's queue. JavaFX must have been started.
     *
     * @throws ReflectiveOperationException if this JavaFX has another headless platform
     */
    void install() throws ReflectiveOperationException {
        Class<?> type = Class.forName("com.sun.glass.ui.Application");
        Object application = type.getMethod("GetApplication").invoke(null);
        Object processor = field(application.getClass(), "processor").get(application);
        Field field = field(processor.getClass(), "runnableQueue");
        @SuppressWarnings("unchecked")
        BlockingQueue<Runnable> old = (BlockingQueue<Runnable>) field.get(processor);
        replace(processor, field, old, queue);
        putBack =
                () -> {
                    try {
                        replace(processor, field, queue, old);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                };
        Thread.ofPlatform().daemon().name("ui-watchdog").start(this::sample);
    }

    private static void replace(
            Object processor, Field field, BlockingQueue<Runnable> old, BlockingQueue<Runnable> now)
            throws IllegalAccessException {
        field.set(processor, now);
        // The thread waits for the old one still; what came meanwhile follows.
        old.add(() -> {
            List<Runnable> late = new ArrayList<>();
            old.drainTo(late);
            late.forEach(Runnable::run);
        });
    }

    /** Puts the platform's own queue back. */
    @Override
    public void close() {
        putBack.run();
        closed = true;
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** Records from now on, without what was recorded before. */
    synchronized void start() {
        slow.clear();
        tasks = 0;
        recording = true;
    }

    /** Records no longer; what was recorded. */
    synchronized List<SlowTask> stop() {
        recording = false;
        return List.copyOf(slow);
    }

    /** How many tasks there were since {@link #start}. */
    synchronized long tasks() {
        return tasks;
    }

    private void run(Runnable task) {
        Running outer = running;
        long cpu = threads.getCurrentThreadCpuTime();
        Running now = new Running(Thread.currentThread(), System.nanoTime(), new ArrayList<>());
        running = now;
        try {
            task.run();
        } finally {
            running = outer;
            long wall = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - now.start());
            ended(
                    now,
                    wall,
                    TimeUnit.NANOSECONDS.toMillis(threads.getCurrentThreadCpuTime() - cpu));
        }
    }

    private synchronized void ended(Running task, long wall, long cpu) {
        tasks++;
        if (recording && wall > LONGEST_MILLIS) {
            synchronized (task.stacks()) {
                slow.add(new SlowTask(wall, cpu, task.stacks()));
            }
        }
    }

    private void sample() {
        long longest = TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS / 2);
        while (!closed) {
            LockSupport.parkNanos(SAMPLING_NANOS);
            Running task = running;
            if (recording && task != null && System.nanoTime() - task.start() > longest) {
                StackTraceElement[] stack = task.thread().getStackTrace();
                synchronized (task.stacks()) {
                    if (task.equals(running) && task.stacks().size() < MOST_SAMPLES) {
                        task.stacks().add(stack);
                    }
                }
            }
        }
    }

    private record Running(Thread thread, long start, List<StackTraceElement[]> stacks) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private final class TimedQueue extends LinkedBlockingQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean add(Runnable task) {
            return super.add(() -> FxThreadTimes.this.run(task));
        }
    }
}
