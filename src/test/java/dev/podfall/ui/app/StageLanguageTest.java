package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.language.Brackets;
import dev.podfall.language.Wording;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.Mouse;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.timeline.TimelineView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Map, tray, lanes, timeline and revision panel follow a change of language while they are open, and lose nothing. */
class StageLanguageTest {
    /** English in brackets: what has none did not come from the languages' files, or was not said anew. */
    private static final Wording BRACKETED = Brackets.wording();

    /** The stage of the window: what this test looks at. */
    private record Stage(Desk desk, TimelineView timeline, Scene scene) {
        static Stage open(Lab lab) {
            var view = WindowView.load();
            var desk = new Desk(view, Runnable::run, Runnable::run);
            var timeline = TimelineView.load(desk.selection(), desk.hues(), Runnable::run, Runnable::run);
            view.setBottom(timeline.node());
            desk.onMoment(timeline::show);
            var scene = view.scene(1600, 1000);
            var session = lab.session();
            desk.show(new Moment(
                    1, session.frame(), session.journal().size(), session.now(), false, Pace.REAL, List.of()));
            var stage = new Stage(desk, timeline, scene);
            stage.lay();
            return stage;
        }

        void lay() {
            for (int i = 0; i < 3; i++) {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            }
        }

        Node map() {
            return desk.topology().map();
        }

        /** Everything that can be read or heard: texts, tooltips, accessible texts, entries of menus. */
        List<String> texts() {
            lay();
            var out = new ArrayList<String>();
            collect(desk.topology().root(), out);
            collect(timeline.node(), out);
            desk.topology().model().model().get().nodes().forEach(tile -> {
                out.add(tile.verdict().text());
                out.add(tile.verdict().detail());
                out.add(tile.spoken());
            });
            return out;
        }

