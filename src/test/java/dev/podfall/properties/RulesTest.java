package dev.podfall.properties;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.StrictIo;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules notice what is wrong. */
class RulesTest {
    private static final Map<String, String> FILES = Map.of("all.yaml", """
        {apiVersion: v1, kind: Node, metadata: {name: n1}}
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec: {containers: [{name: agent, image: agent:1}]}
        """);

    private final Session session = new Session(SessionOptions.DEFAULT);

    @Test
    void aDaemonSetThatNobodyHasLookedAtIsNotAtRest() {
        give("kubectl apply -f all.yaml");

        assertThatThrownBy(this::lookAtRest).hasMessage("at rest, default/agent has no revision");
        session.runToRest();
        assertThatCode(this::lookAtRest).doesNotThrowAnyException();
    }

    @Test
    void countersThatLagBehindAreNoticed() {
        give("kubectl apply -f all.yaml");
        session.runToRest();

        give("kubectl delete pod --all --wait=false --force");

        assertThatThrownBy(this::lookAtRest).hasMessageContaining("at rest, default/agent counts");
    }

    @Test
    void anOwnerThatIsGoneIsMissed() {
        give("kubectl apply -f all.yaml");
        session.runToRest();

        give("kubectl delete ds agent --wait=false");

        assertThatThrownBy(this::lookAtRest).hasMessageContaining("is left, but its owner agent is gone");
    }

    @Test
    void aVersionThatDoesNotGrowIsNoticed() {
        give("kubectl apply -f all.yaml");
        var rules = new StepRules();
        var step = session.journal().getLast();
        rules.check(step);

        assertThatThrownBy(() -> rules.check(step)).hasMessageContaining("follows");
    }

    private void give(String line) {
        Console.run(line, new StrictIo(FILES), session);
    }

    private void lookAtRest() {
        new RestRules(session.state(), session.now()).check();
    }
}
