package dev.podfall.ui.app;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kept.log.LeftBehind;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.TextInput;
import dev.podfall.play.Moment;
import dev.podfall.play.Player;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.caption.CaptionView;
import dev.podfall.ui.caption.CaptionViewModel;
import dev.podfall.ui.console.ConsoleView;
import dev.podfall.ui.console.ConsoleViewModel;
import dev.podfall.ui.console.PlayerRunner;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.frame.Latest;
import dev.podfall.ui.manifest.ManifestView;
import dev.podfall.ui.manifest.ManifestViewModel;
import dev.podfall.ui.manifest.ReadAhead;
import dev.podfall.ui.manifest.RecentFiles;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** The window at work: a player with its session behind the desk, and the panels around it. */
public final class Workbench {
    /** One for all panels: what was asked first is answered first. */
    private final Executor worker = Latest.worker("panels");

    /** Reads what is typed in the editor. */
    private final Executor checks = Latest.worker("checks");

    /** Makes new sessions. */
    private final Executor loader = Latest.worker("load");

    private final Desk desk;
    private final Player player;
    private final ConsoleViewModel console;
    private final ManifestViewModel editor;
    private final Inspector inspector;
    private final BottomPanel bottom;
    private final ConsoleView consoleView;
    private final Staging staging;
    private final Comparing comparing;
    private final FailureAlarm alarm;
    private final CaptionViewModel caption;
    private final SessionKeeper keeper;
    private final LeftBehindView leftBehind;
    private final SessionFiles files;
    private final Loading loading;
    private final Takeaway takeaway;
    private final Beginnings beginnings;
    private final Classroom classroom;
    private final ManifestView manifest;

    /** The number of the session that is shown. */
    private long session;

    /** Fills the window. Screen's thread only. */
    public Workbench(WindowView window) {
        Executor screen = Platform::runLater;
        this.desk = new Desk(window, worker, screen);
        this.player = new Player(SessionOptions.DEFAULT, desk::show, Failures::surface);
        desk.connect(player);
        var runner = new PlayerRunner(player);
        desk.onMoment(runner::show);
        desk.onMoment(this::part);
        this.console = new ConsoleViewModel(
                runner, Latest.worker("console"), Executors.newCachedThreadPool(Workbench::acting), screen);
        this.consoleView = ConsoleView.load(console);
        this.editor = new ManifestViewModel(checks, screen);
        var recent = RecentFiles.ofUser();
        this.manifest = ManifestView.load(editor, recent);

        this.keeper = new SessionKeeper(player, editor, loader, desk);
        runner.setOnLine(line -> {
            keeper.typed(line);
            screen.execute(window.model()::acted);
        });
        this.leftBehind =
                LeftBehindView.load(keeper.opening()::goOn, window.model().notice()::set);
        this.loading = new Loading(desk, player, console, editor, keeper, loader);
        this.files = new SessionFiles(window, keeper, recent, loader);
        this.takeaway = new Takeaway(desk, new Filming(desk, player, editor::sources), recent);
        this.alarm = new FailureAlarm(desk, worker);

        this.inspector = new Inspector(desk.selection(), desk.hues(), worker);
        this.caption = new CaptionViewModel(worker, screen);
        this.staging = new Staging(desk, player, inspector, this::performLines);
        this.comparing = new Comparing(desk);
        this.bottom = new BottomPanel(desk.selection(), desk.hues(), worker);
        this.beginnings = new Beginnings(desk, player, editor, manifest, keeper, loading, recent);

        this.classroom = new Classroom(
                desk, player, console, editor, keeper, staging, loader, this::writeInConsole, this::showConsole);

        connectSession();
        connectEditor();
        classroom.open(manifest.root(), beginnings, caption);
        classroom.book().setOnHandIn(files::save);
        classroom.exam().running().subscribe(inspector::setWhyClosed);
        connectConsole();
        connectInspector();
        connectBottom();
        connectWindow();
        player.start();
    }

