package dev.podfall.ui.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Lab;
import dev.podfall.language.Brackets;
import dev.podfall.language.Wording;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.app.Picture;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** The panel in the window, while somebody changes the language. */
class PlacementViewTest {
    private static void onScreen(Runnable test) throws Exception {
        Picture.startHeadless();
        var done = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            try {
                test.run();
                done.complete(true);
            } catch (RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            } finally {
                Words.use(Wording.ENGLISH);
            }
        });
        done.get(60, TimeUnit.SECONDS);
    }

    private static Moment moment(Lab lab) {
        var frame = lab.session().frame();
        return new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.REAL, List.of());
    }

    private static List<String> texts(Node node) {
        var out = new ArrayList<String>();
        if (node instanceof Labeled labeled
                && labeled.isVisible()
                && !labeled.getText().isEmpty()) {
            out.add(labeled.getText());
        }
        if (node instanceof ScrollPane scroll) {
            return scroll.isVisible() ? texts(scroll.getContent()) : List.of();
        }
        if (node instanceof Parent parent && !(node instanceof Labeled)) {
            parent.getChildrenUnmodifiable().forEach(child -> out.addAll(texts(child)));
        }
        return out;
    }

    @Test
    void everythingFollowsTheLanguageAndNothingIsLost() throws Exception {
        var lab = Lab.of(Lab.node("n1", "spec:\n  taints: [{key: gpu, value: 'true', effect: NoSchedule}]\n")
                        + Lab.agent(""))
                .runFor(60);
        onScreen(() -> {
            var selection = new Selection();
            var view = PlacementView.load(selection, Runnable::run, Runnable::run);
            var scene = new Scene((Parent) view.node(), 300, 200);
            view.show(moment(lab));
            selection.choose(new Selection.Choice("n1", Lab.AGENT, null, Kind.NODE));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var scroll = (ScrollPane) scene.getRoot().lookup(".panel-scroll");
            scroll.setVvalue(0.6);
            double scrolled = scrolled(scroll);
            assertThat(scrolled).isPositive();
            assertThat(texts(view.node()))
                    .contains("✕ No — one taint is not tolerated", "taint", "Add the toleration", "names no node");
            assertThat(scene.getRoot().lookupAll(".check-row"))
                    .extracting(Node::getAccessibleText)
                    .contains(
                            "✕ taint, gpu=true:NoSchedule, no toleration of this key · a pod that runs may stay",
                            "✓ NodeName, names no node");

            Words.use(Brackets.wording());
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            assertThat(texts(view.node()))
                    .contains(
                            "✕ ⟦No — ⟦one taint is not tolerated⟧⟧",
                            "⟦taint⟧",
                            "⟦Add the toleration⟧",
                            "⟦names no node⟧",
                            "⟦⟦no toleration of this key⟧ · a pod that runs may stay⟧",
                            "n1",
                            "agent",
                            "kubectl taint nodes n1 gpu=true:NoSchedule-");
            assertThat(texts(view.node()))
                    .noneMatch(text -> text.contains(" ") && !text.contains("⟦") && !isCode(text));
            assertThat(scrolled(scroll)).isCloseTo(scrolled, within(2.0));

            Words.use(Wording.ENGLISH);
            assertThat(texts(view.node())).noneMatch(text -> text.contains("⟦"));
        });
    }

    /** How far, in pixels. */
    private static double scrolled(ScrollPane scroll) {
        double over = scroll.getContent().getLayoutBounds().getHeight()
                - scroll.getViewportBounds().getHeight();
        return scroll.getVvalue() * over;
    }

    private static boolean isCode(String text) {
        return text.startsWith("kubectl ") || text.startsWith("- key: ");
    }

    @Test
    void whatToDoFollowsTheLanguageBeforeThereIsAnything() throws Exception {
        onScreen(() -> {
            var view = PlacementView.load(new Selection(), Runnable::run, Runnable::run);
            assertThat(texts(view.node())).containsExactly("Choose a node to see what a DaemonSet has to do with it.");
            Words.use(Brackets.wording());
            assertThat(texts(view.node()))
                    .containsExactly("⟦Choose a node to see what a DaemonSet has to do with it.⟧");
        });
    }

    private static Lab stuck() {
        return Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent(""))
                .runFor(60)
                .image("agent:missing", "typo")
                .runFor(60);
    }

    private static <T> List<T> all(Parent root, Class<T> type) {
        root.applyCss();
        root.layout();
        return root.lookupAll("*").stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void linksChooseAndButtonsOnlyStage() throws Exception {
        var lab = stuck();
        onScreen(() -> {
            var selection = new Selection();
            var view = PlacementView.load(selection, Runnable::run, Runnable::run);
            var chosen = new ArrayList<String>();
            var staged = new ArrayList<String>();
            view.setOnChoose((kind, key) -> chosen.add(kind + " " + key));
            view.setOnStage(staged::addAll);
            view.setForetelling((lines, receiver) -> {
                assertThat(lines)
                        .containsExactly(
                                List.of("kubectl rollout undo ds/agent -n default --to-revision=1"), List.of());
                receiver.accept(0, "+1 lands");
            });
            var root = (Parent) view.node();
            var scene = new Scene(root, 360, 900);
            assertThat(scene.getRoot()).isSameAs(root);
            view.show(moment(lab));
            selection.choose(new Selection.Choice("n2", Lab.AGENT, null, Kind.NODE));
            all(root, Hyperlink.class).stream()
                    .filter(link -> link.getText().equals("n1"))
                    .forEach(Hyperlink::fire);
            assertThat(chosen).containsExactly("NODE n1");
            assertThat(texts(root)).contains("It would do: +1 lands");
            button(root, "Roll back").fire();
            assertThat(staged).containsExactly("kubectl rollout undo ds/agent -n default --to-revision=1");
            // The image that is there is no answer; another one is.
            assertThat(button(root, "Set the image").isDisabled()).isTrue();
            all(root, TextField.class).getFirst().setText("agent:1.17");
            button(root, "Set the image").fire();
            assertThat(staged).last().isEqualTo("kubectl set image ds/agent -n default agent=agent:1.17");
        });
    }

    private static Button button(Parent root, String text) {
        return all(root, Button.class).stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCountdownGoesOnWithoutAWrite() throws Exception {
        var lab = stuck();
        onScreen(() -> {
            var selection = new Selection();
            var view = PlacementView.load(selection, Runnable::run, Runnable::run);
            var now = moment(lab);
            view.show(now);
            selection.choose(new Selection.Choice("n1", Lab.AGENT, null, Kind.NODE));
            var before = countdown(view);
            view.show(new Moment(1, now.frame(), now.shown(), now.at().plusSeconds(3), true, Pace.REAL, List.of()));
            assertThat(countdown(view)).isEqualTo(before - 3);
            view.show(new Moment(1, now.frame(), now.shown(), now.at().plusSeconds(900), true, Pace.REAL, List.of()));
            assertThat(texts(view.node())).contains("next try any moment");
        });
    }

    private static int countdown(PlacementView view) {
        return texts(view.node()).stream()
                .filter(text -> text.startsWith("next try in "))
                .mapToInt(text -> Integer.parseInt(text.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingIsWiderThanThePanel() throws Exception {
        var name = "ip-10-12-136-139.eu-central-1.compute.internal.of-a-tail";
        var lab = Lab.of(Lab.node(
                                name,
                                "spec:\n  taints: [{key: a-very-long-key.example.com/maintenance, value:"
                                        + " of-a-very-long-kind-indeed, effect: NoSchedule}]\n")
                        + Lab.agent(""))
                .runFor(60);
        onScreen(() -> {
            for (double width : new double[] {180, 260, 400}) {
                var selection = new Selection();
                var view = PlacementView.load(selection, Runnable::run, Runnable::run);
                var root = (Parent) view.node();
                var scene = new Scene(root, width, 700);
                scene.getStylesheets().addAll(Theme.LIGHT.stylesheets());
                view.show(moment(lab));
                selection.choose(new Selection.Choice(name, Lab.AGENT, null, Kind.NODE));
                for (var labeled : all(root, Labeled.class)) {
                    if (labeled.isVisible() && labeled.getScene() != null && labeled.getWidth() > 0) {
                        var bounds = labeled.localToScene(labeled.getLayoutBounds());
                        assertThat(bounds.getMaxX())
                                .as("%s at %s", labeled.getText(), width)
                                .isLessThanOrEqualTo(width + 0.5);
                    }
                }
            }
        });
    }
}
