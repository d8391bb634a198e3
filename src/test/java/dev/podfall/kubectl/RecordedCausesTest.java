package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordedCausesTest {
    private static final String DEPRECATED =
            "! Flag --record has been deprecated, --record will be removed in the future\n";

    private final Terminal terminal = Terminal.withAgent();

    private String cause() {
        return terminal.type("kubectl get ds agent -o jsonpath={.metadata.annotations.kubernetes\\.io/change-cause}");
    }

    @Test
    void setImageKeepsItsCommandWithTheChange() {
        assertThat(terminal.type("kubectl set image ds/agent --record agent=registry.example/agent:2.0"))
                .isEqualTo("daemonset.apps/agent image updated\n" + DEPRECATED);
        assertThat(cause()).isEqualTo("kubectl set image ds/agent agent=registry.example/agent:2.0 --record=true");
        assertThat(terminal.type("kubectl rollout history ds/agent")).isEqualTo("""
            daemonset.apps/agent\s
            REVISION  CHANGE-CAUSE
            1         <none>
            2         kubectl set image ds/agent agent=registry.example/agent:2.0 --record=true

            """);
    }

    @Test
    void flagsStandInTheirOrderWithTheirLongNames() {
        terminal.type("kubectl apply -f two.yaml --record -n default");
        assertThat(cause()).isEqualTo("kubectl apply --filename=two.yaml --record=true --namespace=default");
    }

    @Test
    void aPatchIsFollowedByAnotherOneWithTheCause() {
        terminal.type("kubectl patch ds agent -p 'spec: {minReadySeconds: 1}' --record");
        assertThat(terminal.requests()).hasSize(2);
        assertThat(cause()).startsWith("kubectl patch ds agent --patch=");
    }

    @Test
    void labelAndAnnotateKeepItToo() {
        terminal.type("kubectl label ds agent a=b --record");
        assertThat(cause()).isEqualTo("kubectl label ds agent a=b --record=true");
        terminal.type("kubectl annotate ds agent a=b --record");
        assertThat(cause()).isEqualTo("kubectl annotate ds agent a=b --record=true");
    }

    @Test
    void notRecordingIsTold() {
        assertThat(terminal.type("kubectl label ds agent a=b --record=false"))
                .isEqualTo("daemonset.apps/agent labeled\n" + DEPRECATED);
        assertThat(cause()).isEmpty();
    }
}
