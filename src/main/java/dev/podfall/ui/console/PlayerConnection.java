package dev.podfall.ui.console;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.Step;
import dev.podfall.kubectl.ApiConnection;
import dev.podfall.kubectl.CommandStopped;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.language.Phrase;
import dev.podfall.play.Act;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.play.Player;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.text.Shorten;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A player's session as kubectl sees it: in the past, reading shows the past, and the first write goes on from there.
 * Whoever waits lets time pass as fast as the window plays it.
 */
final class PlayerConnection implements ApiConnection {

    /** Somebody stopped the command, or its session is gone. */
    static final class Stopped extends CommandStopped {
        private static final long serialVersionUID = 1;

        Stopped(Phrase why) {
            super(why);
        }
    }

    private final Player player;
    private final PlayerRunner runner;
    private final CommandRunner.Patience patience;

    /** The whole line is taken back in one go, however many commands it gives and however long it waits between them. */
    private final Act act;

    private volatile @Nullable Session before;
    private @Nullable Moment past;
    private boolean holds;
    /** The world after a step that is looked at while waiting. */
    private @Nullable ClusterState passing;

    PlayerConnection(Player player, PlayerRunner runner, ConsoleLine line, CommandRunner.Patience patience) {
        this.player = player;
        this.runner = runner;
        this.act = new Act(Phrase.verbatim(Shorten.oneLine(line.text())));
        this.patience = patience;
        var newest = runner.newest();
        this.past = newest == null || newest.present() ? null : newest;
    }

    @Override
    public ClusterState state() {
        if (passing != null) {
            return passing;
        }
        return past == null ? result(player.ask(Session::state)) : past.state();
    }

    @Override
    public Instant now() {
        return past == null ? result(player.ask(Session::now)) : past.at();
    }

    @Override
    public @Nullable Instant leaseRenewal(String node) {
        var at = now();
        return result(player.<@Nullable Instant>ask(session -> session.leases().renewTime(node, at)));
    }

    @Override
    public @Nullable KubeObject execute(Command command) {
        hold();
        past = null;
        return result(player.<@Nullable KubeObject>act(act, session -> {
            if (before == null && session.failure() == null) {
                before = session.fork();
            }
            return session.execute(command);
        }));
    }

    /** A session as it was before the first request; null if there was none. */
    @Nullable
    Session before() {
        return before;
    }

    /** What a line writes it writes at once, whatever plays: kubectl is quick, and a cluster is not. */
    private void hold() {
        if (!holds) {
            holds = true;
            player.hold();
        }
    }

    /** The line is over, or waits. */
    void letGo() {
        if (holds) {
            holds = false;
            player.letGo();
        }
    }

    @Override
    public boolean waitUntil(Predicate<ClusterState> condition, Duration timeout) {
        if (condition.test(state())) {
            return true;
        }
        past = null;
        boolean held = holds;
        letGo();
        var start = result(player.goOnFromHere());
        var deadline = start.frame().now().plus(timeout);
        boolean paused = !start.playing();
        player.await(deadline);
        if (paused) {
            player.play();
        }
        try {
            return follow(condition, deadline, start);
        } finally {
            passing = null;
            // What came true before its time lets the clock stand again.
            player.awaitNoMore();
            if (paused) {
                player.pause();
            }
            if (held) {
                hold();
            }
        }
    }

    private boolean follow(Predicate<ClusterState> condition, Instant deadline, Moment start) {
        int seen = start.frame().journal().size();
        // What was shown last may be older than what was told the player since.
        var looks = new Looks(start.session(), seen);
        while (true) {
            var moment = looks.next();
            if (moment == null) {
                continue;
            }
            var journal = moment.frame().journal();
            for (; seen < journal.size() && !journal.get(seen).at().isAfter(deadline); seen++) {
                passing = journal.get(seen).state();
                if (condition.test(passing)) {
                    return true;
                }
            }
            if (!moment.frame().now().isBefore(deadline)) {
                return false;
            }
            if (moment.waiting().rest()) {
                // Somebody has looked elsewhere and come back, and the clock stands: it is still waited for.
                player.await(deadline);
            }
            if (moment.pace() == Pace.MAX && moment.frame().idle() && moment.playing()) {
                // Nothing is left that could come true earlier.
                result(player.act(act, current -> {
                    current.runUntil(deadline);
                    return true;
                }));
            }
        }
    }

    /** Sees what the window shows, step by step, for as long as nobody wants something else: it lets no time pass. */
    @Override
    public Phrase watch(Watcher watcher) {
        letGo();
        var from = past;
        var start = from == null ? result(player.moment()) : from;
        int first = from == null ? start.frame().journal().size() : start.shown();
        int seen = first;
        boolean caughtUp = false;
        var looks = new Looks(start.session(), 0);
        try {
            passing = from == null ? start.frame().state() : start.state();
            boolean more = watcher.sees(passing);
            while (more && !patience.nextWaits()) {
                var moment = looks.next();
                var steps = moment == null ? List.<Step>of() : moment.steps();
                caughtUp |= steps.size() >= first;
                if (moment == null || !caughtUp) {
                    continue;
                }
                // Who looks back, or acts in the past, sees from there on what comes.
                seen = Math.min(seen, steps.size());
                for (; more && seen < steps.size(); seen++) {
                    passing = steps.get(seen).state();
                    more = watcher.sees(passing);
                }
            }
            return Phrase.NONE;
        } finally {
            passing = null;
        }
    }

    /** What is shown, one moment after the other, as long as it is of one session that goes on. */
    private final class Looks {
        private final long session;
        /** Moments with fewer steps were shown before what was told the player last. */
        private final int atLeast;

        private @Nullable Moment last;

        /** @param session later ones have a larger number */
        Looks(long session, int atLeast) {
            this.session = session;
            this.atLeast = atLeast;
        }

        /**
         * Waits for the next one, for a short while.
         *
         * @return null if there is none yet
         * @throws Stopped if somebody stopped the command, or nothing more of this session will be shown
         */
        @Nullable
        Moment next() {
            if (patience.stopped() || Thread.currentThread().isInterrupted()) {
                throw new Stopped(Phrase.verbatim("^C"));
            }
            var moment = runner.next(last);
            if (moment == null || moment == last) {
                // Nothing new may be because nobody plays any more.
                result(player.moment());
                return null;
            }
            last = moment;
            if (moment.session() > session) {
                throw new Stopped(Phrase.of("console.other-session"));
            }
            if (moment.session() < session || moment.frame().journal().size() < atLeast) {
                return null;
            }
            var failure = moment.frame().failure();
            if (failure != null) {
                throw new Stopped(failure.phrase());
            }
            return moment;
        }
    }

    /** @throws Stopped if the player was closed */
    private static <T extends @Nullable Object> T result(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CancellationException closed) {
            throw new Stopped(Phrase.of("console.other-session"));
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw failed;
        }
    }
}
