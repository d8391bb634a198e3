package dev.podfall.ui.whatif;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Session;
import dev.podfall.explain.WhatIf;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.play.Moment;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.outlook.Outlook;
import dev.podfall.ui.whatif.Forecasts.Forecast;
import dev.podfall.ui.whatif.Forecasts.Question;
import dev.podfall.ui.whatif.WhatIfModel.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What is staged and what would come of it. All methods belong to the screen's thread. */
public final class WhatIfViewModel {
    private static final long PATIENCE = 300;
    private static final long PAUSE = 400;
    private static final String KUBECTL = "kubectl ";

    /** Runs something on the screen's thread after a while. */
    public interface Later {
        void run(long millis, Runnable task);
    }

    private final Supplier<CompletableFuture<Session>> fork;
    private final Forecasts forecasts;
    private final Executor screen;
    private final Later later;
    private final ReadOnlyObjectWrapper<WhatIfModel> model = new ReadOnlyObjectWrapper<>(WhatIfModel.EMPTY);
    private final List<ConsoleLine> staged = new ArrayList<>();
    private List<ConsoleLine> draft = List.of();
    private Consumer<WhatIf.@Nullable Result> onResult = result -> {};
    private Consumer<List<ConsoleLine>> onApply = lines -> {};
    private Function<List<ConsoleLine>, CompletableFuture<Boolean>> onKeep =
            lines -> CompletableFuture.completedFuture(false);
    private boolean keeping;
    private List<String> complaints = List.of();
    private @Nullable Outlook outlook;
    private WhatIf.@Nullable Result result;
    private @Nullable Moment moment;
    private @Nullable ClusterState asked;
    private @Nullable ObjectKey selected;
    private long question;
    private boolean busy;
    private boolean working;
    private boolean waiting;

    /** Tells the wait that counts from those that do not any more. */
    private long waits;

    private boolean briefly;
    private long pause = PAUSE;

    /**
     * @param fork gives a fork of the session that is shown
     * @param worker runs one task at a time, off the screen's thread; nobody else should have to wait for it
     */
    public WhatIfViewModel(
            Supplier<CompletableFuture<Session>> fork, Executor worker, Executor screen, Later later, Hues hues) {
        this.fork = fork;
        this.forecasts = new Forecasts(worker, screen, hues);
        this.screen = screen;
        this.later = later;
    }

    public ReadOnlyObjectProperty<WhatIfModel> model() {
        return model.getReadOnlyProperty();
    }

    /** Called with what the fork found; null when there is nothing to look at any more. */
    public void setOnResult(Consumer<WhatIf.@Nullable Result> action) {
        onResult = action;
    }

    /** Called with lines that are to be done. */
    public void setOnApply(Consumer<List<ConsoleLine>> action) {
        onApply = action;
    }

    /** Called with lines of which a branch is to be made; completes with whether there is one. */
    public void setOnKeep(Function<List<ConsoleLine>, CompletableFuture<Boolean>> action) {
        onKeep = action;
    }

    /** Puts lines after those that are staged already. */
    public void stage(List<ConsoleLine> lines) {
        staged.addAll(lines);
        draft = List.of();
        changed();
    }

    /** Looks at lines that somebody is still typing; none when he has stopped. */
    public void draft(List<ConsoleLine> lines) {
        if (!lines.equals(draft)) {
            draft = List.copyOf(lines);
            changed();
        }
    }

    public void remove(int index) {
        staged.remove(index);
        changed();
    }

    public void discard() {
        staged.clear();
        changed();
    }

    /** Does what is staged. */
    public void apply() {
        var lines = List.copyOf(staged);
        staged.clear();
        changed();
        onApply.accept(lines);
    }

    /** Keeps what is staged as a branch; it is staged no longer once the branch is there. */
    public void keep() {
        if (keeping) {
            return;
        }
        keeping = true;
        var lines = List.copyOf(staged);
        var made = onKeep.apply(lines);
        Failures.surface(made);
        Failures.surface(made.handleAsync(
                (kept, failed) -> {
                    keeping = false;
                    if (failed == null && kept && staged.equals(lines)) {
                        discard();
                    }
                    return lines;
                },
                screen));
    }

