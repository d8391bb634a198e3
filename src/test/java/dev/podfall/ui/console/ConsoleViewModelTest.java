package dev.podfall.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.kubectl.Completion;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleViewModelTest {
    private final Lab lab = Lab.of(Lab.node("n1", ""));
    private final StringBuilder screen = new StringBuilder();
    private final List<Runnable> waiting = new ArrayList<>();
    private final ConsoleViewModel console = new ConsoleViewModel(
            (line, io, patience) ->
                    patience.stopped() ? CommandRunner.STOPPED : Console.run(line.text(), io, lab.session()),
            waiting::add,
            Runnable::run,
            Runnable::run);

    @BeforeEach
    void listen() {
        console.setListener(change -> {
            switch (change) {
                case ConsoleChange.Began(var entry) -> screen.append(entry.heading());
                case ConsoleChange.Said said ->
                    screen.append(said.tone() == ConsoleChange.Tone.ERROR ? "! " : "")
                            .append(said.text());
                case ConsoleChange.Ended ended ->
                    screen.append("= ").append(ended.code()).append('\n');
                case ConsoleChange.Parted _ -> screen.append("--\n");
                case ConsoleChange.Cleared _ -> screen.setLength(0);
            }
        });
    }

    private void runTyped() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    @Test
    void whatIsTypedRunsAndPrints() {
        console.submit("kubectl get node n1 -o name");
        runTyped();
        assertThat(screen).hasToString("$ kubectl get node n1 -o name\nnode/n1\n= 0\n");
    }

    @Test
    void errorsAreToldApart() {
        console.submit("kubectl cordon n9");
        runTyped();
        assertThat(screen)
                .hasToString("$ kubectl cordon n9\n! Error from server (NotFound): nodes \"n9\" not found\n= 1\n");
    }

    @Test
    void severalLinesRunOneAfterTheOther() {
        console.submit("$ kubectl cordon n1\n# a remark\n\nkubectl uncordon n1");
        assertThat(console.isRunning()).isTrue();
        runTyped();
        assertThat(screen.toString().lines().filter(line -> line.startsWith("node/")))
                .containsExactly("node/n1 cordoned", "node/n1 uncordoned");
        assertThat(console.isRunning()).isFalse();
    }

    @Test
    void actsOfTheWindowShowTheirCommandAndTheRealWorldsEquivalent() {
        var code = console.run(
                ConsoleLine.of("kubelet stop n1", Phrase.verbatim("on the machine: systemctl stop kubelet")));
        assertThat(code).isCompletedWithValue(0);
        assertThat(screen).hasToString("$ kubelet stop n1   # on the machine: systemctl stop kubelet\n= 0\n");
    }

    @Test
    void whatIsDoneAlreadyIsShown() {
        console.record(ConsoleLine.of("kubectl apply -f a.yaml"), "node/n1 unchanged\n", "");
        assertThat(screen).hasToString("$ kubectl apply -f a.yaml\nnode/n1 unchanged\n= 0\n");
    }

    @Test
    void linesEndAtTheFirstThatFails() {
        var code = console.runAll(List.of(
                ConsoleLine.of("kubectl cordon n1"),
                ConsoleLine.of("kubectl cordon n9"),
                ConsoleLine.of("kubectl uncordon n1")));
        assertThat(code).isCompletedWithValue(1);
        assertThat(lab.node("n1").spec().unschedulable()).isTrue();
    }

    @Test
    void stopping() {
        console.submit("wait 30s");
        console.stop();
        runTyped();
        assertThat(screen).hasToString("$ wait 30s\n= 130\n");
    }

    @Test
    void theNextLineWaitsForItsTurnAndWhatWatchesHearsOfIt() {
        var patiences = new ArrayList<CommandRunner.Patience>();
        var watching = new ConsoleViewModel(
                (line, io, patience) -> {
                    patiences.add(patience);
                    return 0;
                },
                waiting::add,
                Runnable::run,
                waiting::add);
        watching.submit("kubectl get pods -w");
        waiting.removeFirst().run();
        assertThat(patiences.getFirst().nextWaits()).isFalse();
        watching.submit("kubectl get ds");
        assertThat(patiences.getFirst().nextWaits()).isTrue();
        assertThat(patiences.getFirst().stopped()).isFalse();
        runTyped();
        assertThat(patiences.getLast().nextWaits()).isFalse();
    }

    @Test
    void filesAreTheLinesOwnOrTheWindows() {
        var texts = new TreeMap<>(Map.of("b.yaml", Lab.node("n2", "")));
        console.setFiles(() -> Map.copyOf(texts), name -> name.equals("c.yaml") ? Lab.node("n3", "") : null);
        console.submit("kubectl apply -f b.yaml");
        console.submit("kubectl apply -f c.yaml");
        // What is written while a line waits or runs is for the next one; nobody waits for the screen to read it.
        texts.put("b.yaml", "no manifest");
        runTyped();
        assertThat(console.run(new ConsoleLine(
                        "kubectl create -f own.yaml", Map.of("own.yaml", Lab.node("n4", "")), Phrase.NONE)))
                .isCompletedWithValue(0);
        assertThat(lab.state().nodes().stream().map(node -> node.name())).containsExactly("n1", "n2", "n3", "n4");
        assertThat(console.complete("kubectl apply -f ").candidates())
                .extracting(Completion.Candidate::text)
                .contains("b.yaml");
    }

    @Test
    void editOpensTheWindowsEditor() {
        console.setEditor(
                (name, text) -> CompletableFuture.completedFuture(text.replace("labels:", "labels:\n    zone: a")));
        console.submit("kubectl edit node n1");
        runTyped();
        assertThat(screen).hasToString("$ kubectl edit node n1\nnode/n1 edited\n= 0\n");
        assertThat(lab.node("n1").labels().get("zone")).isEqualTo("a");
    }

    @Test
    void historyGoesBackAndForthAndKeepsWhatWasBegun() {
        console.submit("one");
        console.submit("two");
        assertThat(console.back("thr")).isEqualTo("two");
        assertThat(console.back("two")).isEqualTo("one");
        assertThat(console.back("one")).isEqualTo("one");
        assertThat(console.forward("one")).isEqualTo("two");
        assertThat(console.forward("two")).isEqualTo("thr");
    }

    @Test
    void clearing() {
        console.submit("kubectl version");
        console.submit("clear");
        assertThat(screen).isEmpty();
    }
}
