package dev.podfall.play;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the engine's thread is told to do, in order. Whoever waits for an answer gets one in any case. */
final class Orders {
    /** Something that the engine's thread is told to do. */
    interface Order extends Runnable {
        /** It will not be done: the thread has ended. */
        default void abandon() {}
    }

    private final LinkedBlockingQueue<Order> inbox = new LinkedBlockingQueue<>();
    private volatile boolean open = true;

    boolean open() {
        return open;
    }

    /** Nothing more will be done. */
    void close() {
        open = false;
        abandonAll();
    }

    void tell(Order order) {
        inbox.add(order);
        if (!open) {
            abandonAll();
        }
    }

    /**
     * The future completes in any case: with the answer, with the failure, or with a {@link CancellationException} because the player was
     * closed.
     */
    <T extends @Nullable Object> CompletableFuture<T> told(Supplier<T> asked) {
        var result = new CompletableFuture<T>();
        tell(result, () -> result.complete(asked.get()));
        return result;
    }

    /** @param waiting hears of it if the order fails or is never done */
    void tell(CompletableFuture<?> waiting, Runnable order) {
        tell(new Order() {
            @Override
            public void run() {
                try {
                    order.run();
                } catch (RuntimeException | Error failed) {
                    waiting.completeExceptionally(failed);
                }
            }

            @Override
            public void abandon() {
                waiting.completeExceptionally(closed());
            }
        });
    }

    /** The next one; null if there is none for so long. */
    @Nullable
    Order next(long nanos) throws InterruptedException {
        return inbox.poll(nanos, TimeUnit.NANOSECONDS);
    }

    /** How many there are already. */
    int waiting() {
        return inbox.size();
    }

    /** The next one, if there is one already. */
    @Nullable
    Order next() {
        return inbox.poll();
    }

    /** Nothing has failed: it is only too late. */
    private static CancellationException closed() {
        return new CancellationException("the player is closed");
    }

    private void abandonAll() {
        for (var order = inbox.poll(); order != null; order = inbox.poll()) {
            order.abandon();
        }
    }
}