    /** Says which DaemonSet somebody looks at; its counter is the one in the headline. */
    public void select(@Nullable ObjectKey daemonSet) {
        if (daemonSet != null && !daemonSet.equals(selected)) {
            selected = daemonSet;
            if (!isEmpty()) {
                ask();
            }
        }
    }

    public void show(Moment next) {
        moment = next;
        refresh();
    }

    /** Says the same in another language: what is known at once, and what is wrong with lines when it is known again. */
    void sayAgain() {
        var known = result;
        if (known != null) {
            outlook = forecasts.outlook(known, selected);
            publish();
        }
        if (!isEmpty()) {
            ask();
        }
    }

    private boolean isEmpty() {
        return staged.isEmpty() && draft.isEmpty();
    }

    private void changed() {
        complaints = List.of();
        if (isEmpty()) {
            forecasts.cancel();
            question++;
            busy = false;
            working = false;
            outlook = null;
            result = null;
            asked = null;
            publish();
            onResult.accept(null);
        } else {
            publish();
            ask();
        }
    }

    /**
     * Asks again if the world is another one than that of the last answer, but not all the time. Where time stands there
     * is nothing to be spared: the last answer is to be one about what is shown.
     */
    private void refresh() {
        var now = moment;
        if (now == null || isEmpty() || busy || now.state() == asked) {
            return;
        }
        if (asked == null) {
            ask();
            return;
        }
        boolean stands = !now.playing() || now.waiting().rest();
        if (waiting && (briefly || !stands)) {
            return;
        }
        waiting = true;
        briefly = stands;
        long number = ++waits;
        later.run(stands ? PAUSE : pause, () -> {
            if (number == waits) {
                waiting = false;
                askAgain();
            }
        });
    }

    private void askAgain() {
        var now = moment;
        if (now != null && !isEmpty() && !busy && now.state() != asked) {
            ask();
        }
    }

    private void ask() {
        var now = moment;
        if (now == null) {
            return;
        }
        long number = ++question;
        busy = true;
        asked = now.state();
        later.run(PATIENCE, () -> {
            if (busy && question == number) {
                working = true;
                publish();
            }
        });
        var lines = new ArrayList<>(staged);
        lines.addAll(draft);
        Failures.surface(fork.get()
                .thenAcceptAsync(
                        whole -> {
                            if (question == number) {
                                forecasts.ask(
                                        new Question(now.session(), whole, now.position(), now.at(), lines, selected),
                                        forecast -> answered(number, forecast));
                            }
                        },
                        screen)
                .exceptionallyAsync(
                        failed -> {
                            answered(number, Forecast.failed(failed));
                            return null;
                        },
                        screen));
    }

    private void answered(long number, Forecast forecast) {
        if (question != number) {
            return;
        }
        busy = false;
        working = false;
        pause = Math.max(PAUSE, 3 * forecast.millis());
        if (forecast.result() != null || !forecast.outlook().equals(Outlook.NOTHING)) {
            complaints = forecast.complaints();
            outlook = forecast.outlook();
            result = forecast.result();
            onResult.accept(forecast.result());
        }
        publish();
        refresh();
    }

    private void publish() {
        var lines = new ArrayList<Line>();
        for (var line : staged) {
            lines.add(line(line, false, lines.size()));
        }
        for (var line : draft) {
            lines.add(line(line, true, lines.size()));
        }
        var known = outlook;
        model.set(new WhatIfModel(lines, known == null ? Outlook.NOTHING : known, known != null, working));
    }

    private Line line(ConsoleLine line, boolean isDraft, int index) {
        var text = line.text().startsWith(KUBECTL) ? line.text().substring(KUBECTL.length()) : line.text();
        return new Line(text, isDraft, index < complaints.size() ? complaints.get(index) : "");
    }
}
