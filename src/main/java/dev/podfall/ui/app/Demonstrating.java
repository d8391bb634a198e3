package dev.podfall.ui.app;

import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predicate.FieldValue;
import dev.podfall.lesson.run.DemoBeat;
import dev.podfall.lesson.run.DemoRehearsal;
import dev.podfall.manifest.Source;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.play.Player;
import dev.podfall.ui.console.ConsoleViewModel;
import dev.podfall.ui.frame.OnScreen;
import dev.podfall.ui.lesson.DemoGround;
import dev.podfall.ui.manifest.ManifestViewModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Gives a demonstration the window's player, console and editor. Screen's thread only. */
final class Demonstrating implements DemoGround {
    /** A fork is there at once, whatever else is done. */
    private static final int PATIENCE_SECONDS = 60;

    private static final long NONE = -1;

    private final Desk desk;
    private final Player player;
    private final ConsoleViewModel console;
    private final ManifestViewModel editor;
    private final SessionKeeper keeper;
    private final Staging staging;

    /** Plays scripts, and forks their sessions, where nobody sees it. */
    private final Executor loader;

    private final Runnable onRun;
    private @Nullable Playing playing;
    private @Nullable Opening opening;

    /** The number of the session that is the demonstration's; none while there is none. */
    private long ours = NONE;

    /** What moments of it say as long as nothing is taken back, and nothing is done in its past. */
    private long begun = NONE;

    /** How fast time passed before; null while there is no demonstration. */
    private @Nullable Pace before;

    private final DemoRoom room;

    /** A session that is about to be shown instead of another one. */
    private record Opening(long instead, CompletableFuture<Void> shown) {}

    /** A beat whose lines are done, or are being. */
    private static final class Playing {
        private final DemoBeat beat;
        private final CompletableFuture<Void> seen = new CompletableFuture<>();
        private @Nullable Instant until;
        private int steps = Integer.MAX_VALUE;

        Playing(DemoBeat beat) {
            this.beat = beat;
        }

        boolean isSeen(Moment moment) {
            if (moment.shown() < steps) {
                return false;
            }
            return switch (beat.time()) {
                case LINE -> true;
                case REST -> isResting(moment);
                case AFTER -> until != null && moment.present() && !moment.at().isBefore(until);
            };
        }
    }

    /** What the lines have come to. */
    private record Done(Instant began, int steps) {}

    /** @param onRun shows what lines print */
    Demonstrating(
            Desk desk,
            Player player,
            ConsoleViewModel console,
            ManifestViewModel editor,
            SessionKeeper keeper,
            Staging staging,
            Executor loader,
            Runnable onRun) {
        this.desk = desk;
        this.room = new DemoRoom(desk.view());
        this.player = player;
        this.console = console;
        this.editor = editor;
        this.keeper = keeper;
        this.staging = staging;
        this.loader = loader;
        this.onRun = onRun;
    }

    /** The next moment is on the screen. */
    void show(Moment moment) {
        var awaited = opening;
        if (awaited != null && awaited.instead() != moment.session()) {
            opening = null;
            ours = keeper.number();
            begun = moment.session();
            awaited.shown().complete(null);
        }
        look(moment);
    }

    private void look(Moment moment) {
        var now = playing;
        if (now != null && now.isSeen(moment)) {
            playing = null;
            player.pause();
            now.seen.complete(null);
        }
    }

    private static boolean isResting(Moment moment) {
        return moment.live() && (moment.waiting().rest() || moment.frame().idle());
    }

    @Override
    public CompletableFuture<DemoRehearsal> begin(Lesson lesson) {
        stop();
        if (before == null) {
            before = model().pace().get();
        }
        return OnScreen.of(CompletableFuture.supplyAsync(
                        () -> DemoRehearsal.of(lesson, SessionOptions.DEFAULT.seed()), loader)
                .thenApplyAsync(
                        demo -> {
                            giveUp();
                            keeper.leave();
                            desk.selection().clear();
                            editor.show(lesson.files().entrySet().stream()
                                    .map(file -> new Source(file.getKey(), file.getValue()))
                                    .toList());
                            keeper.texts();
                            model().startShown().set(false);
                            room.begin();
                            return demo;
                        },
                        Platform::runLater)
                .thenCompose(demo -> open(demo.played().getFirst().start()).thenApply(shown -> demo)));
    }

