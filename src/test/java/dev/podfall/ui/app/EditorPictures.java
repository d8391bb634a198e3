package dev.podfall.ui.app;

import dev.podfall.explain.Lab;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Source;
import dev.podfall.ui.console.ConsoleView;
import dev.podfall.ui.console.ConsoleViewModel;
import dev.podfall.ui.manifest.ManifestView;
import dev.podfall.ui.manifest.ManifestViewModel;
import dev.podfall.ui.manifest.RecentFiles;
import dev.podfall.ui.style.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.richtext.CodeArea;

/** Draws the editor, the console and what goes with them, to look at: {@code java ... EditorPictures target/pictures}. */
final class EditorPictures {
    /** What is done once the panels have been laid out. */
    private static final List<Runnable> LATER = new java.util.ArrayList<>();

    private final Path folder;

    private EditorPictures(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) {
        int exit = 1;
        try {
            new EditorPictures(Path.of(args.length > 0 ? args[0] : "target")).drawAll(args.length > 1 ? args[1] : "");
            exit = 0;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
        }
        System.exit(exit);
    }

    private void drawAll(String only) throws IOException {
        Files.createDirectories(folder);
        if (only.isEmpty() || only.equals("editor")) {
            picture(
                    "editor",
                    300,
                    640,
                    () -> List.of(
                            editor("05-toleration-seconds.yaml", view -> {}),
                            editor("14-article-pods.yaml", view -> {}),
                            editor("13-two-hundred-nodes.yaml", view -> {}),
                            editor("", view -> {})));
        }
        if (only.isEmpty() || only.equals("act")) {
            picture(
                    "editor-act",
                    300,
                    640,
                    () -> List.of(
                            editor("05-toleration-seconds.yaml", view -> {
                                type(
                                        view,
                                        text -> text.replace("tolerationSeconds: 30", "tolerationSeconds: 60")
                                                .replace("zone: c", "zone: d"));
                                press(view, "Diff");
                            }),
                            editor("14-article-pods.yaml", view -> {
                                press(view, "Add a container");
                                press(view, "Turn it into matchFields");
                                press(view, "Add a container");
                            }),
                            editor("01-first-daemonset.yaml", view -> {
                                type(
                                        view,
                                        text -> text.replace("      containers:", NOT_SIMULATED + "      containers:"));
                                view.root().lookupAll(".notes-heading").forEach(node -> ((ToggleButton) node).fire());
                            }),
                            editor("02-nodes-join-and-leave.yaml", view -> {
                                view.model().edit("daemonset.apps/agent", "apiVersion: apps/v1\nkind: DaemonSet\n");
                            })));
        }
        if (only.isEmpty() || only.equals("console")) {
            picture("completion", 1000, 260, () -> List.of(completing()));
            picture("console", 1000, 260, () -> List.of(console()));
        }
    }

    private static Region editor(String sample, Consumer<ManifestView> then) {
        var lab = sample.isEmpty() || sample.startsWith("14") ? Lab.of("") : Lab.sample(sample);
        var model = new ManifestViewModel(Runnable::run, Runnable::run);
        model.setOnCheck(sources -> CompletableFuture.completedFuture(
                ManifestLoad.plan(sources, lab.session()).findings()));
        model.setOnDiff(sources -> CompletableFuture.completedFuture(
                ManifestLoad.plan(sources, lab.session()).diff(lab.state())));
        var view = ManifestView.load(model, new RecentFiles(Path.of("target/recent")));
        for (var each : Samples.all()) {
            if (each.file().equals(sample)) {
                model.show(List.of(each.source(), new Source("extra.yaml", "# nothing\n")));
            }
        }
        LATER.add(() -> then.accept(view));
        return view.root();
    }

    private static final String NOT_SIMULATED =
            "      volumes:\n      - {name: v, emptyDir: {}}\n      topologySpreadConstraints: []\n";

    private static void type(ManifestView view, java.util.function.UnaryOperator<String> change) {
        var area = (CodeArea) view.root().lookup(".editor-text");
        area.replaceText(change.apply(area.getText()));
        press(view, "");
    }

    /** Presses a button by its text; with none, only lets the editor hear what was typed. */
    private static void press(ManifestView view, String text) {
        if (text.isEmpty()) {
            return;
        }
        for (var node : List.copyOf(view.root().lookupAll(".button"))) {
            press(node, text);
        }
        for (var node : List.copyOf(view.root().lookupAll(".toggle-button"))) {
            press(node, text);
        }
    }

    private static void press(javafx.scene.Node node, String text) {
        if (node instanceof ButtonBase button && text.equals(button.getText())) {
            button.fire();
        }
    }

    private static Region completing() {
        var region = console();
        var line = (TextField) region.lookup(".prompt .text-field");
        line.setText("kubectl get pods --");
        line.positionCaret(line.getText().length());
        for (int i = 0; i < 4; i++) {
            line.fireEvent(new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", javafx.scene.input.KeyCode.TAB, false, false, false, false));
        }
        return region;
    }

    private static Region console() {
        var lab = Lab.sample("05-toleration-seconds.yaml").runFor(30);
        var model = new ConsoleViewModel(
                (line, io, stopped) -> Console.run(line.text(), io, lab.session()),
                Runnable::run,
                Runnable::run,
                Runnable::run);
        var view = ConsoleView.load(model);
        model.submit("kubectl get ds,pods -o wide");
        model.run(ConsoleLine.of("kubelet stop worker-1", Phrase.of("act.note.stop")));
        model.submit("kubectl taint node worker-9 a=b:NoSchedule");
        return view.root();
    }

    /** Draws panels side by side, each of that size. */
    private void picture(String name, double width, double height, Supplier<List<Region>> panels) throws IOException {
        for (var theme : Theme.values()) {
            Picture.startHeadless();
            var scene = new CompletableFuture<Scene>();
            Platform.runLater(() -> {
                var box = new HBox(8);
                for (var panel : panels.get()) {
                    var frame = new StackPane(panel);
                    frame.setMinSize(width, height);
                    frame.setMaxSize(width, height);
                    box.getChildren().add(frame);
                }
                var count = box.getChildren().size();
                var made = new Scene(box, count * (width + 8) - 8, height);
                theme.apply(made);
                // Texts that are laid out lazily need a few frames.
                made.getRoot().applyCss();
                made.getRoot().layout();
                scene.complete(made);
            });
            for (int i = 0; i < 5; i++) {
                var frame = new CompletableFuture<Void>();
                Platform.runLater(() -> {
                    scene.join().getRoot().applyCss();
                    scene.join().getRoot().layout();
                    List.copyOf(LATER).forEach(Runnable::run);
                    LATER.clear();
                    frame.complete(null);
                });
                frame.join();
            }
            Picture.of(scene::join).write(folder.resolve(name + "-" + theme + ".png"));
        }
    }
}
