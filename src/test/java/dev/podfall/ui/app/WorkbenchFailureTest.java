package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Sabotage;
import dev.podfall.cluster.Session;
import dev.podfall.explain.Lab;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.play.Pace;
import dev.podfall.play.Player;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole window, when something in it fails. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WorkbenchFailureTest {
    private Workbench workbench;

    @BeforeEach
    void open() {
        Picture.startHeadless();
        workbench = onScreen(() -> {
            var window = WindowView.load();
            window.scene(1280, 800);
            return new Workbench(window);
        });
        workbench.catchFailures();
    }

    @AfterEach
    void close() {
        workbench.player().close();
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    private static <T> T onScreen(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, Platform::runLater).join();
    }

    private Trouble told() throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            workbench.shown().join();
            var told = onScreen(
                    () -> java.util.Optional.ofNullable(workbench.trouble().shown()));
            if (told.isPresent()) {
                return told.get();
            }
        }
        throw new AssertionError("nothing is told");
    }

    private static Session lab() {
        return Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60).session();
    }

    @Test
    void anErrorOfTheEngineIsSeenWithWhatLedToItAndCanBeSaved(@TempDir Path folder) throws Exception {
        Player player = workbench.player();
        player.pace(Pace.MAX);
        player.open(Sabotage.in(lab(), Duration.ofSeconds(5), new IllegalStateException("a bug of ours")));
        player.play();

        var told = told();
        assertThat(told.what())
                .hasToString("test-controller failed (sync default/agent):"
                        + " java.lang.IllegalStateException: a bug of ours");
        assertThat(told.details(Wording.ENGLISH)).contains("The last steps:").contains("kubelet/n1");
        assertThat(onScreen(() -> workbench.trouble().root().isVisible())).isTrue();

        var report = folder.resolve("report.txt");
        workbench.trouble().write(told, report).join();
        assertThat(report)
                .content()
                .contains("IllegalStateException: a bug of ours", "create daemonset agent", "kind: DaemonSet");

        onScreen(() -> {
            workbench.trouble().dismiss();
            return true;
        });
        assertThat(onScreen(() -> workbench.trouble().root().isVisible())).isFalse();
    }

    @Test
    void aFailureThatNobodyHandlesIsSeen() throws InterruptedException {
        var thread = Thread.ofPlatform().name("podfall-test").unstarted(() -> {
            throw new IllegalStateException("lost otherwise");
        });
        thread.start();
        thread.join();
        assertThat(told().what()).hasToString("podfall-test: java.lang.IllegalStateException: lost otherwise");
    }

    @Test
    void aTextWithAMistakeLeavesTheClusterThatIsThere() {
        workbench.player().open(lab());
        var findings = workbench
                .loading()
                .open(List.of(
                        new Source("a.yaml", "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\nspek: {}\n")))
                .join();
        assertThat(findings).anyMatch(finding -> finding.isError());
        assertThat(workbench
                        .player()
                        .ask(session -> session.state().count(dev.podfall.api.meta.Kind.POD))
                        .join())
                .isEqualTo(1);
    }

    /** The mistake may be in a text that is not shown; and nothing stays that is not so any more. */
    @Test
    void whyNothingWasRunAnewIsSaidUntilItIs() throws InterruptedException {
        var good = new Source("good.yaml", Lab.node("n1", ""));
        workbench
                .loading()
                .prepare(List.of(good, new Source("bad.yaml", "apiVersion: v1\nkind: Nod\n")), session -> {})
                .join();
        runAnew();
        assertThat(notice(true))
                .isEqualTo("Nothing was loaded: 1 error · bad.yaml:2:7: error: no matches for kind"
                        + " \"Nod\" in version \"v1\". Maybe Node?");

        workbench.loading().prepare(List.of(good), session -> {}).join();
        runAnew();
        assertThat(notice(false)).isEmpty();
    }

    private void runAnew() {
        onScreen(() -> {
            workbench.desk().view().root().lookupAll(".button").stream()
                    .filter(node -> node instanceof Button button
                            && button.getText() != null
                            && button.getText().equals("Run anew"))
                    .findFirst()
                    .map(Button.class::cast)
                    .orElseThrow()
                    .fire();
            return true;
        });
    }

    private String notice(boolean wanted) throws InterruptedException {
        var notice = "";
        for (int i = 0; i < 500; i++) {
            workbench.shown().join();
            notice = onScreen(
                    () -> workbench.desk().view().model().notice().get().toString());
            if (notice.isEmpty() != wanted) {
                break;
            }
        }
        return notice;
    }
}