        private static void collect(Node node, List<String> out) {
            add(node.getAccessibleText(), out);
            if (node instanceof Text text && node.isVisible()) {
                add(text.getText(), out);
            }
            if (node instanceof Labeled labeled) {
                add(labeled.getText(), out);
            }
            if (node instanceof Control control && control.getTooltip() != null) {
                add(control.getTooltip().getText(), out);
            }
            if (node instanceof MenuButton menu) {
                if (menu.getOnShowing() != null) {
                    menu.getOnShowing().handle(null);
                }
                menu.getItems().forEach(item -> add(item.getText(), out));
            }
            if (node instanceof TextInputControl field) {
                // It makes what shows its prompt when it needs it.
                add(field.getText(), out);
                add(field.getPromptText(), out);
                return;
            }
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, out));
            }
        }

        private static void add(String text, List<String> out) {
            out.add(text == null ? "" : text);
        }
    }

    private static void with(Lab lab, Consumer<Stage> test) {
        Picture.startHeadless();
        var done = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            try {
                test.accept(Stage.open(lab));
                done.complete(true);
            } catch (RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            } finally {
                Words.use(Wording.ENGLISH);
            }
        });
        done.join();
    }

    private static Lab rolledBack() {
        var lab = Lab.sample("08-rollout-and-rollback.yaml").runFor(60);
        var name = lab.state().daemonSets().iterator().next().name();
        lab.give("kubectl rollout restart ds/" + name).runFor(60);
        lab.give("kubectl rollout undo ds/" + name).runFor(60);
        return lab;
    }

    private static Lab evicting() {
        var lab = Lab.sample("05-toleration-seconds.yaml").runFor(30);
        return lab.give("kubectl taint nodes worker-2 maintenance=now:NoExecute")
                .runFor(10);
    }

    private static Lab lab(String name) {
        return switch (name) {
            case "rolled back" -> rolledBack();
            case "evicting" -> evicting();
            default -> Lab.sample(name).runFor(30);
        };
    }

    @ParameterizedTest
    @CsvSource({"rolled back", "evicting", "03-control-plane.yaml", "09-broken-image.yaml", "11-does-not-fit.yaml"})
    void everyTextFollows(String name) {
        var lab = lab(name);
        with(lab, stage -> {
            var english = stage.texts();
            var before = Picture.take(stage.scene());
            Words.use(BRACKETED);
            var bracketed = stage.texts();
            assertThat(bracketed).hasSameSizeAs(english);
            var verbatim = verbatim(lab);
            var stayed = new TreeSet<String>();
            for (var text : bracketed) {
                if (!text.contains("⟦") && !verbatim.matcher(text).matches()) {
                    stayed.add(text);
                }
            }
            assertThat(stayed).as("texts that did not follow").isEmpty();
            assertThat(bracketed.stream().filter(text -> text.contains("⟦")).count())
                    .isGreaterThan(25);
            assertThat(same(Picture.take(stage.scene()), before)).isFalse();
            Words.use(Wording.ENGLISH);
            assertThat(stage.texts()).isEqualTo(english);
            assertThat(same(Picture.take(stage.scene()), before))
                    .as("the picture in English again")
                    .isTrue();
        });
    }

    /** Names, numbers, times and Kubernetes' own words. */
    private static Pattern verbatim(Lab lab) {
        var names = new ArrayList<String>();
        var state = lab.state();
        state.nodes().forEach(node -> names.add(node.name()));
        state.pods()
                .forEach(pod -> names.addAll(List.of(
                        pod.name(),
                        pod.key().toString(),
                        pod.status().reason(),
                        pod.status().phase().wire())));
        state.pods().forEach(pod -> pod.status().conditions().forEach(condition -> names.add(condition.message())));
        state.daemonSets().forEach(set -> {
            names.addAll(List.of(set.name(), set.key().toString()));
            set.spec().template().spec().containers().forEach(one -> names.addAll(List.of(one.name(), one.image())));
        });
        state.controllerRevisions().forEach(revision -> {
            names.add(revision.name());
            names.add(revision.meta().annotations().asMap().getOrDefault("kubernetes.io/change-cause", ""));
        });
        names.addAll(List.of("ImagePullBackOff", "ErrImagePull", "cpu", "memory", "nodeName", "nodeSelector"));
        names.addAll(List.of("user", "daemonset-controller"));
        names.sort(Comparator.comparingInt(String::length).reversed());
        return Pattern.compile(
                "(?:" + String.join("|", names.stream().map(Pattern::quote).toList())
                        // Lines of YAML, what the scheduler says, and signs of the font with icons.
                        + "|[-+ ] .*|0/\\d+ nodes are available: .*|[0-9:./+\ue000-\uf8ff]*"
                        // What engine and controller say of themselves.
                        + "|kubectl annotate .*|(?:create|patch) daemonset .*|taint .* is not tolerated)",
                Pattern.DOTALL);
    }

    @Test
    void nothingIsLost() {
        with(Lab.sample("13-two-hundred-nodes.yaml").runFor(20), stage -> {
            var map = stage.desk().topology().map();
            stage.desk().selection().node("general-007");
            var cursor = map.lookup(".map-cursor");
            for (var key :
                    List.of(KeyCode.HOME, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.PLUS, KeyCode.PLUS, KeyCode.PLUS)) {
                cursor.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
                stage.lay();
            }
            cursor.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.END, false, false, false, false));
            Mouse.move(map, 120, 130);
            stage.lay();
            var before = stands(stage);
            var picture = Picture.take(stage.scene());
            assertThat(map.boundsOf("general-001").getMinY())
                    .as("scrolled out of sight")
                    .isNegative();
            Words.use(BRACKETED);
            stage.lay();
            assertThat(stands(stage)).isEqualTo(before);
            assertThat(cursor.getAccessibleText()).startsWith("⟦");
            Words.use(Wording.ENGLISH);
            stage.lay();
            assertThat(same(Picture.take(stage.scene()), picture)).isTrue();
        });
    }

    /** Where one looks and what is chosen. */
    private static List<Object> stands(Stage stage) {
        var map = stage.desk().topology().map();
        var cursor = map.lookup(".map-cursor");
        return List.of(
                map.boundsOf("general-001"),
                map.boundsOf("general-007"),
                cursor.getBoundsInParent(),
                String.valueOf(stage.desk().topology().model().selectedNode().get()),
                String.valueOf(stage.desk().selection().choice()));
    }

    private static boolean same(Picture one, Picture other) {
        for (int y = 0; y < one.height(); y++) {
            for (int x = 0; x < one.width(); x++) {
                if (one.pixel(x, y) != other.pixel(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }
}