    /** What keeps the session, and the bars above the window that tell of it. */
    private void connectSession() {
        var window = desk.view();
        keeper.setOnLeft(leftBehind::offerBefore);
        keeper.setOnOpen(() -> {
            staging.discard();
            files.leave();
        });
        desk.onMoment(moment -> keeper.entitle());
        window.acts().setOnSave(files::save, files::saveAs);
        window.addAlarm(leftBehind.root());
        window.addAlarm(ProgressView.load("opening.what", keeper.opening().progress(), keeper.opening()::cancel)
                .root());
        window.addAlarm(takeaway.progress().root());
        window.addAlarm(alarm.view().root());
        desk.onMoment(alarm::show);
    }

    private void connectInspector() {
        desk.onMoment(inspector::show);
        desk.setOnRevision(this::openRevision);
        inspector.setBelow(new VBox(comparing.list(), staging.box()));
        desk.view().setRight(inspector.node());
        caption.setOnSeek(step -> player.seek((int) step));
        desk.onMoment(caption::show);
        var announcer = desk.view().announcer();
        caption.line().subscribe(line -> announcer.say(CaptionView.spoken(line)));
        var model = desk.view().model();
        for (var told : List.of(model.notice(), model.mention(), model.lasting())) {
            told.subscribe(what -> announcer.say(Words.say(what)));
        }
        var next = new NextStepBar(new NextSteps());
        desk.onMoment(next::show);
        classroom.whileTeaching(next::setQuiet);
        desk.view().setBelow(next.root(), CaptionView.load(caption).root());
    }

    /** What is done where nothing goes on by itself. */
    private final class NextSteps implements NextStepBar.Acts {
        @Override
        public void addNodes(int count) {
            loading.addNodes(count);
        }

        @Override
        public void start() {
            beginnings.show();
        }

        @Override
        public void writeDaemonSet() {
            desk.view().model().leftShown().set(true);
            manifest.openDaemonSet();
        }

        @Override
        public void run(ConsoleLine line) {
            performLines(List.of(line));
        }

        @Override
        public void explain(NextStep step) {
            desk.view().model().rightShown().set(true);
            if (step instanceof NextStep.NoRoom(var pod, int _)) {
                Inspector.choose(desk.selection(), desk.shown(), Kind.POD, pod);
            } else if (step instanceof NextStep.SelectsNone none) {
                desk.selection().daemonSet(none.daemonSet());
            }
        }
    }

    private void connectBottom() {
        var window = desk.view();
        var model = window.model();
        bottom.connect(player, desk.selection());
        model.frozen().subscribe(bottom.flight()::setFrozen);
        model.pace().subscribe(pace -> bottom.flight().setMotion(pace.motion()));
        model.calm().subscribe(bottom.flight()::setReducedMotion);
        bottom.setOnRun(
                lines -> performLines(lines.stream().map(ConsoleLine::of).toList()));
        bottom.setOnRevision(this::openRevision);
        bottom.setOnCompare(this::compare);
        bottom.setOnStops(desk.view().model().stops()::set);
        desk.view().model().stops().subscribe(stops -> {
            player.breakAt(stops);
            bottom.setStops(stops);
        });
        bottom.setOnBookmarks(keeper::bookmarks);
        keeper.setOnBookmarks(bottom::setBookmarks);
        window.acts().setOnBookmark(() -> {
            model.bottomShown().set(true);
            bottom.addBookmark();
        });
        bottom.add("bottom.console", consoleView.root(), consoleView::focus);
        desk.onMoment(bottom::show);
        window.setBottom(bottom.node());
    }

