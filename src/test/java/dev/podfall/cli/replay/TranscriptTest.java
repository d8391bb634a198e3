package dev.podfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    @Test
    void filesThenCommandsWithWhatTheyPrinted() {
        var transcript = Transcript.parse("taints.txt", """
            # What this shows.
            -- nodes.yaml --
            apiVersion: v1
            kind: Node
            -- ds.yaml --
            kind: DaemonSet
            -- session --
            # a remark
            $ kubectl apply -f nodes.yaml
            node/n1 created
            $ kubectl get ds nope
            ! Error from server (NotFound): daemonsets.apps "nope" not found
            ? 1
            """);

        assertThat(transcript)
                .isEqualTo(new Transcript(
                        "taints.txt",
                        Map.of("nodes.yaml", "apiVersion: v1\nkind: Node\n", "ds.yaml", "kind: DaemonSet\n"),
                        List.of(
                                new Transcript.Entry(9, "kubectl apply -f nodes.yaml", List.of("node/n1 created")),
                                new Transcript.Entry(
                                        11,
                                        "kubectl get ds nope",
                                        List.of(
                                                "! Error from server (NotFound): daemonsets.apps \"nope\" not found",
                                                "? 1")))));
    }

    @Test
    void remarksAreNotOutput() {
        assertThat(session("""
            $ kubectl get pods
            No resources found
            # and now for something else
            $ wait 8s
            """).entries())
                .extracting(Transcript.Entry::expected)
                .containsExactly(List.of("No resources found"), List.of());
    }

    @Test
    void emptyLinesWithinAnOutputStayAndThoseAtItsEndGo() {
        assertThat(session("$ kubectl describe ds agent\nName:  agent\n\nEvents:  <none>\n\n\n$ wait 1s\n")
                        .entries())
                .extracting(Transcript.Entry::expected)
                .containsExactly(List.of("Name:  agent", "", "Events:  <none>"), List.of());
    }

    @Test
    void aLineOfTheSessionThatLooksLikeAFileIsOutput() {
        assertThat(session("$ kubectl get cm -o yaml\n-- nodes.yaml --\n").entries())
                .extracting(Transcript.Entry::expected)
                .containsExactly(List.of("-- nodes.yaml --"));
    }

    @Test
    void aTextWithoutASessionIsNoTranscript() {
        assertThatThrownBy(() -> Transcript.parse("notes.txt", "-- nodes.yaml --\nkind: Node\n"))
                .isInstanceOf(Unplayable.class)
                .hasMessage("notes.txt has no line \"-- session --\": it is no transcript. Is it the right file?");
    }

    private static Transcript session(String text) {
        return Transcript.parse("test.txt", "-- session --\n" + text);
    }
}