    private WindowViewModel model() {
        return desk.view().model();
    }

    @Override
    public CompletableFuture<Void> show(Session session) {
        stop();
        giveUp();
        return open(session);
    }

    private CompletableFuture<Void> open(Session session) {
        var shown = new CompletableFuture<Void>();
        return OnScreen.of(CompletableFuture.supplyAsync(session::fork, loader)
                .thenComposeAsync(
                        fork -> {
                            var moment = desk.shown();
                            opening = new Opening(moment == null ? NONE : moment.session(), shown);
                            player.pause();
                            player.open(fork);
                            return shown.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
                        },
                        Platform::runLater));
    }

    /** What is left of a script that goes another way is nothing to be kept; what somebody has opened since is. */
    private void giveUp() {
        if (keeper.number() == ours) {
            keeper.giveUp();
        }
    }

    @Override
    public boolean isThere() {
        var moment = desk.shown();
        // A line is not to be done in the past, nor where an earlier one was taken back.
        return moment != null && moment.session() == begun && moment.present();
    }

    @Override
    public void look(String what) {
        if (what.isEmpty()) {
            return;
        }
        var object = FieldValue.ObjectName.parse(what);
        model().rightShown().set(true);
        Inspector.choose(desk.selection(), desk.shown(), object.kind(), object.key());
        if (object.kind() == Kind.NODE) {
            desk.topology().map().reveal(object.key().name());
        }
    }

    @Override
    public CompletableFuture<Void> play(DemoRehearsal.Played what) {
        stop();
        if (isRead(what)) {
            onRun.run();
        } else {
            room.giveMapRoom();
        }
        model().pace().set(Pace.STORY);
        var beat = what.beat();
        var now = new Playing(beat);
        playing = now;
        var lines = beat.lines().stream().map(ConsoleLine::of).toList();
        // What could not be done is not seen either, and nobody is to wait for it.
        return OnScreen.of(player.ask(Session::now)
                .thenCompose(began -> console.runAll(lines).thenApply(code -> began))
                .thenCompose(began ->
                        player.ask(session -> new Done(began, session.journal().size())))
                .thenAcceptAsync(done -> ran(now, done), Platform::runLater)
                .thenCompose(done -> now.seen));
    }

    /** Whether the class has to read what is printed: a table, or why not. */
    private static boolean isRead(DemoRehearsal.Played what) {
        return what.ran().stream()
                .anyMatch(ran -> ran.code() != 0
                        || ran.out().lines().count() > 1
                        || !ran.err().isEmpty());
    }

    private void ran(Playing now, Done done) {
        if (playing != now) {
            return;
        }
        now.steps = done.steps();
        Duration after = now.beat.after();
        if (now.beat.time() == DemoBeat.Time.AFTER && after != null) {
            var until = done.began().plus(after);
            now.until = until;
            player.await(until);
        }
        if (now.beat.stepwise()) {
            player.pause();
        } else {
            player.play();
        }
        var moment = desk.shown();
        if (moment != null && now.beat.time() == DemoBeat.Time.LINE) {
            // Nothing more may come of it.
            look(moment);
        }
    }

    @Override
    public void step() {
        // Not by a jump: it is to be seen, and at rest nothing is waited for.
        player.playToNext();
    }

    @Override
    public boolean isResting() {
        var moment = desk.shown();
        return moment != null && isResting(moment);
    }

    @Override
    public void stage(List<String> lines) {
        staging.discard();
        if (!lines.isEmpty()) {
            model().rightShown().set(true);
            staging.stage(lines.stream().map(ConsoleLine::of).toList());
        }
    }

    /** Whoever waited for what was to be seen waits no more. */
    private void stop() {
        if (playing != null) {
            playing = null;
            console.stop();
        }
    }

    @Override
    public void end() {
        if (playing != null) {
            player.pause();
        }
        stop();
        var was = before;
        if (was != null) {
            before = null;
            model().pace().set(was);
            room.end();
        }
        ours = NONE;
        begun = NONE;
    }
}