    /** What menus, keys and what is dropped on the window do. */
    private void connectWindow() {
        var window = desk.view();
        fillCluster();
        comparing.model().choices().subscribe(choices -> fillCluster());
        Words.follow(window.root(), () -> {
            beginnings.sayAnew();
            fillCluster();
        });
        window.setLit(() -> {
            var node = desk.selection().choice().node();
            return node == null ? null : desk.topology().map().inScene(node);
        });
        window.acts().setOnOpen(manifest::open);
        window.acts().setOnPaste(manifest::paste);
        window.root().sceneProperty().subscribe(scene -> {
            if (scene != null) {
                manifest.serve(scene);
            }
        });
        window.model().history().subscribe(bytes -> player.keepHistoryWithin(bytes.longValue()));
    }

    /** Lessons. */
    Classroom classroom() {
        return classroom;
    }

    private void fillCluster() {
        var entries = new ArrayList<>(List.of(
                new MenuEntry(Words.of("session.save"), Words.of("session.save.note"), files::save),
                new MenuEntry(Words.of("session.save-as"), "", files::saveAs),
                new MenuEntry(Words.of("cluster.add-one"), Words.of("cluster.add.note"), () -> loading.addNodes(1)),
                new MenuEntry(Words.of("cluster.add-ten"), "", () -> loading.addNodes(10)),
                new MenuEntry(
                        Words.of("cluster.add-networkless"),
                        Words.of("cluster.add-networkless.note"),
                        loading::addNodeWithoutNetwork),
                new MenuEntry(Words.of("cluster.empty"), Words.of("cluster.empty.note"), () -> beginnings.empty(0))));
        entries.addAll(takeaway.entries());
        entries.addAll(comparing.entries());
        desk.view().bar().setCluster(entries);
    }

    public Player player() {
        return player;
    }

    public Desk desk() {
        return desk;
    }

    /** From now on failures that nobody handles are shown in this window, and printed for whoever started it. */
    public void catchFailures() {
        alarm.catchAll();
    }

    /**
     * From now on what is done is logged, and what was left behind by starts before is offered.
     *
     * @param folder need not exist
     */
    public void keepLog(Path folder) {
        var remarks = new ArrayList<Phrase>();
        leftBehind.offer(LeftBehind.in(folder, remarks));
        keeper.log(folder);
        remarks.forEach(desk.view().model().notice()::set);
        onClosed(() -> {
            leftBehind.close();
            keeper.close();
        });
    }

