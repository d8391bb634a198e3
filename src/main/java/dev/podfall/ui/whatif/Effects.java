package dev.podfall.ui.whatif;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Session;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.play.Moment;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.outlook.Outlooks;
import dev.podfall.ui.whatif.Forecasts.Question;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says in a line each what several changes would do, every one for itself. Nothing is staged. All methods belong to the
 * screen's thread.
 */
public final class Effects {
    /** In a large cluster an effect takes as long as a what-if does: whoever wants it stages the change. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Supplier<CompletableFuture<Session>> fork;
    private final Forecasts forecasts;
    private final Executor screen;
    private long asked;

    /**
     * @param fork gives a fork of the session that is shown
     * @param worker runs one task at a time, off the screen's thread
     */
    public Effects(Supplier<CompletableFuture<Session>> fork, Executor worker, Executor screen, Hues hues) {
        this.fork = fork;
        this.screen = screen;
        this.forecasts = new Forecasts(worker, screen, hues, PATIENCE);
    }

    /**
     * Returns at once. What was asked before is not answered any more.
     *
     * @param changes the lines of each; one without lines is passed over
     * @param selected the DaemonSet that somebody looks at, or null
     * @param receiver is called for each change that could be worked out in time, with its place and what it would do
     */
    public void ask(
            Moment moment,
            List<List<ConsoleLine>> changes,
            @Nullable ObjectKey selected,
            BiConsumer<Integer, String> receiver) {
        asked++;
        forecasts.cancel();
        ask(asked, 0, moment, changes, selected, receiver);
    }

    private void ask(
            long number,
            int place,
            Moment moment,
            List<List<ConsoleLine>> changes,
            @Nullable ObjectKey selected,
            BiConsumer<Integer, String> receiver) {
        if (number != asked || place >= changes.size()) {
            return;
        }
        if (changes.get(place).isEmpty()) {
            ask(number, place + 1, moment, changes, selected, receiver);
            return;
        }
        Failures.surface(fork.get()
                .handle((whole, failed) -> {
                    // Another session has come in the meantime: nobody waits for what would become of the old one.
                    if (failed != null && !Failures.isCancelled(failed)) {
                        Failures.surface(failed);
                    }
                    return Optional.ofNullable(whole);
                })
                .thenAcceptAsync(
                        whole -> {
                            if (number != asked || whole.isEmpty()) {
                                return;
                            }
                            var question = new Question(
                                    moment.session(),
                                    whole.get(),
                                    moment.position(),
                                    moment.at(),
                                    changes.get(place),
                                    selected);
                            forecasts.ask(question, forecast -> {
                                var result = forecast.result();
                                if (result != null) {
                                    receiver.accept(place, Outlooks.brief(result, selected));
                                }
                                ask(number, place + 1, moment, changes, selected, receiver);
                            });
                        },
                        screen));
    }
}
