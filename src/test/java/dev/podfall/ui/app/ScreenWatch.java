package dev.podfall.ui.app;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Watches how long the screen's thread is busy with one thing: tasks are put into its queue all the time, and what it has
 * computed between two of them is what nothing else could come between. Its own time counts, not that of a busy machine.
 */
final class ScreenWatch implements AutoCloseable {
    private static final long MILLION = 1_000_000;

    private final Thread watcher =
            Thread.ofPlatform().daemon().name("screen-watch").unstarted(this::watch);
    private volatile boolean over;
    private volatile boolean waits;
    private volatile long longest;
    private volatile String doing = "";
    private long before = -1;

    private ScreenWatch() {}

    static ScreenWatch begin() {
        var out = new ScreenWatch();
        out.watcher.start();
        return out;
    }

    private void watch() {
        while (!over) {
            var run = new CountDownLatch(1);
            waits = true;
            var seen = new String[] {""};
            Platform.runLater(() -> {
                look(seen[0]);
                run.countDown();
            });
            try {
                while (!run.await(5, TimeUnit.MILLISECONDS)) {
                    seen[0] = seen[0] + stack();
                }
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private void look(String seen) {
        long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (before >= 0 && now - before > longest) {
            longest = now - before;
            doing = seen;
        }
        before = now;
    }

    private static String stack() {
        return Thread.getAllStackTraces().entrySet().stream()
                        .filter(each -> each.getKey().getName().equals("JavaFX Application Thread"))
                        .map(each -> Arrays.stream(each.getValue())
                                .limit(28)
                                .map(Object::toString)
                                .collect(Collectors.joining("\n  ")))
                        .collect(Collectors.joining("\n"))
                + "\n\n";
    }

    /** The most that was computed at a stretch, in milliseconds. */
    long longestMillis() {
        return longest / MILLION;
    }

    /** Forgets what was so far. */
    void reset() {
        longest = 0;
        doing = "";
    }

    /** What was done then. */
    String doing() {
        return doing;
    }

    @Override
    public void close() {
        over = true;
    }
}
