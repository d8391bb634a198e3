package dev.podfall.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.podfall.explain.Lab;
import dev.podfall.explain.timeline.MarkKind;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.Mouse;
import dev.podfall.ui.app.Picture;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.text.Words;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The panel on a screen that nobody sees, under the mouse and the keys. */
class TimelineViewTest {
    private static final String BARE = "---\napiVersion: v1\nkind: Pod\nmetadata: {name: bare}\n"
            + "spec: {nodeName: n1, containers: [{name: c, image: i}]}\n";

    private final List<Object> asked = new ArrayList<>();
    private Lab lab;
    private TimelineView view;
    private TimelineCanvas canvas;

    /** A taint after ten idle minutes, and ten more. */
    private void story() {
        lab = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("") + BARE)
                .runFor(600);
        int before = lab.session().journal().size();
        lab.give("kubectl taint node n1 a=b:NoExecute").runFor(600);
        view.show(moment(before));
    }

    private Moment moment(int taintedAfter) {
        var frame = lab.session().frame();
        return new Moment(
                1,
                frame,
                frame.journal().size(),
                frame.now(),
                true,
                false,
                Pace.STORY,
                Moment.Waiting.FOR_NOTHING,
                List.of(),
                List.of(new Moment.Done(taintedAfter, Phrase.verbatim("kubectl taint node n1 a=b:NoExecute"))),
                null,
                null);
    }

    private void onScreen(double width, double height, Runnable test) throws Exception {
        Picture.startHeadless();
        var done = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            var stage = new Stage();
            try {
                view = TimelineView.load(new Selection(), new Hues(), Runnable::run, Runnable::run);
                view.setActions(told());
                var scene = new Scene((Parent) view.node(), width, height);
                Theme.LIGHT.apply(scene);
                stage.setScene(scene);
                stage.show();
                canvas = view.canvas();
                story();
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                test.run();
                done.complete(true);
            } catch (RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            } finally {
                stage.hide();
                Words.use(Wording.ENGLISH);
            }
        });
        done.get(60, TimeUnit.SECONDS);
    }

    /** Writes down what is asked for. */
    private TimelineActions told() {
        return (TimelineActions) Proxy.newProxyInstance(
                TimelineActions.class.getClassLoader(),
                new Class<?>[] {TimelineActions.class},
                (self, method, values) -> {
                    asked.add(values == null ? method.getName() : values[0]);
                    return null;
                });
    }

    private MarkRow.Cluster mark(MarkKind kind) {
        return canvas.row().clusters().stream()
                .filter(cluster -> cluster.counts().containsKey(kind))
                .findFirst()
                .orElseThrow();
    }

    private static double middle() {
        return LaneLayout.HEAD + LaneLayout.MARKS / 2;
    }

    private void move(double x, double y, double screenX) {
        Mouse.move(canvas, x, y, screenX, 300);
    }

    private void key(KeyCode code) {
        canvas.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test
    void whatIsPointedAtIsSaidWithTheWordsItWasTypedWithAndWhatCameOfIt() throws Exception {
        onScreen(1200, 300, () -> {
            var mark = mark(MarkKind.EVICTED);
            move(LaneLayout.GUTTER + mark.x(), middle(), 400);
            assertThat(canvas.tooltip().tooltip().getText())
                    .startsWith("00:10:00.0\n> kubectl taint node n1 a=b:NoExecute\n")
                    .contains("tainted node n1 with a=b:NoExecute")
                    .contains("evicted bare from n1");
            move(LaneLayout.GUTTER + mark.x(), LaneLayout.TOP + 50, 400);
            assertThat(canvas.tooltip().tooltip().getText()).isEqualTo("00:10:00.0");
        });
    }

    @Test
    void theTooltipFollowsThePointer() throws Exception {
        onScreen(1200, 300, () -> {
            move(LaneLayout.GUTTER + 20, LaneLayout.TOP + 60, 400);
            var tooltip = canvas.tooltip().tooltip();
            tooltip.show(canvas, 414, 316);
            double first = tooltip.getAnchorX();
            move(LaneLayout.GUTTER + 70, LaneLayout.TOP + 60, 450);
            assertThat(tooltip.getAnchorX() - first).isCloseTo(50, within(1.0));
            Mouse.leave(canvas);
            assertThat(tooltip.isShowing()).isFalse();
        });
    }

    @Test
    void aClickOnAMarkGoesToItsStep() throws Exception {
        onScreen(1200, 300, () -> {
            var mark = mark(MarkKind.TAINTED);
            Mouse.press(canvas, LaneLayout.GUTTER + mark.x(), middle());
            assertThat(asked).hasSize(1);
            long step = (Long) asked.getFirst();
            assertThat(lab.session().journal().number(step).command()).isNotNull();
        });
    }

    @Test
    void aFoldIsOpenedByAClickOnItsLengthAndFoldedByTheKey() throws Exception {
        onScreen(1200, 300, () -> {
            var model = view.model();
            var start = model.timeline().start();
            var fold = model.scale().folds().getFirst();
            double taint = model.x(start.plusSeconds(600));
            assertThat(taint).isLessThan(400);
            double x = LaneLayout.GUTTER + model.scale().x((fold.from() + fold.to()) / 2);
            double y = canvas.getHeight() - LaneLayout.AXIS / 2;
            move(x, y, 400);
            assertThat(canvas.tooltip().tooltip().getText()).contains("Nothing happened for");
            Mouse.press(canvas, x, y);
            assertThat(asked).as("time stays where it is").isEmpty();
            assertThat(model.scale().folds().getFirst().folded()).isFalse();
            assertThat(model.x(start.plusSeconds(600))).isGreaterThan(600);
            // The playhead is at the end: the key is for the last one.
            key(KeyCode.F);
            assertThat(model.scale().folds().getLast().folded()).isFalse();
            key(KeyCode.F);
            assertThat(model.scale().folds().getLast().folded()).isTrue();
        });
    }

    @Test
    void theLanesHaveTheHeightThatThePanelHas() throws Exception {
        onScreen(1200, 190, () -> {
            assertThat(canvas.getHeight()).isCloseTo(190, within(8.0));
            Instant end = view.model().timeline().end();
            Mouse.press(canvas, LaneLayout.GUTTER + view.model().x(end) - 3, LaneLayout.TOP + 40);
            assertThat(asked).as("a press in the lanes moves the playhead").hasSize(1);
            assertThat(asked.getFirst()).isInstanceOf(Instant.class);
        });
    }

    @Test
    void theKeysGoFromMarkToMarkAndSayWhereOneIs() throws Exception {
        onScreen(1200, 300, () -> {
            key(KeyCode.LEFT);
            assertThat(asked).hasSize(1);
            long step = (Long) asked.getFirst();
            assertThat(view.model().timeline().marks().steps(0, Long.MAX_VALUE, 1000))
                    .contains(step);
            var frame = lab.session().frame();
            var at = frame.journal().number(step).at();
            view.show(new Moment(1, frame, (int) step, at, false, Pace.REAL, List.of()));
            assertThat(canvas.getAccessibleHelp()).startsWith("00:10:00.").contains("n1");
        });
    }
}
