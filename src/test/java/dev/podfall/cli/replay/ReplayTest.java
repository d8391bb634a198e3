package dev.podfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted, what is printed, and what a recording is. */
class ReplayTest {
    private static final String NODE =
            "-- n.yaml --\n{apiVersion: v1, kind: Node, metadata: {name: n1}}\n-- session --\n";

    @TempDir
    private Path folder;

    private final List<String> printed = new ArrayList<>();

    @Test
    void aTranscriptCountsAsOneHoweverManyCommandsDiffer() {
        var replay = new Replay(20, printed::add);

        replay.transcript("good.txt", NODE + "$ kubectl apply -f n.yaml\nnode/n1 created\n");
        replay.transcript("bad.txt", NODE + "$ kubectl apply -f n.yaml\nnode/n1 configured\n$ kubectl get ds\n? 3\n");

        assertThat(replay.passed()).isEqualTo(1);
        assertThat(replay.failed()).isEqualTo(1);
        assertThat(printed).containsExactly("""
            bad.txt:4: $ kubectl apply -f n.yaml
            --- recorded
            +++ here
            @@ -1,1 +1,1 @@
            -node/n1 configured
            +node/n1 created
            """, """
            bad.txt:6: $ kubectl get ds
            --- recorded
            +++ here
            @@ -1,1 +1,1 @@
            -? 3
            +! No resources found in default namespace.
            """);
    }

    @Test
    void whatIsNoRecordingIsRefusedInWords() throws IOException {
        var replay = new Replay(20, printed::add);

        replay.transcript("a.txt", "$ kubectl get nodes\n");
        replay.file(write("b.jsonl", "{\"seconds\":\n[1]\n{\"seconds\":61,\"text\":\"61s\"}\n"));

        assertThat(replay.failed()).isEqualTo(3);
        assertThat(replay.passed()).isEqualTo(1);
        assertThat(String.join("", printed))
                .contains("a.txt has no line \"-- session --\"")
                .contains("unexpected end of JSON input: each line is a JSON object")
                .contains("and this one is none")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @Test
    void aVectorLineCountsAsOne() throws IOException {
        var file = write("durations.jsonl", """
            {"seconds":61,"text":"61s"}

            {"seconds":200,"text":"3m21s"}
            {"seconds":200,"text":"3m20s"}
            """);
        var replay = new Replay(20, printed::add);

        replay.file(file);

        assertThat(replay.passed()).isEqualTo(2);
        assertThat(replay.failed()).isEqualTo(1);
        assertThat(printed).hasSize(1);
        assertThat(printed.getFirst())
                .startsWith(file + ":3: ")
                .contains("-{\"seconds\":200,\"text\":\"3m21s\"}", "+{\"seconds\":200,\"text\":\"3m20s\"}");
    }

    @Test
    void noMoreDifferencesArePrintedThanToldButAllAreCounted() {
        var replay = new Replay(1, printed::add);

        replay.transcript("a.txt", NODE + "$ kubectl get ds\nx\n$ kubectl get ds\ny\n");
        replay.transcript("b.txt", NODE + "$ kubectl get ds\nz\n");

        assertThat(replay.failed()).isEqualTo(2);
        assertThat(printed).hasSize(1);
    }

    @Test
    void whatIsNoTranscriptFailsAndTheReplayGoesOn() {
        var replay = new Replay(20, printed::add);

        replay.transcript("notes.txt", "hello\n");
        replay.transcript("good.txt", NODE + "$ kubectl apply -f n.yaml\nnode/n1 created\n");

        assertThat(replay.passed()).isEqualTo(1);
        assertThat(replay.failed()).isEqualTo(1);
        assertThat(printed.getFirst()).contains("it is no transcript");
    }

    @Test
    void aVectorOfUnknownFieldsFails() throws IOException {
        var replay = new Replay(20, printed::add);

        replay.file(write("odd.jsonl", "{\"colour\":\"red\"}\nnot json\n"));

        assertThat(replay.failed()).isEqualTo(2);
        assertThat(printed.getFirst()).contains("no known question has the fields");
    }

    @Test
    void recordingsAreSearchedForInFoldersBelowAndNamedFilesAreTakenAsTheyAre() throws IOException {
        var a = write("b/c/a.txt", "");
        var b = write("a.jsonl", "");
        write("b/README.md", "");
        var named = write("b/odd.log", "");

        assertThat(Replay.recordings(List.of(folder, named))).containsExactly(b, a, named);
    }

    @Test
    void readingCommandsDoNotLetTimePassAndOthersWaitUntilAllIsSettled() {
        var replay = new Replay(20, printed::add);

        replay.transcript("rest.txt", """
            -- all.yaml --
            {apiVersion: v1, kind: Node, metadata: {name: n1}}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec: {containers: [{name: a, image: a:1}]}
            -- session --
            $ kubectl apply -f all.yaml
            node/n1 created
            daemonset.apps/agent created
            $ kubectl get pods -o custom-columns=N:.metadata.name,P:.status.phase
            N  P
            agent-{n1}  Running
            """);

        assertThat(String.join("", printed)).isEmpty();
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
