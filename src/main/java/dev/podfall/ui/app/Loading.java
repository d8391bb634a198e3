package dev.podfall.ui.app;

import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.Session;
import dev.podfall.kept.SessionFile;
import dev.podfall.kubectl.ClusterCopy;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.play.Act;
import dev.podfall.play.Player;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.console.ConsoleViewModel;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.manifest.EditorFiles;
import dev.podfall.ui.manifest.ManifestViewModel;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Loads manifests into the session that is there, or begins a new one with them, and says what came of it: errors in the
 * status bar, all of it in the console.
 */
public final class Loading {
    /** Of what a load says, in the console. */
    private static final int MOST_LINES = 200;

    private static final int MOST_CHARACTERS = 100_000;

    private final Desk desk;
    private final Player player;
    private final ConsoleViewModel console;
    private final ManifestViewModel editor;
    private final SessionKeeper keeper;

    /** Makes new sessions. */
    private final Executor loader;

    Loading(
            Desk desk,
            Player player,
            ConsoleViewModel console,
            ManifestViewModel editor,
            SessionKeeper keeper,
            Executor loader) {
        this.desk = desk;
        this.player = player;
        this.console = console;
        this.editor = editor;
        this.keeper = keeper;
        this.loader = loader;
    }

    /**
     * Loads into what is there, as {@code kubectl apply} does, all or nothing, and lets time pass.
     *
     * @return the findings
     */
    public CompletableFuture<List<Finding>> add(List<Source> sources) {
        if (!sources.isEmpty()
                && sources.stream().allMatch(source -> source.text().isBlank())) {
            mention(Phrase.of("load.nothing", names(sources)));
            return CompletableFuture.completedFuture(List.of());
        }
        return player.act(new Act(Phrase.verbatim(applied(sources))), session -> {
                    var before = session.state();
                    var load = ManifestLoad.plan(sources, session);
                    if (!load.hasErrors()) {
                        load.apply(session);
                    }
                    return new Added(load, !load.hasErrors() && mixes(load, before));
                })
                .thenApply(added -> {
                    // The screen's thread may be at work for a while yet: the window may have just been opened.
                    if (!added.load().hasErrors()) {
                        player.play();
                    }
                    return added;
                })
                .thenApplyAsync(
                        added -> {
                            record(sources, added.load());
                            if (added.mixes()) {
                                mentionOnceShown(Phrase.of("load.mixed", names(sources)));
                            }
                            editor.told(sources, added.load().findings());
                            return added.load().findings();
                        },
                        Platform::runLater);
    }

    /**
     * What was loaded into what is there.
     *
     * @param mixes whether there are nodes of two clusters now
     */
    private record Added(ManifestLoad load, boolean mixes) {}

    private static boolean mixes(ManifestLoad load, ClusterState before) {
        return before.count(Kind.NODE) > 0
                && ClusterCopy.of(load.documents())
                        .filter(copy -> !copy.isOf(before))
                        .isPresent();
    }

    private static Phrase names(List<Source> sources) {
        return Phrase.of(
                "open.names", Phrase.names(sources.stream().map(Source::name).toList()));
    }

    /** What is done with the texts that somebody opens: manifests are applied to what is there, a cluster takes its place. */
    EditorFiles.Opening opening() {
        return new EditorFiles.Opening() {
            private boolean replaces;

            @Override
            public void reads(List<String> names) {
                mention(
                        names.isEmpty()
                                ? Phrase.NONE
                                : Phrase.of("open.reading", Phrase.of("open.names", Phrase.names(names))));
            }

            @Override
            public boolean isToStandAlone(ClusterCopy copy) {
                var moment = desk.shown();
                var state = moment == null ? ClusterState.EMPTY : moment.state();
                boolean alone = !copy.isOf(state);
                replaces = state.count(Kind.NODE) + state.count(Kind.DAEMON_SET) + state.count(Kind.POD) > 0;
                if (alone) {
                    keeper.leave();
                    desk.selection().clear();
                }
                return alone;
            }

            @Override
            public void opened(List<Source> sources) {
                say(add(sources));
            }

            @Override
            public void openedAlone(List<Source> sources, ClusterCopy copy) {
                keeper.texts();
                var key = replaces ? "open.alone" : "open.copy";
                say(open(sources)
                        .thenApplyAsync(
                                findings -> {
                                    editor.told(sources, findings);
                                    if (findings.stream().noneMatch(Finding::isError)) {
                                        mentionOnceShown(Phrase.of(key, names(sources), copy.size()));
                                    }
                                    return findings;
                                },
                                Platform::runLater));
            }
        };
    }

    /** What is told of an act goes with the next one; so the moment that brings this one comes first. */
    private void mentionOnceShown(Phrase what) {
        Failures.surface(player.ask(session -> true)
                .thenCompose(first -> player.ask(session -> true))
                .thenRunAsync(() -> desk.onceShown(() -> mention(what)), Platform::runLater));
    }

