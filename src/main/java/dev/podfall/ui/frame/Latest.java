package dev.podfall.ui.frame;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works something out off the screen's thread, latest wins: while one question is worked on, only the newest of those that
 * came since waits.
 *
 * @param <Q> an immutable question
 * @param <A> an immutable answer
 */
public final class Latest<Q, A> {
    private static final int IDLE_SECONDS = 20;

    private final FramePublisher<Q> questions;

    /**
     * @param worker runs one task at a time, off the screen's thread
     * @param screen runs a task later on the screen's thread
     * @param work is called on the worker
     * @param receiver is called on the screen's thread
     */
    public Latest(
            Executor worker, Executor screen, Function<? super Q, ? extends A> work, Consumer<? super A> receiver) {
        var answers = new FramePublisher<A>(screen, receiver);
        this.questions = new FramePublisher<>(worker, question -> answers.publish(work.apply(question)));
    }

    /** Returns at once. */
    public void ask(Q question) {
        questions.publish(question);
    }

    /** A worker of its own: one task after the other. Its thread ends while there is nothing to do. */
    public static Executor worker(String name) {
        var worker = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> Thread.ofPlatform().daemon().name("podfall-" + name).unstarted(task));
        worker.allowCoreThreadTimeOut(true);
        return worker;
    }
}
