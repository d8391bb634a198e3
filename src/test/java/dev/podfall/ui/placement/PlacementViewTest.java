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
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
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
                    .contains("✕ No — one taint is not tolerated", "taint", "Preview in what-if", "names no node");
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
                            "⟦Preview in what-if⟧",
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
}
