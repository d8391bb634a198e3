package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.kubectl.CopiedCluster;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.play.Pace;
import dev.podfall.ui.SeenTexts;
import dev.podfall.ui.control.FileDialogs;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who cannot read has the window: clicks anywhere, presses keys, changes its size, opens files. Nothing may break,
 * and whoever comes afterwards can work. More, and otherwise: {@code -Dpodfall.monkey.acts=20000 -Dpodfall.monkey.seed=7}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class MonkeyTest extends LiveWindow {
    private static final int ACTS = Integer.getInteger("podfall.monkey.acts", 2_000);
    private static final long SEED = Long.getLong("podfall.monkey.seed", 1);
    private static final int REMEMBERED = 25;

    private static final List<String> TYPED = List.of(
            "kubectl get ds,pods -A\n",
            "kubectl taint nodes worker-1 a=b:NoExecute\n",
            "kubectl rollout undo ds/fluent-bit\n",
            "kubectl delete pods --all\n",
            "kubectl drain worker-2 --ignore-daemonsets --force\n",
            "kubectl uncordon worker-2\n",
            "kubectl get nodes -o yaml | grep name | head\n",
            "kubectl frobnicate\n",
            "kubelet stop worker-1\n",
            "kubelet start worker-1\n",
            "wait 10s\n",
            "help\n",
            "taint:a",
            "worker",
            "kind: DaemonSet\n  - [",
            "?",
            "gpu=true",
            "中文");

    private static final List<KeyCode> PLAIN = List.of(
            KeyCode.ENTER,
            KeyCode.SPACE,
            KeyCode.ESCAPE,
            KeyCode.TAB,
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.HOME,
            KeyCode.END,
            KeyCode.PAGE_UP,
            KeyCode.PAGE_DOWN,
            KeyCode.DELETE,
            KeyCode.BACK_SPACE,
            KeyCode.F1,
            KeyCode.F11,
            KeyCode.R,
            KeyCode.N,
            KeyCode.B,
            KeyCode.S,
            KeyCode.F,
            KeyCode.L,
            KeyCode.PLUS,
            KeyCode.MINUS,
            KeyCode.DIGIT0);

    private static final List<KeyCode> WITH_CONTROL = List.of(
            KeyCode.K,
            KeyCode.L,
            KeyCode.N,
            KeyCode.W,
            KeyCode.T,
            KeyCode.V,
            KeyCode.C,
            KeyCode.A,
            KeyCode.X,
            KeyCode.Z,
            KeyCode.F,
            KeyCode.H,
            KeyCode.M,
            KeyCode.SPACE,
            KeyCode.ENTER,
            KeyCode.SLASH,
            KeyCode.TAB,
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.EQUALS,
            KeyCode.MINUS,
            KeyCode.DIGIT0,
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4);

    private final Random random = new Random(SEED);
    private final List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
    private final ArrayDeque<String> last = new ArrayDeque<>();
    private Thread.@Nullable UncaughtExceptionHandler before;
    private List<Path> files;

    @TempDir
    private Path folder;

    @BeforeEach
    void openIt() throws IOException {
        open(Wording.ENGLISH, 1400, 900);
        files = List.of(
                file("mine.yaml", "apiVersion: v1\nkind: Node\nmetadata: {name: mine}\n"),
                file("bad.yaml", "kind: Daemonset\nmetadata: [\n\t- x"),
                file("none.yaml", ""),
                file("far.yaml", CopiedCluster.yaml("far", 5, 2)),
                file("session.podfall", "apiVersion: podfall/v9\nkind: Session\n"),
                folder.resolve("there-is-none.yaml"),
                folder);
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> note(failure));
        doOnScreen(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> note(failure));
            workbench.keepLog(folder.resolve("log"));
            workbench.openSample(Samples.all().getFirst());
            FileDialogs.setSilent(true);
        });
    }

    @AfterEach
    void forgive() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        doOnScreen(() -> {
            Thread.currentThread().setUncaughtExceptionHandler(null);
            FileDialogs.setSilent(false);
            closeWhatIsOpen();
        });
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A screen that is not there has room for so much and no more: that is its own trouble. */
    private void note(Throwable failure) {
        boolean headless = Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals("com.sun.glass.ui.headless.HeadlessWindow"));
        if (!headless) {
            thrown.add(failure);
        }
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    @Test
    void whateverSomebodyDoesTheWindowWorksOn() {
        for (int i = 0; i < ACTS && thrown.isEmpty(); i++) {
            doOnScreen(this::actOrTell);
            if (i % 20 == 19) {
                shown();
            }
        }
        shown();
        assertThat(thrown).as(told()).isEmpty();
        doOnScreen(this::closeWhatIsOpen);
        theWindowWorks();
        assertThat(thrown).as(told()).isEmpty();
    }

    private String told() {
        var out = new StringBuilder("seed " + SEED + ", the last acts: " + String.join("; ", last));
        thrown.forEach(failure -> {
            var text = new java.io.StringWriter();
            failure.printStackTrace(new java.io.PrintWriter(text));
            out.append('\n').append(text);
        });
        return out.toString();
    }

    private void did(String what) {
        last.addLast(what);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
    }

    private void actOrTell() {
        try {
            act();
        } catch (RuntimeException | Error failed) {
            thrown.add(failed);
        }
    }

    private void act() {
        int dice = random.nextInt(100);
        if (dice < 34) {
            click();
        } else if (dice < 42) {
            drag();
        } else if (dice < 48) {
            wheel();
        } else if (dice < 60) {
            key(any(PLAIN), random.nextInt(8) == 0 ? KeyCode.SHIFT : null);
        } else if (dice < 72) {
            key(any(WITH_CONTROL), KeyCode.CONTROL);
        } else if (dice < 79) {
            type(any(TYPED));
        } else if (dice < 83) {
            resize();
        } else if (dice < 86) {
            var opened = any(files);
            did("open " + opened.getFileName());
            workbench.open(List.of(opened));
        } else if (dice < 93) {
            item();
        } else if (dice < 95) {
            paste();
        } else if (dice < 97) {
            looks();
        } else if (dice < 99) {
            speak();
        } else {
            var sample = any(Samples.all());
            did("sample " + sample.file());
            workbench.openSample(sample);
        }
    }

    private Window window() {
        var open = Window.getWindows().stream().filter(Window::isShowing).toList();
        return random.nextInt(3) == 0 ? any(open) : open.getLast();
    }

    /** Something that is seen, and can be pointed at, in any window. */
    private MonkeyHand point() {
        var window = window();
        var scene = window.getScene();
        double x = random.nextDouble() * scene.getWidth();
        double y = random.nextDouble() * scene.getHeight();
        var node = MonkeyHand.picked(scene.getRoot(), x, y);
        did("at " + (int) x + "," + (int) y + " " + (node == null ? "nothing" : node));
        return new MonkeyHand(node == null ? scene.getRoot() : node, x, y);
    }

    private void click() {
        var target = point();
        var button = random.nextInt(6) == 0 ? MouseButton.SECONDARY : MouseButton.PRIMARY;
        int times = random.nextInt(8) == 0 ? 2 : 1;
        did("click " + button + " " + times);
        target.fire(MouseEvent.MOUSE_MOVED, MouseButton.NONE, 0);
        for (int i = 1; i <= times; i++) {
            target.fire(MouseEvent.MOUSE_PRESSED, button, i);
            target.fire(MouseEvent.MOUSE_RELEASED, button, i);
            target.fire(MouseEvent.MOUSE_CLICKED, button, i);
        }
        if (button == MouseButton.SECONDARY && target.node().getScene() != null) {
            target.node()
                    .fireEvent(new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                            target.x(),
                            target.y(),
                            target.x(),
                            target.y(),
                            false,
                            null));
        }
    }

    private void drag() {
        var target = point();
        target.fire(MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY, 1);
        for (int i = 0; i < 3; i++) {
            var to = point();
            new MonkeyHand(target.node(), to.x(), to.y()).fire(MouseEvent.MOUSE_DRAGGED, MouseButton.PRIMARY, 1);
        }
        target.fire(MouseEvent.MOUSE_RELEASED, MouseButton.PRIMARY, 1);
        did("drag");
    }

    private void wheel() {
        var target = point();
        double turns = (random.nextInt(11) - 5) * 40.0;
        boolean control = random.nextInt(3) == 0;
        did("wheel " + turns);
        target.wheel(turns, control);
    }

    private void key(KeyCode code, @Nullable KeyCode with) {
        did(with == null ? code.toString() : with + "+" + code);
        var scene = window().getScene();
        var at = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            at.fireEvent(
                    new KeyEvent(type, "", "", code, with == KeyCode.SHIFT, with == KeyCode.CONTROL, false, false));
        }
    }

    private void type(String text) {
        did("type " + text.strip());
        var scene = stage.getScene();
        var owner = scene.getFocusOwner();
        if (owner instanceof TextField field) {
            field.insertText(field.getCaretPosition(), text.strip());
            if (text.endsWith("\n")) {
                key(KeyCode.ENTER, null);
            }
        } else if (owner != null) {
            text.chars()
                    .limit(12)
                    .forEach(c -> owner.fireEvent(new KeyEvent(
                            KeyEvent.KEY_TYPED,
                            Character.toString(c),
                            "",
                            KeyCode.UNDEFINED,
                            false,
                            false,
                            false,
                            false)));
        }
    }

    private void resize() {
        var screen = Screen.getPrimary().getBounds();
        stage.setWidth(Math.min(screen.getWidth(), 500 + random.nextInt(1_400)));
        stage.setHeight(Math.min(screen.getHeight(), 320 + random.nextInt(900)));
        did("size " + (int) stage.getWidth() + "x" + (int) stage.getHeight());
    }

    private void paste() {
        var content = new ClipboardContent();
        if (random.nextBoolean()) {
            content.putString(any(TYPED));
        } else {
            content.putFiles(List.of(any(files).toFile()));
        }
        Clipboard.getSystemClipboard().setContent(content);
        key(KeyCode.V, KeyCode.CONTROL);
    }

    private void looks() {
        did("looks");
        var model = workbench.desk().view().model();
        model.theme().set(any(List.of(Theme.values())));
        model.pace().set(any(List.of(Pace.values())));
        model.calm().set(random.nextBoolean());
    }

    private void speak() {
        did("language");
        Words.use(Wording.of(any(Language.all())));
    }

    /** Something of a menu; what would let somebody choose a file in a window of the system's is left out. */
    private void item() {
        var items = new ArrayList<MenuItem>();
        root().lookupAll(".menu-button").forEach(each -> {
            if (each instanceof MenuButton menu && !menu.isDisabled()) {
                collect(menu.getItems(), items);
            }
        });
        if (!items.isEmpty()) {
            var chosen = any(items);
            did("item " + chosen.getText());
            chosen.fire();
        }
    }

    private static void collect(List<MenuItem> from, List<MenuItem> into) {
        for (var item : from) {
            if (item instanceof Menu menu) {
                collect(menu.getItems(), into);
            } else if (!item.isDisable() && item.isVisible()) {
                into.add(item);
            }
        }
    }

    private void closeWhatIsOpen() {
        for (var window : List.copyOf(Window.getWindows())) {
            if (window instanceof PopupWindow) {
                window.hide();
            } else if (window != stage && window.getScene().getRoot() instanceof DialogPane pane) {
                pane.getButtonTypes().clear();
                window.hide();
            }
        }
        var model = workbench.desk().view().model();
        model.presenting().set(false);
        model.helpShown().set(false);
        model.startShown().set(false);
        model.magnification().reset();
        stage.setWidth(1_400);
        stage.setHeight(900);
        Words.use(Wording.ENGLISH);
    }

    /** What somebody who comes now would do. */
    private void theWindowWorks() {
        doOnScreen(() -> {
            workbench.desk().view().model().pace().set(Pace.MAX);
            workbench.openSample(Samples.all().getFirst());
        });
        waitFor(() -> {
            var state = Objects.requireNonNull(workbench.desk().shown()).state();
            return state.node("worker-1") != null
                    && state.podsOnNode("worker-1").size() == 1
                    && state.node("far-0") == null;
        });
        doOnScreen(() -> workbench.desk().selection().node("worker-1"));
        workbench
                .console()
                .runAll(List.of(dev.podfall.kubectl.ConsoleLine.of("kubectl taint nodes worker-1 a=b:NoExecute")));
        waitFor(() -> Objects.requireNonNull(workbench.desk().shown())
                .state()
                .podsOnNode("worker-1")
                .isEmpty());
        shown();
        assertThat(onScreen(() -> SeenTexts.words(SeenTexts.inAllWindows())))
                .anyMatch(text -> text.contains("fluent-bit"))
                .anyMatch(text -> text.startsWith("desired "));
        doOnScreen(() -> workbench.desk().view().model().undo());
        waitFor(() -> Objects.requireNonNull(workbench.desk().shown())
                        .state()
                        .podsOnNode("worker-1")
                        .size()
                == 1);
    }
}