    private void mention(Phrase what) {
        desk.view().model().mention().set(what);
    }

    /** Says in the console what was loaded, or why not. */
    private void record(List<Source> sources, ManifestLoad load) {
        var errors = new StringBuilder();
        load.findings().stream()
                .filter(Finding::isError)
                .forEach(error -> errors.append(Words.say(error.inOneLine())).append('\n'));
        console.record(
                ConsoleLine.of(applied(sources)),
                load.hasErrors() ? "" : shortened(load.output(Words.wording())),
                shortened(errors.toString()));
    }

    private static String applied(List<Source> sources) {
        var words = new StringBuilder("kubectl apply");
        sources.forEach(source -> words.append(" -f ").append(source.name()));
        return words.toString();
    }

    /** The first lines, and how many more there are: a console that shows thousands at once stands still. */
    private static String shortened(String text) {
        int end = 0;
        for (int i = 0; i < MOST_LINES && end < text.length(); i++) {
            int next = text.indexOf('\n', end);
            end = next < 0 ? text.length() : next + 1;
        }
        long more = text.substring(end).lines().count();
        return Shorten.atMost(text.substring(0, end), MOST_CHARACTERS)
                + (more == 0 ? "" : Words.of("load.more", more) + "\n");
    }

    /**
     * Begins a new session with these manifests and lets time pass, or says what is wrong with them.
     *
     * @return the findings; nothing was loaded if there is an error among them
     */
    public CompletableFuture<List<Finding>> open(List<Source> sources) {
        return load(sources, session -> {}).thenApply(load -> {
            if (!load.hasErrors()) {
                player.play();
            }
            return load.findings();
        });
    }

    /**
     * Begins a new session with these manifests, does something to it and stays where it is.
     *
     * @return whether the manifests were loaded
     */
    public CompletableFuture<Boolean> prepare(List<Source> sources, Consumer<Session> then) {
        return CompletableFuture.runAsync(
                        () -> {
                            keeper.leave();
                            editor.show(sources);
                            keeper.texts();
                        },
                        Platform::runLater)
                .thenCompose(shown -> load(sources, then))
                .thenApply(load -> !load.hasErrors());
    }

    /** Shows a session that somebody has made, with these texts in the editor, and stays where it is. */
    public CompletableFuture<Void> prepare(Session session, List<SessionFile.Tab> tabs) {
        var sources =
                tabs.stream().map(tab -> new Source(tab.name(), tab.text())).toList();
        return CompletableFuture.runAsync(
                () -> {
                    keeper.leave();
                    editor.show(sources);
                    keeper.texts();
                    player.open(session);
                },
                Platform::runLater);
    }

    /** The new session is made beside the old one, which stays as it is if anything is wrong. */
    private CompletableFuture<ManifestLoad> load(List<Source> sources, Consumer<Session> then) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var opened = false;
                    try {
                        var session = new Session(ManifestLoad.optionsFor(sources));
                        // Before anything is done in it: a past in which no place is kept has to be run on to from the
                        // start.
                        session.keepHistoryWithin(desk.view().model().history().get());
                        var load = ManifestLoad.plan(sources, session);
                        if (!load.hasErrors()) {
                            load.apply(session);
                            then.accept(session);
                            player.open(session);
                            opened = true;
                        }
                        return load;
                    } finally {
                        if (!opened) {
                            Platform.runLater(keeper::stay);
                        }
                    }
                },
                loader);
    }

    /** Adds so many workers, named after those that are there. */
    void addNodes(int count) {
        say(add(NewWorkers.of(shown(), count)));
    }

    /** Adds one that is not ready until its network plugin runs there. */
    void addNodeWithoutNetwork() {
        say(add(NewWorkers.withoutNetwork(shown())));
    }

    private ClusterState shown() {
        var moment = desk.shown();
        return moment == null ? ClusterState.EMPTY : moment.state();
    }

    /**
     * Says in the status bar if nothing was loaded, and what is wrong first: it may be in a file that is not shown. What
     * it said of an earlier load is over.
     */
    void say(CompletableFuture<List<Finding>> findings) {
        Failures.surface(findings.thenAcceptAsync(
                found -> {
                    var errors = found.stream().filter(Finding::isError).toList();
                    desk.view()
                            .model()
                            .notice()
                            .set(
                                    errors.isEmpty()
                                            ? Phrase.NONE
                                            : Phrase.of(
                                                    "load.refused",
                                                    errors.size(),
                                                    errors.getFirst().inOneLine()));
                },
                Platform::runLater));
    }

    /** The same, for somebody who wants the findings too. */
    CompletableFuture<List<Finding>> told(CompletableFuture<List<Finding>> findings) {
        say(findings);
        return findings;
    }

    void say(Phrase notice) {
        desk.view().model().notice().set(notice);
    }
}
