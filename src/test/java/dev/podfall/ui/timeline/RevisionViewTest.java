package dev.podfall.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Lab;
import dev.podfall.explain.timeline.TimelineReader;
import dev.podfall.kept.SessionFile;
import dev.podfall.language.Wording;
import dev.podfall.play.Breakpoint;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.app.Picture;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** The panel beside the timeline, as somebody uses it. */
class RevisionViewTest {
    private final List<String> lines = new ArrayList<>();
    private final List<ObjectKey> opened = new ArrayList<>();

    private final class Recorded implements TimelineActions {
        @Override
        public void seek(java.time.Instant time) {}

        @Override
        public void seekStep(long step) {}

        @Override
        public void bookmarks(List<SessionFile.Bookmark> now) {}

        @Override
        public void breakAt(List<Breakpoint> breakpoints) {}

        @Override
        public void rollBack(ObjectKey daemonSet, long revision) {
            lines.add("rollback " + revision);
        }

        @Override
        public void setImage(ObjectKey daemonSet, String container, String image) {}

        @Override
        public void run(String line) {
            lines.add(line);
        }

        @Override
        public void takeUp(long branch) {}

        @Override
        public void rename(long branch, String name) {}

        @Override
        public void delete(long branch) {}

        @Override
        public void compare(long branch) {}
    }

    private static void onScreen(Runnable test) throws Exception {
        Picture.startHeadless();
        var done = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            try {
                Words.use(Wording.ENGLISH);
                test.run();
                done.complete(true);
            } catch (RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            }
        });
        done.get(60, TimeUnit.SECONDS);
    }

    private static Lab rolledBack() {
        return Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent(""))
                .runFor(30)
                .image("agent:1.17", "second")
                .runFor(60)
                .give("kubectl rollout undo ds/agent")
                .runFor(60);
    }

    private static RevisionDetail detail(Lab lab, int dot) {
        var model = new TimelineViewModel();
        var frame = lab.session().frame();
        model.show(
                new TimelineReader().read(1, frame),
                new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.REAL, List.of()));
        var lane = model.timeline().lanes().getFirst();
        model.choose(lane, lane.dots().get(dot));
        return Objects.requireNonNull(model.detail());
    }

    private RevisionView view() {
        var view = RevisionView.load();
        view.setActions(new Recorded());
        view.setOnOpen(opened::add);
        var scene = new Scene((Parent) view.node(), 320, 400);
        scene.getRoot().applyCss();
        return view;
    }

    private static void show(RevisionView view, Lab lab, int dot) {
        view.show(detail(lab, dot), List.of(), lab.session().frame().start());
        view.node().applyCss();
    }

    private static <T extends Node> T find(RevisionView view, String id, Class<T> type) {
        return type.cast(Objects.requireNonNull(view.node().lookup("#" + id), id));
    }

    private static String standing(RevisionView view) {
        var label = find(view, "standing", Labeled.class);
        return label.isVisible() ? label.getText() : "";
    }

    @Test
    void filmsOfItKeepNoPictureOfWhatItSaidBefore() throws Exception {
        var lab = rolledBack();
        onScreen(() -> {
            var view = view();
            show(view, lab, 0);
            Picture.take(view.node().getScene());
            assertThat(view.node().lookupAll(".viewport")).isNotEmpty().noneMatch(Node::isCache);
        });
    }

    @Test
    void aButtonStandsThereOrTheReasonWhyThereIsNone() throws Exception {
        var lab = rolledBack();
        onScreen(() -> {
            var view = view();
            show(view, lab, 0);
            var button = find(view, "rollback", Button.class);
            assertThat(button.isVisible()).isFalse();
            assertThat(standing(view)).isEqualTo("Gone: the same object is revision 3 now");
            assertThat(find(view, "causeButton", Button.class).isDisabled()).isTrue();

            show(view, lab, 1);
            assertThat(button.isVisible()).isTrue();
            assertThat(button.getStyleClass()).contains("primary");
            assertThat(standing(view)).isEmpty();
            button.fire();

            show(view, lab, 2);
            assertThat(standing(view)).isEqualTo("The DaemonSet has this template");
            assertThat(button.getStyleClass()).doesNotContain("primary");
            assertThat(lines).containsExactly("rollback 2");
        });
    }

    @Test
    void theNameOpensTheObject() throws Exception {
        var lab = rolledBack();
        onScreen(() -> {
            var view = view();
            show(view, lab, 1);
            find(view, "name", Hyperlink.class).fire();
            assertThat(opened).containsExactly(detail(lab, 1).dot().revision().key());
        });
    }

    @Test
    void whatIsTypedIsSeenAsTheCommandThatRuns() throws Exception {
        var lab = rolledBack();
        var revision = detail(lab, 1).dot().name();
        onScreen(() -> {
            var view = view();
            show(view, lab, 1);
            find(view, "causeButton", Button.class).fire();
            var text = find(view, "cause-text", TextField.class);
            assertThat(text.getText()).isEqualTo("second");
            text.setText("new parser");
            var command = find(view, "cause-command", Labeled.class);
            assertThat(command.getText())
                    .isEqualTo("kubectl annotate controllerrevision/" + revision
                            + " -n default kubernetes.io/change-cause='new parser' --overwrite");
            // The same revision seen again, as time passes: what is typed stays.
            show(view, lab.runFor(1), 1);
            assertThat(text.getText()).isEqualTo("new parser");
            find(view, "cause-set", Button.class).fire();
            assertThat(lines).containsExactly(command.getText());
            assertThat(find(view, "causing", Parent.class).isVisible()).isFalse();

            find(view, "causeButton", Button.class).fire();
            find(view, "cause-of", ChoiceBox.class).getSelectionModel().select(1);
            text.setText("third");
            assertThat(command.getText())
                    .isEqualTo(
                            "kubectl annotate daemonset/agent -n default kubernetes.io/change-cause='third' --overwrite");
        });
    }
}
