package dev.podfall.ui.frame;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@link Latest} for answers that may take long: they are worked out in parts, each a task of its own, so that others get
 * their turn on the worker in between. What was found so far is shown after each part; a newer question ends an older one.
 *
 * @param <Q> an immutable question
 * @param <A> an immutable answer, or a part of one
 */
public final class Gradual<Q, A> {
    /** For so long one part may keep others waiting for the worker. */
    private static final long PART_NANOS = 20_000_000;

    private final AtomicReference<@Nullable Q> waiting = new AtomicReference<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Executor worker;
    private final Function<? super Q, ? extends A> work;
    private final Predicate<? super A> whole;
    private final FramePublisher<A> answers;

    // Of the worker's.
    private @Nullable Q unfinished;
    private boolean inTurn;
    private boolean again;

    /**
     * @param worker runs one task at a time, off the screen's thread
     * @param screen runs a task later on the screen's thread
     * @param work is called on the worker, again and again with the same question while its answers are not whole
     * @param whole whether an answer needs no further part
     * @param receiver is called on the screen's thread
     */
    public Gradual(
            Executor worker,
            Executor screen,
            Function<? super Q, ? extends A> work,
            Predicate<? super A> whole,
            Consumer<? super A> receiver) {
        this.worker = worker;
        this.work = work;
        this.whole = whole;
        this.answers = new FramePublisher<>(screen, receiver);
    }

    /** From now on: whether there is still time to go on with a part. */
    public static BooleanSupplier part() {
        long begun = System.nanoTime();
        return () -> System.nanoTime() - begun < PART_NANOS;
    }

    /** Returns at once. */
    public void ask(Q question) {
        waiting.set(question);
        schedule();
    }

    /** At most one turn waits for the worker. */
    private void schedule() {
        if (!scheduled.getAndSet(true)) {
            worker.execute(this::turn);
        }
    }

    /** A worker that runs a task at once is not called from within itself over and over. */
    private void turn() {
        scheduled.set(false);
        again = true;
        if (inTurn) {
            return;
        }
        inTurn = true;
        try {
            while (again) {
                again = false;
                goOn();
            }
        } finally {
            inTurn = false;
        }
    }

    private void goOn() {
        var newer = waiting.getAndSet(null);
        var question = newer != null ? newer : unfinished;
        unfinished = null;
        if (question == null) {
            return;
        }
        var answer = work.apply(question);
        if (!whole.test(answer)) {
            unfinished = question;
            schedule();
        }
        answers.publish(answer);
    }
}
