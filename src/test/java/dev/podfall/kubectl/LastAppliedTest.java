package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code diff}, and the commands about what was applied last. */
class LastAppliedTest {
    private final Terminal terminal = Terminal.withAgent();

    @Test
    void whatWasAppliedLastIsShown() {
        assertThat(terminal.type("kubectl apply view-last-applied ds/agent")).isEqualTo("""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              annotations: {}
              name: agent
              namespace: default
            spec:
              selector:
                matchLabels:
                  app: agent
              template:
                metadata:
                  labels:
                    app: agent
                spec:
                  containers:
                  - image: registry.example/agent:1.0
                    name: agent
            """);
        assertThat(terminal.type("kubectl apply view-last-applied ds/agent -o json"))
                .startsWith("{\n  \"apiVersion\": \"apps/v1\",\n");
        assertThat(terminal.type("kubectl apply view-last-applied ds/agent -o name"))
                .isEqualTo("""
            ! error: Unexpected -o output mode: name, the flag 'output' must be one of yaml|json
            ! See 'kubectl apply view-last-applied -h' for help and examples
            ? 1
            """);
    }

    @Test
    void itIsSetWithoutApplying() {
        assertThat(terminal.type("kubectl apply set-last-applied -f two.yaml"))
                .isEqualTo("daemonset.apps/agent configured\n");
        assertThat(terminal.type("kubectl apply set-last-applied -f two.yaml"))
                .isEqualTo("set-last-applied agent: no changes required.\n");
        assertThat(terminal.type("kubectl get ds agent -o jsonpath={..image}")).isEqualTo("registry.example/agent:1.0");
        assertThat(terminal.type("kubectl apply view-last-applied ds/agent")).contains("registry.example/agent:2.0");
        terminal.type("kubectl create -f web.yaml");
        assertThat(terminal.type("kubectl apply set-last-applied -f web.yaml"))
                .isEqualTo("! error: no last-applied-configuration annotation found on resource: web, to create the"
                        + " annotation, run the command with --create-annotation\n? 1\n");
    }

    @Test
    void aDifferenceIsShownAndNotMade() {
        assertThat(terminal.type("kubectl diff -f agent.yaml")).isEmpty();
        var said = terminal.type("kubectl diff -f two.yaml");
        assertThat(said.lines()
                        .filter(line -> line.startsWith("@@") || line.startsWith("-  ") || line.startsWith("+  ")))
                .containsExactly(
                        "@@ -2,11 +2,11 @@",
                        "-    deprecated.daemonset.template.generation: \"1\"",
                        "+    deprecated.daemonset.template.generation: \"2\"",
                        "-  generation: 1",
                        "+  generation: 2",
                        "@@ -22,7 +22,7 @@",
                        "-      - image: registry.example/agent:1.0",
                        "+      - image: registry.example/agent:2.0");
        assertThat(said).startsWith("diff -u -N /tmp/LIVE-").endsWith("? 1\n");
        assertThat(terminal.type("kubectl get ds agent -o jsonpath={..image}")).isEqualTo("registry.example/agent:1.0");
    }

    @Test
    void whatIsNewIsAllDifference() {
        assertThat(terminal.type("kubectl diff -f web.yaml")).contains("\n@@ -0,0 +1,", "\n+kind: Pod\n");
    }

    /** One is for a difference, so that failures are two. */
    @Test
    void failuresOfDiffAreTwo() {
        assertThat(terminal.type("kubectl diff -f nope.yaml"))
                .isEqualTo("! error: the path \"nope.yaml\" does not exist\n? 2\n");
        assertThat(terminal.type("kubectl diff")).isEqualTo("! error: must specify one of -f and -k\n? 2\n");
    }
}
