package dev.podfall.ui.app;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.Step;
import dev.podfall.explain.caption.Captions;
import dev.podfall.explain.caption.Happening;
import dev.podfall.play.Player;
import dev.podfall.ui.console.ConsoleViewModel;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.manifest.Try;
import java.util.concurrent.Executor;

/** Runs what a text suggests where it can be seen: in the console, and, where somebody goes back, on the timeline. */
final class TryOut {
    private final ConsoleViewModel console;
    private final Player player;
    private final Executor screen;
    private final Runnable showConsole;
    private final Runnable showRevisions;

    /** @param screen runs a task later on the screen's thread */
    TryOut(ConsoleViewModel console, Player player, Executor screen, Runnable showConsole, Runnable showRevisions) {
        this.console = console;
        this.player = player;
        this.screen = screen;
        this.showConsole = showConsole;
        this.showRevisions = showRevisions;
    }

    void run(Try suggested) {
        showConsole.run();
        Failures.surface(player.ask(session -> session.journal().size())
                .thenComposeAsync(
                        before -> console.tryOut(suggested.command(), suggested.look())
                                .thenCompose(code -> player.ask(session -> wentBack(session, before))),
                        screen)
                .thenAcceptAsync(
                        back -> {
                            if (back) {
                                showRevisions.run();
                            }
                        },
                        screen));
        player.play();
    }

    /** Whether somebody took a DaemonSet back since then to a template that it had: the revision flies. */
    static boolean wentBack(Session session, int since) {
        var journal = session.journal();
        return journal.subList(Math.min(since, journal.size()), journal.size()).stream()
                .filter(Step::byUser)
                .anyMatch(step -> Captions.happening(step) == Happening.DAEMON_SET_ROLLED_BACK);
    }
}
