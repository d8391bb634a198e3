package dev.podfall.play;

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

    /** The future completes in any case: with the answer, with the failure, or because the player was closed. */
    <T extends @Nullable Object> CompletableFuture<T> told(Supplier<T> asked) {
        var result = new CompletableFuture<T>();
        tell(new Order() {
            @Override
            public void run() {
                try {
                    result.complete(asked.get());
                } catch (RuntimeException | Error failed) {
                    result.completeExceptionally(failed);
                }
            }

            @Override
            public void abandon() {
                result.completeExceptionally(closed());
            }
        });
        return result;
    }

    /** The next one; null if there is none for so long. */
    @Nullable
    Order next(long nanos) throws InterruptedException {
        return inbox.poll(nanos, TimeUnit.NANOSECONDS);
    }

    /** The next one, if there is one already. */
    @Nullable
    Order next() {
        return inbox.poll();
    }

    static IllegalStateException closed() {
        return new IllegalStateException("the player is closed");
    }

    private void abandonAll() {
        for (var order = inbox.poll(); order != null; order = inbox.poll()) {
            order.abandon();
        }
    }
}
