package dev.podfall.ui.app;

import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predicate.Scene;
import dev.podfall.lesson.run.GoalWatch;
import dev.podfall.play.Player;
import dev.podfall.ui.frame.Failures;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** The goals of a task: the engine's thread looks at them, one look after the other, until nobody wants to know. Screen's thread only. */
final class GoalLooks {
    private final Player player;
    private final CompletableFuture<GoalWatch> watch;
    private final Consumer<GoalWatch.Report> listener;
    private boolean looking;
    private boolean again;
    private boolean over;

    /**
     * Begins with a look.
     *
     * @param since where the task had begun; null if it begins now
     * @param listener is told on the screen's thread
     */
    GoalLooks(Player player, Lesson lesson, Scene.@Nullable Beginning since, Consumer<GoalWatch.Report> listener) {
        this.player = player;
        this.listener = listener;
        this.watch = player.ask(session -> new GoalWatch(lesson, since == null ? Scene.Beginning.of(session) : since));
        look();
    }

    /** One more look, whatever else is being looked at. */
    CompletableFuture<GoalWatch.Report> last() {
        return watch.thenCompose(goals -> player.ask(goals::look));
    }

    /** Something is new. */
    void look() {
        again = looking;
        if (looking) {
            return;
        }
        looking = true;
        Failures.surface(last().thenAcceptAsync(this::told, Platform::runLater));
    }

    /** Nobody wants to know any more, not of a look that goes on either. */
    void end() {
        over = true;
    }

    private void told(GoalWatch.Report report) {
        looking = false;
        if (!over) {
            listener.accept(report);
            if (again) {
                look();
            }
        }
    }
}
