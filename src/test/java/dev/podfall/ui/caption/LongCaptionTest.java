package dev.podfall.ui.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.app.Picture;
import dev.podfall.ui.style.Theme;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said under the map is said to its end, for the end says why. */
class LongCaptionTest {
    @ParameterizedTest
    @ValueSource(ints = {620, 785})
    void aRolloutAndTheWayBackAreToldToTheEndOfEverySentence(int width) {
        Picture.startHeadless();
        var lab = Lab.sample("08-rollout-and-rollback.yaml")
                .runFor(20)
                .give("kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:3.2")
                .runFor(60)
                .give("kubectl rollout undo ds/fluent-bit")
                .runFor(60);
        CompletableFuture.runAsync(() -> tell(lab, width), Platform::runLater)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void whatIsShortIsLarge() {
        Picture.startHeadless();
        CompletableFuture.runAsync(
                        () -> {
                            var view = view(new CaptionViewModel(Runnable::run, Runnable::run), 620);
                            assertThat(sentence(view).getFont().getSize()).isEqualTo(19);
                        },
                        Platform::runLater)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void whoActsIsSaidWhereverTheChainIsScrolled() {
        Picture.startHeadless();
        var lab = Lab.sample("08-rollout-and-rollback.yaml").runFor(20);
        CompletableFuture.runAsync(
                        () -> {
                            var model = new CaptionViewModel(Runnable::run, Runnable::run);
                            var view = view(model, 620);
                            model.open().set(true);
                            model.show(atRest(lab));
                            view.root().applyCss();
                            var scroll = (ScrollPane) view.root().lookup(".chain .scroll-pane");
                            scroll.setMinHeight(120);
                            scroll.setMaxHeight(120);
                            view.root().layout();
                            var diagram = (ChainCanvas) view.root().lookup(".chain-canvas");
                            scroll.setVvalue(1);
                            double hidden = ((Region) scroll.getContent()).getHeight()
                                    - scroll.getViewportBounds().getHeight();
                            assertThat(hidden).isPositive();
                            assertThat(diagram.headTop()).isEqualTo(Math.rint(hidden - diagram.getLayoutY()));
                            scroll.setVvalue(0);
                            assertThat(diagram.headTop()).isZero();
                        },
                        Platform::runLater)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void anOpenChainIsOfWhatIsSaidAtRest() {
        var model = new CaptionViewModel(Runnable::run, Runnable::run);
        var lab = Lab.sample("08-rollout-and-rollback.yaml").runFor(20);
        model.show(atRest(lab));
        model.open().set(true);
        var before = Objects.requireNonNull(model.chain().get());
        lab.give("kubectl taint node worker-1 a=b:NoExecute").runFor(20);
        model.show(atRest(lab));
        var after = Objects.requireNonNull(model.chain().get());
        assertThat(after.here().step())
                .isEqualTo(model.step())
                .isGreaterThan(before.here().step());
    }

    private static Moment atRest(Lab lab) {
        var frame = lab.session().frame();
        return new Moment(
                1,
                frame,
                frame.journal().size(),
                frame.now(),
                true,
                true,
                Pace.STORY,
                new Moment.Waiting(true, null),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static CaptionView view(CaptionViewModel model, int width) {
        var view = CaptionView.load(model);
        var scene = new Scene(view.root(), width, 64);
        Theme.LIGHT.apply(scene);
        view.root().applyCss();
        view.root().layout();
        return view;
    }

    private static Label sentence(CaptionView view) {
        return (Label) view.root().lookup(".caption-sentence");
    }

    private static void tell(Lab lab, int width) {
        var model = new CaptionViewModel(Runnable::run, Runnable::run);
        var view = view(model, width);
        var frame = lab.session().frame();
        for (int shown = 1; shown <= frame.journal().size(); shown++) {
            var at = frame.journal().number(shown).at();
            model.show(new Moment(1, frame, shown, at, true, Pace.STORY, List.of()));
            view.root().applyCss();
            view.root().layout();
            var label = sentence(view);
            var drawn = (Text) label.lookup(".text");
            assertThat(drawn.getText()).as("step %d", shown).isEqualTo(label.getText());
        }
    }
}
