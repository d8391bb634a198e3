package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kubectl wait} lets the cluster's time pass, and says what kubectl says. */
class WaitTest {
    private final Terminal terminal = Terminal.withAgent();

    @Test
    void whatIsSoAlreadyIsSaidAtOnce() {
        var before = terminal.now();
        assertThat(terminal.run("kubectl wait --for=condition=Ready node --all"))
                .isEqualTo("""
            node/n1 condition met
            node/n2 condition met
            """);
        assertThat(terminal.run("kubectl wait --for=jsonpath={.status.numberReady}=2 ds/agent"))
                .isEqualTo("daemonset.apps/agent condition met\n");
        assertThat(terminal.run("kubectl wait --for=jsonpath='{.spec.template}' ds/agent -o name"))
                .isEqualTo("daemonset.apps/agent\n");
        assertThat(terminal.now()).isEqualTo(before);
    }

    @Test
    void timePassesUntilItIsSo() {
        terminal.run("kubectl set image ds/agent agent=registry.example/agent:2.0");
        assertThat(terminal.run(
                        "kubectl wait --for=jsonpath={.status.updatedNumberScheduled}=2 ds/agent --timeout=60s"))
                .isEqualTo("daemonset.apps/agent condition met\n");
        terminal.run("kubectl delete ds agent --wait=false");
        assertThat(terminal.run("kubectl wait --for=delete pods -l app=agent --timeout=60s")
                        .lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("pod/agent-") && line.endsWith(" condition met"));
        assertThat(terminal.session().state().pods()).isEmpty();
    }

    @Test
    void itGivesUpWhenItsTimeIsOver() {
        var before = terminal.now();
        assertThat(terminal.run("kubectl wait --for=condition=Available ds/agent"))
                .isEqualTo("""
            ! error: timed out waiting for the condition on daemonsets/agent
            ? 1
            """);
        assertThat(Duration.between(before, terminal.now())).isEqualTo(Duration.ofSeconds(30));
    }

    /** As recorded: what comes after one that took all the time is not looked at any more. */
    @Test
    void allThatIsWaitedForHasOneDeadline() {
        terminal.file("stuck.yaml", """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec: {containers: [{name: main, image: "registry.example/app:missing"}]}
            """);
        terminal.type("kubectl apply -f stuck.yaml -f web.yaml");
        assertThat(terminal.run("kubectl wait --for=condition=Ready pod a web --timeout=2s"))
                .isEqualTo("""
            ! timed out waiting for the condition on pods/a
            ! timed out waiting for the condition on pods/web
            ? 1
            """);
        assertThat(terminal.run("kubectl wait --for=condition=Ready pod web a --timeout=0"))
                .isEqualTo("""
            pod/web condition met
            ! error: condition not met for pods/a
            ? 1
            """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ds/agent | error: unrecognized condition: []",
                "--for=happiness ds/agent | error: unrecognized condition: \"happiness\"",
                "--for=jsonpath=.a=b=c ds/agent | error: jsonpath wait format must be"
                        + " --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
                "--for=jsonpath= ds/agent | error: jsonpath expression cannot be empty",
                "--for=jsonpath={.status}=1 ds/agent | error: jsonpath leads to a nested object or list which is not"
                        + " supported",
                "--for=condition=Ready pod/none | Error from server (NotFound): pods \"none\" not found",
                "--for=condition=Ready pod -l app=none | error: no matching resources found",
                "--for=create pod/none --timeout=1s | error: timed out waiting for the condition",
                "--for=delete ds --all --timeout=0 | error: condition not met for daemonsets/agent",
            })
    void mistakes(String arguments, String said) {
        assertThat(terminal.run("kubectl wait " + arguments)).isEqualTo("! " + said + "\n? 1\n");
    }

    @Test
    void whatIsNotThereNeedNotGo() {
        assertThat(terminal.run("kubectl wait --for=delete pod/none")).isEmpty();
    }
}
