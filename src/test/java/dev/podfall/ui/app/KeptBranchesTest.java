package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Digests;
import dev.podfall.cluster.Session;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionReader;
import dev.podfall.kept.log.LeftBehind;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.play.Act;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All ways that the window's session went come back, from a file and from a log. */
class KeptBranchesTest extends LiveWindow {
    private static final Source CLUSTER = new Source("n.yaml", """
            apiVersion: v1
            kind: Node
            metadata: {name: n1}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: n2}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: default}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec: {containers: [{name: c, image: "x:1"}]}
            """);

    @TempDir
    private Path folder;

    private static <T> T waited(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private void begin() throws Exception {
        open(Wording.ENGLISH, 1200, 800);
        doOnScreen(() -> workbench.keepLog(folder));
        waited(workbench.loading().prepare(List.of(CLUSTER), session -> session.runFor(Duration.ofMinutes(1))));
        waited(workbench.shown());
    }

    /** Does a line, and lets some time pass. */
    private int act(String line) throws Exception {
        waited(workbench.player().act(new Act(Phrase.verbatim(line)), session -> {
            int code = Console.run(line, new StrictIo(Map.of()), session);
            session.runFor(Duration.ofSeconds(40));
            return code;
        }));
        return steps();
    }

    private int steps() throws Exception {
        return waited(workbench.player().ask(session -> session.journal().size()));
    }

    private Moment moment() throws Exception {
        waited(workbench.shown());
        return Objects.requireNonNull(onScreen(() -> workbench.desk().shown()));
    }

    /** Where each way ends; the one that is shown last. */
    private List<String> ends() throws Exception {
        var moment = moment();
        var out = new ArrayList<String>();
        for (var branch : moment.branches()) {
            out.add(branch.name() + " " + branch.common() + " " + branch.steps() + " "
                    + branch.end() + " " + branch.frame().position() + " "
                    + Digests.of(branch.frame().state()));
        }
        out.add(moment.frame().journal().size() + " " + moment.frame().position() + " "
                + Digests.of(moment.frame().state()) + " " + (moment.redo() != null));
        return out;
    }

    /** Four ways: two leave the first one, and one leaves one of these. */
    private void branch() throws Exception {
        int first = act("kubectl cordon n1");
        act("kubectl label node n1 a=b");
        workbench.player().seek(first - 1);
        int second = act("kubectl taint node n1 a=b:NoExecute");
        act("kubectl drain n2 --ignore-daemonsets");
        workbench.player().seek(second);
        act("kubectl delete node n2");
        workbench.player().seek(first - 1);
        act("kubectl label node n2 c=d");
        workbench.player().rename(1, "the first");
    }

    private String saved(String name) throws Exception {
        var file = folder.resolve(name);
        assertThat(waited(onScreen(() -> workbench.keeper().save(file)))).isTrue();
        return Files.readString(file);
    }

    private static SessionFile read(String text) {
        var read = SessionReader.read(new Source("x.podfall", text));
        assertThat(read.findings()).isEmpty();
        return Objects.requireNonNull(read.file());
    }

    private void reopen(String text) throws Exception {
        waited(workbench.loading().prepare(List.of(), session -> {}));
        assertThat(waited(onScreen(() ->
                        workbench.keeper().opening().open(new Source("x.podfall", text), folder.resolve("x.podfall")))))
                .isTrue();
        assertThat(onScreen(() -> workbench.desk().view().model().notice().get().toString()))
                .isEmpty();
    }

    @Test
    void allBranchesComeBackFromAFile() throws Exception {
        begin();
        branch();
        var ends = ends();
        var text = saved("x.podfall");
        assertThat(read(text).branches())
                .extracting(SessionFile.Branch::name)
                .hasSize(3)
                .contains("the first");

        reopen(text);

        assertThat(ends()).isEqualTo(ends);
        assertThat(saved("again.podfall")).isEqualTo(text);
        // They are branches as they were: who takes one up has the rest beside it.
        var branch = moment().branches().get(1);
        workbench.player().takeUp(branch.number());
        assertThat(Digests.of(moment().state()))
                .isEqualTo(Digests.of(branch.frame().state()));
        assertThat(moment().branches()).hasSize(3);
    }

    @Test
    void aBranchThatWasTakenUpIsThereOnceAndKeepsItsName() throws Exception {
        begin();
        branch();
        workbench.player().takeUp(1);
        var ends = ends();
        var text = saved("x.podfall");
        var file = read(text);
        assertThat(file.look().branch()).isEqualTo("the first");
        assertThat(file.branches()).hasSize(3).noneMatch(branch -> branch.name().equals("the first"));

        reopen(text);

        assertThat(ends()).isEqualTo(ends);
        assertThat(saved("again.podfall")).isEqualTo(text);
        workbench.player().takeUp(2);
        assertThat(moment().branches()).extracting(Moment.Branch::name).contains("the first");
    }

    /** What the log says while the program is still there, as one sees it who finds it killed. */
    private LeftBehind killed() throws Exception {
        waited(workbench.player().ask(session -> true));
        var copies = Files.createDirectory(folder.resolve("copies"));
        try (var logs = Files.newDirectoryStream(folder, "*.log")) {
            for (var log : logs) {
                Files.copy(log, copies.resolve(String.valueOf(log.getFileName())));
            }
        }
        var remarks = new ArrayList<Phrase>();
        var left = LeftBehind.in(copies, remarks);
        assertThat(remarks).isEmpty();
        assertThat(left).hasSize(1);
        return left.getFirst();
    }

    private void goOn(LeftBehind left) throws Exception {
        waited(workbench.loading().prepare(List.of(), session -> {}));
        assertThat(waited(onScreen(() -> workbench.keeper().opening().goOn(left))))
                .isTrue();
    }

    @Test
    void allBranchesComeBackFromALog() throws Exception {
        begin();
        branch();
        workbench.player().takeUp(2);
        act("kubectl uncordon n1");
        workbench.player().delete(3);
        workbench.player().rename(1, "renamed");
        waited(workbench
                .player()
                .keepAsBranch(
                        "tried",
                        Act.unnamed(),
                        session -> Console.run("kubectl delete node n1", new StrictIo(Map.of()), session)));
        var ends = ends();
        var text = saved("x.podfall");
        act("kubectl label node n2 e=f");
        ends.set(ends.size() - 1, ends().getLast());

        try (var left = killed()) {
            assertThat(left.file().branches())
                    .extracting(SessionFile.Branch::name)
                    .isEqualTo(read(text).branches().stream()
                            .map(SessionFile.Branch::name)
                            .toList())
                    .contains("renamed", "tried");
            goOn(left);
        }

        assertThat(ends()).isEqualTo(ends);
    }

    @Test
    void whatWasTakenBackIsNotInTheMainLineAndCanBeDoneAgain() throws Exception {
        begin();
        act("kubectl cordon n1");
        act("kubectl label node n1 a=b");
        act("kubectl label node n1 c=d");
        long all = digest();
        workbench.player().undo();
        long one = digest();
        workbench.player().undo();
        var ends = ends();
        var text = saved("x.podfall");
        var file = read(text);
        assertThat(file.main().acts()).hasSize(2);
        assertThat(file.branches()).hasSize(1);
        assertThat(file.branches().getFirst().undone()).isTrue();
        assertThat(file.branches().getFirst().shares()).isEqualTo(2);
        act("kubectl uncordon n1");
        workbench.player().undo();
        workbench.player().takeUp(1);
        workbench.player().undo();
        workbench.player().undo();
        assertThat(moment().branches()).hasSize(1);

        try (var left = killed()) {
            assertThat(left.file().branches().stream().filter(SessionFile.Branch::undone))
                    .as("in each of the two ways something was taken back")
                    .hasSize(2);
        }
        reopen(text);

        assertThat(ends()).isEqualTo(ends);
        assertThat(saved("again.podfall")).isEqualTo(text);
        workbench.player().redo();
        assertThat(digest()).isEqualTo(one);
        workbench.player().redo();
        assertThat(digest()).isEqualTo(all);
        assertThat(moment().redo()).isNull();
        assertThat(Objects.toString(moment().undo())).contains("n1");
    }

    private void type(String line) throws Exception {
        waited(onScreen(() -> workbench.console().runAll(List.of(ConsoleLine.of(line)))));
        waited(workbench.player().ask(session -> true));
    }

    @Test
    void linesThatWereTypedAreLinesInTheFile() throws Exception {
        begin();
        type("kubectl get nodes");
        type("kubectl label node n1 n2 a=b");
        type("kubectl taint node n1 a=b:NoExecute");
        waited(workbench.player().ask(session -> {
            session.runFor(Duration.ofSeconds(20));
            return true;
        }));
        type("kubectl drain n2 --ignore-daemonsets --force");
        type("kubectl label node n3 a=b");
        var ends = ends();
        LeftBehind left = killed();
        var text = saved("x.podfall");
        assertThat(text)
                .contains(
                        "  do: kubectl label node n1 n2 a=b\n",
                        "  do: kubectl taint node n1 a=b:NoExecute\n",
                        "  do: kubectl drain n2 --ignore-daemonsets --force\n")
                .doesNotContain("patch:", "get nodes", "node n3");

        assertThat(left.file().main().acts().stream()
                        .map(act -> act.withDigest(""))
                        .toList())
                .isEqualTo(read(text).main().acts().stream()
                        .map(act -> act.withDigest(""))
                        .toList());
        left.close();
        reopen(text);

        assertThat(ends()).isEqualTo(ends);
        assertThat(saved("again.podfall")).isEqualTo(text);
        assertThat(Objects.toString(moment().undo())).isEqualTo("kubectl drain n2 --ignore-daemonsets --force");
    }

    private long digest() throws Exception {
        return waited(workbench.player().ask(Session::digest));
    }

    @Test
    void paceAndSelectionComeBack() throws Exception {
        begin();
        doOnScreen(() -> {
            workbench.desk().view().model().pace().set(Pace.TEN);
            workbench.desk().selection().node("n1");
            workbench.desk().selection().daemonSet(ObjectKey.of("default", "agent"));
        });
        var choice = onScreen(() -> workbench.desk().selection().choice());
        var text = saved("x.podfall");
        assertThat(text).endsWith("look:\n  pace: 10x\n  selected: node n1, daemonset default/agent\n");
        doOnScreen(() -> {
            workbench.desk().view().model().pace().set(Pace.MAX);
            workbench.desk().selection().clear();
        });

        reopen(text);

        assertThat(onScreen(() -> workbench.desk().selection().choice())).isEqualTo(choice);
        assertThat(onScreen(() -> workbench.desk().view().model().pace().get())).isEqualTo(Pace.TEN);
        doOnScreen(() -> workbench.desk().selection().node("n2"));
        act("kubectl cordon n1");
        try (var left = killed()) {
            assertThat(left.file().look().selected()).isEqualTo("daemonset default/agent, node n2");
        }
    }

    private Button button(int number) {
        return onScreen(() -> workbench.leftBehind().root().lookupAll(".button").toArray(Button[]::new)[number]);
    }

    private String offer() {
        return onScreen(() -> ((Label) workbench.leftBehind().root().lookup(".strong")).getText());
    }

    private boolean offers() {
        return onScreen(() -> workbench.leftBehind().root().isVisible());
    }

    @Test
    void aSessionThatIsSavedNowhereIsOfferedAfterAnotherOneCame() throws Exception {
        begin();
        branch();
        var ends = ends();
        long was = digest();

        waited(workbench.loading().prepare(List.of(CLUSTER), session -> {}));

        until(this::offers);
        assertThat(offer()).isEqualTo("The session before is not saved: 3 acts.");
        assertThat(button(0).getText()).isEqualTo("Go back to it");
        doOnScreen(button(0)::fire);
        until(() -> workbench.player().ask(Session::digest).join() == was);
        assertThat(offers()).isFalse();
        assertThat(ends()).isEqualTo(ends);
        doOnScreen(stage::hide);
        var left = LeftBehind.in(folder, new ArrayList<>());
        assertThat(left).as("the one that was gone back to").hasSize(1);
        left.getFirst().close();
    }

    @Test
    void aSampleThatNobodyHasTouchedIsNotOffered() throws Exception {
        begin();
        workbench.player().play();

        waited(workbench.loading().prepare(List.of(CLUSTER), session -> {}));
        waited(workbench.shown());
        waited(workbench.loading().prepare(List.of(CLUSTER), session -> {}));
        waited(workbench.shown());

        assertThat(offers()).isFalse();
        assertThat(logs()).hasSize(1);
    }

    private List<Path> logs() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    @Test
    void whatIsForgottenIsGone() throws Exception {
        begin();
        act("kubectl cordon n1");
        waited(workbench.loading().prepare(List.of(CLUSTER), session -> {}));
        until(this::offers);

        doOnScreen(button(1)::fire);

        assertThat(offers()).isFalse();
        assertThat(logs()).hasSize(1);
    }

    @Test
    void whatIsBeingOpenedCanBeCancelled() throws Exception {
        begin();
        act("kubectl cordon n1");
        var text = saved("x.podfall");
        var before = ends();

        var opening = onScreen(() -> {
            var out = workbench.keeper().opening().open(new Source("x.podfall", text), null);
            workbench.keeper().opening().cancel();
            return out;
        });

        assertThat(waited(opening)).isFalse();
        assertThat(ends()).isEqualTo(before);
    }
}