    private void onClosed(Runnable action) {
        desk.view().root().sceneProperty().flatMap(Scene::windowProperty).subscribe(window -> {
            if (window != null) {
                window.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> action.run());
            }
        });
    }

    /**
     * From now on what somebody learns is kept.
     *
     * @param file need not exist
     */
    public void keepProgress(Path file) {
        Failures.surface(classroom.book().keepIn(file));
    }

    /** What keeps the session. */
    SessionKeeper keeper() {
        return keeper;
    }

    /** What saves it where somebody says. */
    SessionFiles files() {
        return files;
    }

    /** What is taken out of the window. */
    Takeaway takeaway() {
        return takeaway;
    }

    /** What runs lines. */
    ConsoleViewModel console() {
        return console;
    }

    /** What offers sessions that were left behind. */
    LeftBehindView leftBehind() {
        return leftBehind;
    }

    /** What is said under the map. */
    CaptionViewModel caption() {
        return caption;
    }

    /** What is told of failures. */
    TroubleView trouble() {
        return alarm.view();
    }

    /** Two courses beside each other. */
    Comparing comparing() {
        return comparing;
    }

    /** Holds the branch of that number against the session that is shown. Screen's thread only. */
    public void compare(long branch) {
        comparing.compare(branch);
    }

    /** Shows a ControllerRevision in the inspector. Screen's thread only. */
    public void openRevision(ObjectKey revision) {
        desk.view().model().rightShown().set(true);
        inspector.open(Kind.CONTROLLER_REVISION, revision);
    }

    /** Lets the animations' time pass by hand: for pictures, which have no running clock. */
    void passAnimationTime(double millis) {
        desk.topology().passAnimationTime(millis);
        comparing.passAnimationTime(millis);
        bottom.flight().tick(millis);
    }

    /** From now on animation time passes by hand alone. */
    void driveByHand() {
        desk.topology().setMotion(0);
        bottom.flight().setMotion(0);
    }

    /** What is only being considered. */
    Staging staging() {
        return staging;
    }

    /** Runs kubectl's lines in the console, and lets time pass so that they are seen to work. */
    private void performLines(List<ConsoleLine> lines) {
        Failures.surface(console.runAll(lines));
        player.play();
    }

    private void showConsole() {
        desk.view().model().bottomShown().set(true);
        bottom.choose(consoleView.root());
    }

    private void writeInConsole() {
        showConsole();
        consoleView.focus();
    }

    private void connectEditor() {
        editor.setOnCheck(sources -> {
            keeper.texts();
            return player.ask(Session::rehearsal)
                    .thenApplyAsync(
                            rehearsal -> ManifestLoad.plan(sources, rehearsal).findings(), checks);
        });
        manifest.setOnOther((source, path) -> Failures.surface(keeper.opening().open(source, path)), classroom::open);
        editor.setOnDiff(sources -> player.ask(Session::rehearsal)
                .thenApplyAsync(
                        rehearsal -> {
                            var before = rehearsal.state();
                            return ManifestLoad.plan(sources, rehearsal).diff(before);
                        },
                        checks));
        editor.setOnApply(sources -> loading.told(loading.add(sources)));
        editor.setOnRunAnew(sources -> loading.told(loading.open(sources)));
        manifest.setOnRun(
                new TryOut(console, player, Platform::runLater, this::showConsole, bottom::showRevisions)::run);
        manifest.setOnNew(() -> desk.view().model().leftShown().set(true));
        manifest.files().setOpening(loading.opening());
        desk.onMoment(manifest::show);
    }

    private void connectConsole() {
        console.setState(() -> {
            var moment = desk.shown();
            return moment == null ? ClusterState.EMPTY : moment.state();
        });
        console.setEditor((name, text) -> {
            desk.view().model().leftShown().set(true);
            return editor.edit(name, text);
        });
        console.setFiles(editor::byName, Workbench::fileOf);
        consoleView.setOnConsider(line -> {
            desk.view().model().rightShown().set(true);
            staging.stage(List.of(ConsoleLine.of(line)));
        });
        consoleView.setOnLink((kind, key) -> Inspector.choose(desk.selection(), desk.shown(), kind, key));
    }

    /** What the console has written is of the session that was shown. */
    private void part(Moment moment) {
        if (moment.session() != session) {
            session = moment.session();
            console.parted();
        }
    }

    private static @Nullable String fileOf(String name) {
        try {
            return TextInput.read(Path.of(name));
        } catch (IOException | InvalidPathException none) {
            return null;
        }
    }

    private static Thread acting(Runnable task) {
        return Thread.ofPlatform().daemon().name("podfall-act").unstarted(task);
    }

    /** Shows what one can begin with. */
    public void showStart() {
        beginnings.show();
    }

    /** Opens files as one does in the window: a session takes the place of this one, manifests are loaded into it. */
    public void open(List<Path> files) {
        manifest.open(files);
    }

    /** The same of files that are being read, or have been. */
    public void open(ReadAhead ahead) {
        manifest.files().open(ahead);
    }

    /** Shows a sample in the editor and begins a new session with it. */
    public void openSample(Samples.Sample sample) {
        beginnings.open(sample);
    }

    /** Loads manifests, and begins sessions with them. */
    public Loading loading() {
        return loading;
    }

    /** Completes once everything that has happened so far is on the screen. */
    public CompletableFuture<Void> shown() {
        return player.ask(session -> true)
                .thenCompose(first -> player.ask(session -> true))
                .thenRunAsync(() -> {}, checks)
                .thenRunAsync(() -> {}, checks)
                .thenRunAsync(() -> {}, worker)
                .thenRunAsync(() -> {}, Platform::runLater)
                .thenRunAsync(() -> {}, worker)
                .thenRunAsync(() -> {}, Platform::runLater);
    }
}
