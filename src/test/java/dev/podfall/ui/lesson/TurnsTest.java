package dev.podfall.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns();
    private final List<String> heard = new ArrayList<>();
    private final CompletableFuture<String> first = new CompletableFuture<>();

    @Test
    void whatComesTooLateIsNotHeard() {
        turns.waitFor(() -> first, heard::add);
        var second = new CompletableFuture<String>();
        turns.waitFor(() -> second, heard::add);
        first.complete("first");
        assertThat(turns.busy().get()).as("the second is still waited for").isTrue();
        second.complete("second");
        assertThat(turns.busy().get()).isFalse();
        assertThat(heard).containsExactly("second");

        var third = new CompletableFuture<String>();
        turns.hear(turns.next(), third, heard::add);
        turns.leave();
        third.completeExceptionally(new IllegalStateException("third"));
        assertThat(turns.trouble().get()).isEqualTo(Phrase.NONE);
        assertThat(heard).hasSize(1);
    }

    @Test
    void whatWentWrongIsSaidUntilSomethingElseIsAsked() {
        turns.waitFor(() -> first, heard::add);
        first.completeExceptionally(new TimeoutException());
        assertThat(turns.busy().get()).isFalse();
        assertThat(turns.trouble().get())
                .as("a failure that says nothing is named")
                .isEqualTo(Phrase.of("course.failed", "java.util.concurrent.TimeoutException"));
        turns.waitFor(() -> CompletableFuture.<String>failedFuture(new CancellationException()), heard::add);
        assertThat(turns.trouble().get()).as("the window is gone").isEqualTo(Phrase.NONE);
        assertThat(heard).isEmpty();
    }
}
