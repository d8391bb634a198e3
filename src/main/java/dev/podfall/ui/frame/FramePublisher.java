package dev.podfall.ui.frame;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands values from one thread to another, latest wins: a slow screen skips frames, it never queues them.
 *
 * @param <F> an immutable frame
 */
public final class FramePublisher<F> {
    private final AtomicReference<@Nullable F> waiting = new AtomicReference<>();
    private final Executor screen;
    private final Consumer<? super F> receiver;

    /**
     * @param screen runs a task later on the screen's thread, for example {@code Platform::runLater}
     * @param receiver is called on that thread
     */
    public FramePublisher(Executor screen, Consumer<? super F> receiver) {
        this.screen = screen;
        this.receiver = receiver;
    }

    /** May be called on any thread; returns at once. */
    public void publish(F frame) {
        // Whoever replaces nothing knows that no delivery is queued, so a burst queues exactly one.
        if (waiting.getAndSet(frame) == null) {
            screen.execute(this::deliver);
        }
    }

    private void deliver() {
        var frame = waiting.getAndSet(null);
        if (frame != null) {
            receiver.accept(frame);
        }
    }
}
