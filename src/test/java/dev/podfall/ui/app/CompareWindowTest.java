package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.explain.Lab;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.TextIo;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.ui.Mouse;
import dev.podfall.ui.compare.CompareModel;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.topology.MapView;
import dev.podfall.ui.topology.NodeTile;
import dev.podfall.ui.topology.PodMark;
import dev.podfall.ui.topology.TopologyView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two courses beside each other in the open window. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class CompareWindowTest extends LiveWindow {
    private static final int NODES = 12;

    /** Sixty seconds in common; then the old future taints n1, and the new one goes on without. */
    @BeforeEach
    void part() {
        open(Wording.ENGLISH, 1440, 900);
        var nodes = IntStream.rangeClosed(1, NODES)
                .mapToObj(i -> Lab.node("n" + i, "") + "---\n")
                .collect(Collectors.joining());
        workbench
                .loading()
                .prepare(List.of(new Source("good.yaml", nodes + Lab.agent(""))), session -> {
                    session.runFor(Duration.ofSeconds(60));
                    give(session, "kubectl taint node n1 out:NoExecute");
                    session.runFor(Duration.ofSeconds(60));
                })
                .join();
        until(() -> tiles(maps().getFirst()).size() == NODES);
    }

    private static void give(Session session, String line) {
        var io = new TextIo(Map.of());
        assertThat(Console.run(line, io, session)).as(io.err()).isZero();
    }

    private void branchOff() {
        var start = onScreen(
                () -> Objects.requireNonNull(workbench.desk().shown()).frame().start());
        workbench.player().seek(start.plusSeconds(60));
        workbench
                .player()
                .act(session -> {
                    give(session, "kubectl create namespace elsewhere");
                    session.runFor(Duration.ofSeconds(90));
                    return true;
                })
                .join();
        until(() -> !workbench.comparing().model().choices().get().isEmpty());
    }

    private void compare() {
        branchOff();
        doOnScreen(() -> workbench.compare(1));
        until(this::bothSeen);
    }

    private boolean bothSeen() {
        // What is in a split pane is in the window once it was laid out.
        root().applyCss();
        root().layout();
        return model().known() && maps().size() == 2;
    }

    private CompareModel model() {
        return workbench.comparing().model().model().get();
    }

    private List<MapView> maps() {
        return onScreen(() -> root().lookupAll(".map").stream()
                .map(MapView.class::cast)
                .sorted((a, b) -> Double.compare(left(a), left(b)))
                .toList());
    }

    private static double left(MapView map) {
        return map.localToScene(0, 0).getX();
    }

    /** The view that a map belongs to. */
    private TopologyView view(MapView map) {
        var first = workbench.desk().topology();
        return first.map() == map
                ? first
                : Objects.requireNonNull(workbench.comparing().other());
    }

    private List<NodeTile> tiles(MapView map) {
        return onScreen(() -> view(map).model().model().get().nodes());
    }

    private List<String> marked(MapView map) {
        return tiles(map).stream().filter(NodeTile::differs).map(NodeTile::name).toList();
    }

    private List<String> texts() {
        return onScreen(() -> root().lookupAll("*").stream()
                .filter(node -> node instanceof Label)
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    private List<MenuItem> entries() {
        return onScreen(() -> {
            var menu = (MenuButton) root().lookup("#cluster");
            return List.copyOf(menu.getItems());
        });
    }

    private void press(KeyCode code) {
        doOnScreen(() -> {
            var event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
            var owner = root().getScene().getFocusOwner();
            javafx.event.Event.fireEvent(owner == null ? root().getScene() : owner, event);
        });
    }

    @Test
    void withoutABranchTheEntryIsDisabledAndSaysWhy() {
        assertThat(entries().getLast().isDisable()).isTrue();
        branchOff();
        assertThat(entries().getLast().isDisable()).isFalse();
        doOnScreen(() -> entries().getLast().fire());
        until(() -> model().known());
        assertThat(model().there()).isEqualTo("Branch 1");
    }

    @Test
    void bothMapsShowTheSameTimeAndMarkWhatIsOtherwise() {
        compare();
        var here = maps().getFirst();
        var there = maps().getLast();
        assertThat(marked(here)).containsExactly("n1");
        assertThat(marked(there)).containsExactly("n1");
        assertThat(tiles(there).getFirst().taints()).isNotEmpty();
        assertThat(texts()).contains("This session", "Branch 1", "1 pod only in this session");
        assertThat(model().ended()).isTrue();
        var start = onScreen(
                () -> Objects.requireNonNull(workbench.desk().shown()).frame().start());
        workbench.player().seek(start.plusSeconds(30));
        until(() -> model().note().startsWith("The same until"));
        assertThat(marked(here)).isEmpty();
        assertThat(marked(there)).isEmpty();
        assertThat(tiles(there)).isEqualTo(tiles(here));
        workbench.player().seek(start.plusSeconds(90));
        until(() -> marked(there).equals(List.of("n1")));
        assertThat(model().note()).isEqualTo("Parted at 00:01:00.0");
        assertThat(model().ended()).isFalse();
    }

    @Test
    void whatIsScrolledZoomedAndChosenInOneIsInTheOther() {
        compare();
        var here = maps().getFirst();
        var there = maps().getLast();
        doOnScreen(() -> {
            root().layout();
            for (int i = 0; i < 3; i++) {
                fire(button -> Words.of("topology.zoom.in").equals(button.getAccessibleText()));
            }
            root().layout();
            here.reveal("n12");
            root().layout();
            workbench.desk().selection().node("n5");
        });
        assertThat(onScreen(() -> view(there).model().selectedNode().get())).isEqualTo("n5");
        assertThat(onScreen(() -> there.boundsOf("n9"))).isEqualTo(onScreen(() -> here.boundsOf("n9")));
        assertThat(onScreen(() -> Objects.requireNonNull(here.boundsOf("n1")).getMinY()))
                .isNegative();
        doOnScreen(() -> {
            there.reveal("n9");
            root().layout();
            var box = Objects.requireNonNull(there.boundsOf("n9"));
            Mouse.click(there, box.getMinX() + 12, box.getMinY() + 12, MouseButton.PRIMARY);
        });
        assertThat(onScreen(() -> workbench.desk().selection().choice().node())).isEqualTo("n9");
        assertThat(onScreen(() -> view(here).model().selectedNode().get())).isEqualTo("n9");
    }

    @Test
    void escapeEndsItAndTheWindowIsAsItWas() {
        var before = onScreen(() -> workbench.desk().view().model().leftShown().get());
        compare();
        assertThat(onScreen(() -> workbench.desk().view().model().leftShown().get()))
                .isFalse();
        press(KeyCode.ESCAPE);
        assertThat(model()).isEqualTo(CompareModel.OFF);
        assertThat(maps()).hasSize(1);
        assertThat(onScreen(() -> workbench.desk().view().model().leftShown().get()))
                .isEqualTo(before);
        until(() -> marked(maps().getFirst()).isEmpty());
        doOnScreen(() -> workbench.compare(1));
        until(this::bothSeen);
        assertThat(maps()).hasSize(2);
        doOnScreen(() -> fire(button -> "Close".equals(button.getText())));
        assertThat(maps()).hasSize(1);
    }

    private void fire(Predicate<Button> which) {
        root().lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(which)
                .forEach(Button::fire);
    }

    @Test
    void aBranchThatIsTakenUpIsFollowed() {
        compare();
        workbench.player().takeUp(1);
        until(() -> marked(maps().getLast()).equals(List.of("n1"))
                && !tiles(maps().getFirst()).getFirst().taints().isEmpty()
                && tiles(maps().getLast()).getFirst().pods().size() == 1);
        assertThat(onScreen(() -> workbench.comparing().model().compared().get()))
                .isNotNull();
        assertThat(maps()).hasSize(2);
    }

    @Test
    void anotherSessionEndsItWithoutAFuss() {
        compare();
        workbench.player().reset(dev.podfall.cluster.SessionOptions.DEFAULT);
        until(() -> !model().on());
        assertThat(maps()).hasSize(1);
        until(() -> tiles(maps().getFirst()).isEmpty());
    }

    @Test
    void theLanguageChangesAtOnce() {
        compare();
        doOnScreen(() -> Words.use(Wording.of(Language.of("zh-CN").orElseThrow())));
        assertThat(texts()).contains("当前会话", "分支 1");
        until(() -> texts().contains("1 个 Pod 只在当前会话"));
        var names = new ArrayList<String>();
        doOnScreen(() -> root().lookupAll(".compare-side").forEach(side -> names.add(side.getAccessibleText())));
        assertThat(names).containsExactlyInAnyOrder("当前会话的拓扑图", "分支 1 的拓扑图");
    }

    @Test
    void aStagedChangeIsShownOnTopOfWhatIsCompared() {
        compare();
        doOnScreen(() -> workbench
                .staging()
                .stage(List.of(dev.podfall.kubectl.ConsoleLine.of("kubectl taint node n2 out:NoExecute"))));
        until(() -> tiles(maps().getFirst()).stream()
                .filter(tile -> tile.name().equals("n2"))
                .flatMap(tile -> tile.pods().stream())
                .anyMatch(pod -> pod.state() == PodMark.State.LEAVING));
        assertThat(marked(maps().getFirst())).isEmpty();
        doOnScreen(() -> workbench.staging().discard());
        until(() -> marked(maps().getFirst()).equals(List.of("n1")));
    }
}
