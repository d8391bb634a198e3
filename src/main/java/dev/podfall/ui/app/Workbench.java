package dev.podfall.ui.app;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.console.ConsoleView;
import dev.podfall.ui.console.ConsoleViewModel;
import dev.podfall.ui.console.PlayerRunner;
import dev.podfall.ui.frame.Latest;
import dev.podfall.ui.frame.Player;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/** The window at work: a player with its session behind the desk, and the panels around it. */
public final class Workbench {
    /** One for all panels: what was asked first is answered first. */
    private final Executor worker = Latest.worker("panels");

    private final Desk desk;
    private final Player player;
    private final ConsoleViewModel console;
    private final Inspector inspector;
    private final BottomPanel bottom;

    /** Fills the window. Screen's thread only. */
    public Workbench(WindowView window) {
        Executor screen = Platform::runLater;
        this.desk = new Desk(window, worker, screen);
        this.player = new Player(SessionOptions.DEFAULT, desk::show);
        desk.connect(player);
        var runner = new PlayerRunner(player);
        desk.onMoment(runner::show);
        this.console = new ConsoleViewModel(
                runner, Latest.worker("console"), Executors.newCachedThreadPool(Workbench::acting), screen);
        console.setState(() -> {
            var moment = desk.shown();
            return moment == null ? ClusterState.EMPTY : moment.state();
        });
        this.inspector = new Inspector(desk.selection(), desk.hues(), worker);
        inspector.setOnRun(this::perform);
        desk.onMoment(inspector::show);
        window.setRight(inspector.node());
        this.bottom = new BottomPanel(desk.selection(), desk.hues(), worker);
        bottom.connect(player, desk.selection());
        bottom.setOnRun(this::perform);
        bottom.add(Words.of("bottom.console"), ConsoleView.load(console).root());
        desk.onMoment(bottom::show);
        window.setBottom(bottom.node());
        window.setSamples(Samples.all().stream().map(this::entry).toList());
        window.setCluster(List.of(
                new MenuEntry(Words.of("cluster.add-one"), Words.of("cluster.add.note"), () -> addNodes(1)),
                new MenuEntry(Words.of("cluster.add-ten"), "", () -> addNodes(10)),
                new MenuEntry(
                        Words.of("cluster.empty"),
                        Words.of("cluster.empty.note"),
                        () -> player.reset(SessionOptions.DEFAULT))));
        var files = new OpenFiles(sources -> say(add(sources)));
        window.setOnOpen(() -> files.choose(window.root().getScene().getWindow()));
        window.root().sceneProperty().subscribe(scene -> {
            if (scene != null) {
                files.acceptDrops(scene);
            }
        });
        player.start();
    }

    public Player player() {
        return player;
    }

    public Desk desk() {
        return desk;
    }

    /** Runs kubectl's lines in the console, and lets time pass so that they are seen to work. */
    private void perform(List<String> lines) {
        var done = console.runAll(lines.stream().map(ConsoleLine::of).toList());
        player.play();
        assert !done.isCancelled();
    }

    private static Thread acting(Runnable task) {
        return Thread.ofPlatform().daemon().name("podfall-act").unstarted(task);
    }

    private MenuEntry entry(Samples.Sample sample) {
        int colon = sample.title().indexOf(": ");
        var title = colon < 0 ? sample.title() : sample.title().substring(0, colon);
        var note = colon < 0 ? "" : sample.title().substring(colon + 2);
        return new MenuEntry(sample.file().substring(0, 2) + "  " + title, note, () -> openSample(sample));
    }

    private void addNodes(int count) {
        var moment = desk.shown();
        var sources = new ArrayList<Source>();
        for (int i = 1; sources.size() < count; i++) {
            var name = "worker-" + i;
            if (moment == null || moment.state().node(name) == null) {
                sources.add(new Source(name + ".yaml", nodeYaml(name)));
            }
        }
        say(add(sources));
    }

    /** Says in the status bar if nothing was loaded, and what is wrong first. */
    private void say(CompletableFuture<List<Finding>> findings) {
        var said = findings.thenAcceptAsync(
                found -> {
                    var errors = found.stream().filter(Finding::isError).toList();
                    desk.view()
                            .model()
                            .notice()
                            .set(
                                    errors.isEmpty()
                                            ? ""
                                            : Words.of("load.refused", errors.size()) + " · " + errors.getFirst());
                },
                Platform::runLater);
        assert !said.isCancelled();
    }

    private static String nodeYaml(String name) {
        return """
            apiVersion: v1
            kind: Node
            metadata:
              name: %1$s
              labels:
                kubernetes.io/hostname: %1$s
                node-role.kubernetes.io/worker: ""
            """.formatted(name);
    }

    /**
     * Loads into what is there, as {@code kubectl apply} does, all or nothing.
     *
     * @return the findings
     */
    public CompletableFuture<List<Finding>> add(List<Source> sources) {
        return player.act(session -> {
            var load = ManifestLoad.plan(sources, session);
            if (!load.hasErrors()) {
                load.apply(session);
            }
            return load.findings();
        });
    }

    void openSample(Samples.Sample sample) {
        say(open(List.of(sample.source())));
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
        return load(sources, then).thenApply(load -> !load.hasErrors());
    }

    private CompletableFuture<ManifestLoad> load(List<Source> sources, Consumer<Session> then) {
        player.reset(ManifestLoad.optionsFor(sources));
        return player.act(session -> {
            var load = ManifestLoad.plan(sources, session);
            if (!load.hasErrors()) {
                load.apply(session);
                then.accept(session);
            }
            return load;
        });
    }

    /** Completes once everything that has happened so far is on the screen. */
    public CompletableFuture<Void> shown() {
        return player.ask(session -> true)
                .thenCompose(first -> player.ask(session -> true))
                .thenRunAsync(() -> {}, worker)
                .thenRunAsync(() -> {}, Platform::runLater)
                .thenRunAsync(() -> {}, worker)
                .thenRunAsync(() -> {}, Platform::runLater);
    }
}
