package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.podfall.cluster.Session;
import dev.podfall.kept.Rerun;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionReader;
import dev.podfall.kept.log.LeftBehind;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.play.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window saves its session, opens it again, and offers what it has left behind. */
class SessionKeeperTest extends LiveWindow {
    private static final Source NODE = new Source("n.yaml", "apiVersion: v1\nkind: Node\nmetadata: {name: n1}\n");

    @TempDir
    private Path folder;

    private static <T> T waited(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private void begin() throws Exception {
        open(Wording.ENGLISH, 1200, 800);
        doOnScreen(() -> workbench.keepLog(folder));
        waited(workbench.loading().prepare(List.of(NODE), session -> {}));
        waited(workbench.shown());
    }

    private void act() throws Exception {
        waited(workbench
                .player()
                .act(session -> Console.run("kubectl label node n1 a=b", new StrictIo(Map.of()), session)));
        waited(workbench.shown());
    }

    private long digest() {
        return workbench
                .player()
                .ask(Session::digest)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private void untilTitled(String title) {
        until(() -> workbench.desk().view().model().title().get().equals(title));
    }

    @Test
    void whatWasNotSavedIsOfferedAndGoneOnWith() throws Exception {
        begin();
        act();
        untilTitled("* Podfall");
        long was = digest();
        doOnScreen(stage::hide);
        workbench.player().close();

        open(Wording.ENGLISH, 1200, 800);
        doOnScreen(() -> workbench.keepLog(folder));
        var bar = onScreen(() -> workbench.leftBehind().root());
        assertThat(bar.isVisible()).isTrue();
        doOnScreen(() -> ((Button) bar.lookup(".button")).fire());

        untilDigest(was);
        until(() -> !bar.isVisible());
        untilTitled("* Podfall");
        doOnScreen(stage::hide);
        var left = LeftBehind.in(folder, new ArrayList<>());
        assertThat(left).as("it is not saved yet").hasSize(1);
        left.getFirst().remove();
    }

    private void untilDigest(long digest) {
        until(() -> digest() == digest);
    }

    @Test
    void aSessionIsSavedAndOpened() throws Exception {
        begin();
        act();
        long was = digest();
        var file = folder.resolve("x.podfall");

        assertThat(waited(onScreen(() -> workbench.keeper().save(file)))).isTrue();

        untilTitled("x.podfall — Podfall");
        assertThat(Files.readString(file)).contains("- name: n.yaml", "by: kubectl-label");
        act();
        waited(workbench.loading().prepare(List.of(NODE), session -> {}));
        waited(workbench.shown());
        untilTitled("Podfall");

        var source = new Source("x.podfall", Files.readString(file));
        assertThat(waited(workbench.keeper().opening().open(source, file))).isTrue();

        untilDigest(was);
        untilTitled("x.podfall — Podfall");
        doOnScreen(stage::hide);
        var left = LeftBehind.in(folder, new ArrayList<>());
        assertThat(left).as("what was done after it was saved").hasSize(1);
        left.getFirst().remove();
    }

    @Test
    void anActInThePastIsSavedWithTheFutureThatItLeft() throws Exception {
        begin();
        act();
        int before = waited(workbench.player().ask(session -> session.journal().size()));
        waited(workbench.player().act(session -> Console.run("kubectl cordon n1", new StrictIo(Map.of()), session)));
        workbench.player().seek(before);
        waited(workbench
                .player()
                .act(session -> Console.run("kubectl taint node n1 a=b:NoSchedule", new StrictIo(Map.of()), session)));
        waited(workbench.shown());
        long was = digest();
        var file = folder.resolve("x.podfall");

        assertThat(waited(onScreen(() -> workbench.keeper().save(file)))).isTrue();

        var read = SessionReader.read(new Source("x.podfall", Files.readString(file)));
        assertThat(read.findings()).isEmpty();
        var kept = Objects.requireNonNull(read.file());
        assertThat(kept.main().acts()).hasSize(3);
        assertThat(kept.branches()).hasSize(1);
        var branch = kept.branches().getFirst();
        assertThat(branch.shares()).isEqualTo(2);
        assertThat(branch.line().acts()).hasSize(1);
        assertThat(Rerun.of(kept, Wording.ENGLISH, Rerun.Lines.UNHEARD)
                        .session()
                        .digest())
                .isEqualTo(was);
        var other = Objects.requireNonNull(Rerun.of(kept, branch, Wording.ENGLISH, () -> false));
        assertThat(Objects.requireNonNull(other.session().state().node("n1"))
                        .spec()
                        .unschedulable())
                .isTrue();
    }

    private SessionFile saved(Path file) throws Exception {
        waited(workbench.shown());
        assertThat(waited(onScreen(() -> workbench.keeper().save(file)))).isTrue();
        var read = SessionReader.read(new Source("x.podfall", Files.readString(file)));
        assertThat(read.findings()).isEmpty();
        return Objects.requireNonNull(read.file());
    }

    @Test
    void whatWasTakenBackIsKeptAsSuchAndWhatWasTakenUpIsTheMainLine() throws Exception {
        begin();
        act();
        var file = folder.resolve("x.podfall");
        var before = saved(file);
        workbench.player().undo();
        assertThat(saved(file).branches())
                .singleElement()
                .matches(SessionFile.Branch::undone)
                .matches(undone -> undone.line().acts().size() == 1);
        assertThat(saved(file).main().acts()).hasSize(before.main().acts().size() - 1);
        workbench.player().redo();
        assertThat(saved(file).main().acts()).isEqualTo(before.main().acts());
        assertThat(saved(file).branches()).isEmpty();

        workbench.player().undo();
        waited(workbench.player().act(session -> Console.run("kubectl cordon n1", new StrictIo(Map.of()), session)));
        workbench.player().rename(1, "as it was");
        var branched = saved(file);
        assertThat(branched.branches()).extracting(SessionFile.Branch::name).containsExactly("as it was");
        workbench.player().takeUp(1);
        var back = saved(file);
        assertThat(back.main().acts()).isEqualTo(before.main().acts());
        assertThat(back.branches()).extracting(SessionFile.Branch::name).containsExactly("branch-2");
    }

    @Test
    void theBranchesOfAFileAreOpenedWithIt() throws Exception {
        begin();
        act();
        workbench.player().undo();
        waited(workbench.player().act(session -> Console.run("kubectl cordon n1", new StrictIo(Map.of()), session)));
        workbench.player().rename(1, "as it was");
        var file = folder.resolve("x.podfall");
        var written = saved(file);
        long was = digest();

        waited(workbench.loading().prepare(List.of(NODE), session -> {}));
        var source = new Source("x.podfall", Files.readString(file));
        assertThat(waited(workbench.keeper().opening().open(source, file))).isTrue();
        untilDigest(was);
        until(() -> !workbench.desk().shown().branches().isEmpty());
        var branch = workbench.desk().shown().branches().getFirst();
        assertThat(branch.name()).isEqualTo("as it was");
        assertThat(branch.common()).isBetween(1, branch.steps() - 1);
        assertThat(saved(file).branches())
                .extracting(SessionFile.Branch::name, SessionFile.Branch::shares)
                .isEqualTo(written.branches().stream()
                        .map(each -> tuple(each.name(), each.shares()))
                        .toList());
        untilTitled("x.podfall — Podfall");
    }

    @Test
    void whatCannotBeSavedIsSaid() throws Exception {
        begin();
        act();
        var taken = Files.writeString(folder.resolve("taken"), "");

        assertThat(waited(onScreen(() -> workbench.keeper().save(taken.resolve("x.podfall")))))
                .isFalse();

        until(() -> workbench.desk().view().model().notice().get().toString().startsWith("The session is not saved: "));
        untilTitled("* Podfall");
    }

    @Test
    void howMuchHistoryIsKeptCanBeSetAndWhatIsNoNumberIsSaid() throws IOException {
        open(Wording.ENGLISH, 1200, 800);
        var file = folder.resolve("preferences");
        Files.writeString(file, "historyMiB: 64\n");
        assertThat(onScreen(() -> dressed(file)).history().get()).isEqualTo(64L << 20);

        for (var wrong : List.of("3", "much", "-1", "[1]")) {
            Files.writeString(file, "historyMiB: " + wrong + "\n");
            var model = onScreen(() -> dressed(file));
            long usual = Runtime.getRuntime().maxMemory() / 4;
            assertThat(model.history().get()).isEqualTo(usual);
            assertThat(Wording.ENGLISH.say(model.notice().get()))
                    .startsWith(file + ": historyMiB is ")
                    .contains("it takes a number from 16 up");
        }
    }

    private static WindowViewModel dressed(Path preferences) {
        var view = WindowView.load();
        Remembered.read(preferences, problem -> {}).dress(view);
        return view.model();
    }

    @Test
    void preferencesAreKeptFromOneWindowToTheNext() throws IOException {
        var file = folder.resolve("preferences");
        open(Wording.ENGLISH, 1200, 800);
        doOnScreen(() -> {
            Remembered.read(file, problem -> {}).follow(workbench.desk().view(), stage);
            workbench.desk().view().model().switchTheme();
            workbench.desk().view().model().pace().set(Pace.TEN);
            stage.hide();
        });

        assertThat(Files.readString(file)).contains("theme: dark\n", "pace: ten\n", "width: 1200\n", "height: 800\n");
        doOnScreen(() -> {
            var view = WindowView.load();
            var remembered = Remembered.read(file, problem -> {});
            remembered.dress(view);
            assertThat(view.model().theme().get()).isEqualTo(dev.podfall.ui.style.Theme.DARK);
            assertThat(view.model().pace().get()).isEqualTo(Pace.TEN);
            assertThat(remembered.width(7)).isEqualTo(1200);
        });
    }
}
