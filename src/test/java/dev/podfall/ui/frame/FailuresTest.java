package dev.podfall.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.cluster.SessionOptions;
import dev.podfall.play.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What nobody waits for is told of if it fails, and only then. */
class FailuresTest {

    /** What is told of work that is over, on this thread. */
    private static List<Throwable> surfaced(CompletableFuture<?> work) {
        var told = new ArrayList<Throwable>();
        var thread = Thread.currentThread();
        thread.setUncaughtExceptionHandler((on, failure) -> told.add(failure));
        try {
            Failures.surface(work);
        } finally {
            thread.setUncaughtExceptionHandler(null);
        }
        return told;
    }

    @Test
    void whatFailsIsTold() {
        var broken = new IllegalStateException("a bug");
        assertThat(surfaced(CompletableFuture.failedFuture(broken))).containsExactly(broken);
        var after = CompletableFuture.failedFuture(broken).thenApply(Object::toString);
        assertThat(surfaced(after))
                .singleElement()
                .satisfies(told -> assertThat(told).hasCause(broken));
    }

    @Test
    void aWindowThatClosesWhileItsTextIsCheckedHasNotFailed() {
        var player = new Player(SessionOptions.DEFAULT, moment -> {}, failure -> {});
        player.start();
        player.close();
        var checked = player.ask(session -> "rehearsal").thenApply(String::length);
        assertThatThrownBy(() -> checked.orTimeout(20, TimeUnit.SECONDS).join())
                .hasRootCauseInstanceOf(CancellationException.class);
        assertThat(surfaced(checked)).isEmpty();
    }
}
