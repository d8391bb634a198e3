package dev.podfall.ui.app;

import dev.podfall.apiserver.ApiException;
import dev.podfall.cluster.EngineFailure;
import dev.podfall.cluster.Session;
import dev.podfall.explain.RestWords;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.StagedLines;
import dev.podfall.language.Phrase;
import dev.podfall.play.Act;
import dev.podfall.play.Moment;
import dev.podfall.play.Player;
import dev.podfall.ui.act.NodeActing;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.frame.Latest;
import dev.podfall.ui.outlook.Outlook;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.topology.TopologyViewModel;
import dev.podfall.ui.whatif.Effects;
import dev.podfall.ui.whatif.WhatIfModel;
import dev.podfall.ui.whatif.WhatIfView;
import dev.podfall.ui.whatif.WhatIfViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What is only being considered: the what-if box, its ghosts on the tiles, and who hands lines to it. */
final class Staging {
    private static final String KUBECTL = "kubectl ";
    private static final int LONGEST_NAME = 60;
    private static final long PAUSE = 150;

    private final WhatIfViewModel whatIf;
    private final NodeActing acting;
    private final Node box;

    /** The ways out of which it was last asked what they would do. */
    private Told told = new Told(List.of(), (place, said) -> {});

    private @Nullable Seen toldAt;

    /** The moment of which it is about to be asked; null if of none. */
    private @Nullable Seen due;

    /** A moment, without the time that has passed since its last step: by that alone nothing else would be done. */
    private record Seen(long session, int shown, long timersRun, int commands) {
        static Seen of(Moment moment) {
            var position = moment.position();
            return new Seen(moment.session(), moment.shown(), position.timersRun(), position.commands());
        }
    }

    private record Told(List<List<String>> changes, BiConsumer<Integer, String> receiver) {}

    /** @param run does lines in the console */
    Staging(Desk desk, Player player, Inspector inspector, Consumer<List<ConsoleLine>> run) {
        this.whatIf = new WhatIfViewModel(
                () -> player.ask(Session::fork),
                Latest.worker("what-if"),
                Platform::runLater,
                Staging::later,
                desk.hues());
        box = WhatIfView.load(whatIf).root();
        inspector.placement().setOnStage(lines -> stage(lines(lines)));
        var effects =
                new Effects(() -> player.ask(Session::fork), Latest.worker("effects"), Platform::runLater, desk.hues());
        inspector.placement().setForetelling((changes, receiver) -> {
            told = new Told(changes, receiver);
            tell(desk, effects);
        });
        // What was said while pods still landed, or at another moment, is not what would happen now. Not while time
        // runs.
        desk.onMoment(moment -> {
            boolean stands = moment.waiting().rest() || !moment.playing();
            var seen = stands ? Seen.of(moment) : null;
            if (seen == null || seen.equals(toldAt)) {
                due = null;
            } else if (!seen.equals(due)) {
                tellSoon(seen, desk, effects);
            }
        });
        whatIf.setOnResult(desk::preview);
        whatIf.setOnApply(run);
        whatIf.setOnKeep(lines -> keep(player, lines, desk.view().model().notice()::set));
        desk.onMoment(whatIf::show);
        desk.selection().listen(choice -> whatIf.select(choice.daemonSet()));
        this.acting =
                new NodeActing(desk.topology().root(), name -> tile(desk, name), run, whatIf::stage, whatIf::draft);
        desk.onMoment(acting::show);
        desk.setOnHit(this::hit);
        whatIf.model().subscribe(this::foretell);
    }

    /** Not for each moment of many that somebody only passes. */
    private void tellSoon(Seen seen, Desk desk, Effects effects) {
        due = seen;
        later(PAUSE, () -> {
            if (seen.equals(due)) {
                tell(desk, effects);
            }
        });
    }

    private void tell(Desk desk, Effects effects) {
        var moment = desk.shown();
        if (moment != null) {
            toldAt = Seen.of(moment);
            due = null;
            effects.ask(
                    moment,
                    told.changes().stream().map(Staging::lines).toList(),
                    desk.selection().choice().daemonSet(),
                    told.receiver());
        }
    }

