package dev.podfall.ui.lesson;

import dev.podfall.language.Phrase;
import dev.podfall.ui.frame.Failures;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the cluster, one thing after the other: an answer that comes when something else was asked, or nothing is
 * wanted any more, is not heard. Screen's thread only; what answers does so there.
 */
final class Turns {
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Phrase> trouble = new ReadOnlyObjectWrapper<>(Phrase.NONE);
    private long turn;

    /** Whether the cluster is being made ready. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Why something could not be done; nothing if all is well. */
    ReadOnlyObjectProperty<Phrase> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** The turn that is taken. */
    long now() {
        return turn;
    }

    boolean isNow(long one) {
        return one == turn;
    }

    /** What was asked before is not heard from now on, and what went wrong is over. */
    long next() {
        trouble.set(Phrase.NONE);
        return ++turn;
    }

    /** Nothing is waited for any more. */
    void leave() {
        next();
        busy.set(false);
    }

    /** The cluster is made ready, and nothing else is asked until it is. */
    <T extends @Nullable Object> void waitFor(Supplier<CompletableFuture<T>> what, Consumer<T> then) {
        long mine = next();
        busy.set(true);
        hear(mine, what.get(), then);
    }

    /** What comes of it is heard, if it is still that turn. */
    <T extends @Nullable Object> void hear(long mine, CompletableFuture<T> what, Consumer<T> then) {
        Failures.surface(what.handle((done, failed) -> {
            if (isNow(mine)) {
                busy.set(false);
                if (failed == null) {
                    then.accept(done);
                } else if (!Failures.isCancelled(failed)) {
                    fail(failed);
                }
            }
            return mine;
        }));
    }

    void fail(Throwable failed) {
        var cause = failed.getCause() == null ? failed : failed.getCause();
        trouble.set(Phrase.of("course.failed", Objects.requireNonNullElse(cause.getMessage(), cause.toString())));
    }
}
