package io.gatehouse.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/** So many at a time do the same again and again. */
final class Workers {

    /** @param failed the first failure; null: none */
    record Measured(double perSecond, Samples samples, int failures, Throwable failed) {

        @Override
        public String toString() {
            return Report.text(
                    "%.0f/s; %s%s", perSecond, samples, failures == 0 ? "" : "; " + failures + " failed: " + failed);
        }
    }

    private Workers() {}

    /**
     * After a warm-up of a third of the time.
     *
     * @param work what each of them does, by its number; what it answers is what took its time
     */
    static Measured measure(int workers, Duration time, IntFunction<Object> work) throws InterruptedException {
        run(workers, time.dividedBy(3), work, new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
        var took = new ConcurrentLinkedQueue<Long>();
        var failures = new ConcurrentLinkedQueue<Throwable>();
        long begun = System.nanoTime();
        run(workers, time, work, took, failures);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Measured(took.size() / seconds, Samples.of(took), failures.size(), failures.peek());
    }

    private static void run(
            int workers, Duration time, IntFunction<Object> work, Queue<Long> took, Queue<Throwable> failures)
            throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < workers; number++) {
            int worker = number;
            threads.add(new Thread(() -> {
                while (System.nanoTime() < end) {
                    once(work, worker, took, failures);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
    }

    private static void once(IntFunction<Object> work, int worker, Queue<Long> took, Queue<Throwable> failures) {
        long begun = System.nanoTime();
        try {
            work.apply(worker);
            took.add(System.nanoTime() - begun);
        } catch (RuntimeException failed) {
            failures.add(failed);
        }
    }
}