    private static List<ConsoleLine> lines(List<String> texts) {
        return texts.stream().map(ConsoleLine::of).toList();
    }

    /** Makes a branch in which the lines have been run and the cluster has come to rest. */
    private static CompletableFuture<Boolean> keep(Player player, List<ConsoleLine> lines, Consumer<Phrase> notice) {
        var text = lines.stream().map(ConsoleLine::text).collect(Collectors.joining("; "));
        return player.keepAsBranch(
                        Shorten.atMost(Shorten.oneLine(text.replace(KUBECTL, "")), LONGEST_NAME),
                        new Act(Phrase.verbatim(Shorten.oneLine(text))),
                        session -> run(session, lines))
                .handleAsync(
                        (tried, failed) -> {
                            var problem = failed == null ? problem(tried) : problem(failed);
                            if (!problem.isEmpty()) {
                                notice.accept(problem);
                            }
                            return failed == null && tried.branch() != 0;
                        },
                        Platform::runLater);
    }

    /** Why there is no branch, or why it ends where it does; nothing if all is well. */
    private static Phrase problem(Player.Tried<List<String>> tried) {
        return tried.branch() == 0
                ? Phrase.of("whatif.not-kept", String.join("\n", tried.answer()))
                : RestWords.of(tried.rest());
    }

    private static Phrase problem(Throwable failed) {
        var cause = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        if (cause instanceof EngineFailure stopped) {
            return Phrase.of("whatif.failed", stopped.phrase());
        }
        // Another session has come in the meantime: nobody waits for a branch of the old one.
        if (!Failures.isCancelled(cause)) {
            Failures.surface(cause);
        }
        return Phrase.NONE;
    }

    /** The same commands as those whose outcome the box shows. */
    private static List<String> run(Session session, List<ConsoleLine> lines) {
        var staged = StagedLines.of(lines, session.rehearsal(), Words.wording());
        var complaints = new ArrayList<>(staged.complaints());
        for (var command : staged.commands()) {
            try {
                session.execute(command);
            } catch (ApiException refused) {
                complaints.add(String.valueOf(refused.getMessage()));
            }
        }
        return complaints;
    }

    private void hit(TopologyViewModel.Hit hit) {
        var taint = hit.taint();
        var effect = taint == null ? null : taint.effect().wire();
        if (hit.menu()) {
            acting.menu(hit.node(), taint == null ? null : taint.key(), effect, hit.screenX(), hit.screenY());
        } else if (taint != null && effect != null && !taint.staged()) {
            acting.openTaint(hit.node(), taint.key(), effect, hit.screenX(), hit.screenY());
        }
    }

    /** Where a node's tile is on the screen; null if it is scrolled out of sight. */
    private static @Nullable Rectangle2D tile(Desk desk, String node) {
        var map = desk.topology().map();
        var tile = map.boundsOf(node);
        if (tile == null || tile.getMaxY() < 0 || tile.getMinY() > map.getHeight()) {
            return null;
        }
        var box = map.localToScreen(new BoundingBox(tile.getMinX(), tile.getMinY(), tile.getWidth(), tile.getHeight()));
        return box == null ? null : new Rectangle2D(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
    }

    /** The outlook in a line; what is wrong with what is being typed comes first. */
    private void foretell(WhatIfModel model) {
        model.lines().stream()
                .filter(line -> line.draft() && !line.complaint().isEmpty())
                .findFirst()
                .ifPresentOrElse(
                        line -> acting.outlook(line.complaint(), true),
                        () -> acting.outlook(
                                model.outlook().figures().stream()
                                        .map(Outlook.Figure::text)
                                        .collect(Collectors.joining(" · ")),
                                false));
    }

    private static void later(long millis, Runnable task) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(() -> Platform.runLater(task));
    }

    void stage(List<ConsoleLine> lines) {
        whatIf.stage(lines);
    }

    /** Forgets what is staged: it was meant for another cluster. */
    void discard() {
        whatIf.discard();
    }

    /** What is staged and what would come of it, for the side. */
    Node box() {
        return box;
    }

    NodeActing acting() {
        return acting;
    }

    WhatIfViewModel whatIf() {
        return whatIf;
    }
}
