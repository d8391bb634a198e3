package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.kubectl.Completion.Candidate;
import dev.podfall.store.ClusterState;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private static final ClusterState STATE = Lab.of(
                    Lab.node("n1", "spec: {taints: [{key: gpu, effect: NoSchedule}]}\n")
                            + Lab.node("n2", "")
                            + Lab.agent(""))
            .runFor(30)
            .state();

    private static List<String> after(String line) {
        return Completion.of(line, STATE, List.of("agent.yaml")).candidates().stream()
                .map(Candidate::text)
                .toList();
    }

    @Test
    void theFirstWordIsACommand() {
        assertThat(after("")).containsExactly("help", "kubectl", "kubelet", "wait");
        assertThat(after("kubec")).containsExactly("kubectl");
    }

    @Test
    void behindAPipeStandsAFilterAndBehindASemicolonACommand() {
        assertThat(after("kubectl get pods | "))
                .contains("grep", "sort", "kubectl")
                .doesNotContain("wait");
        assertThat(after("kubectl get pods |gr")).containsExactly("grep");
        assertThat(after("kubectl get pods | grep ")).isEmpty();
        assertThat(after("kubectl get pods || ")).contains("wait").doesNotContain("grep");
        assertThat(after("kubectl get no 'a|b'; kubectl get no n")).containsExactly("n1", "n2");
        assertThat(after("kubectl get pods&&kubectl drain n")).containsExactly("n1", "n2");
    }

    @Test
    void verbsAndTheirChildren() {
        assertThat(after("kubectl co")).containsExactly("config", "cordon");
        assertThat(after("kubectl rollout "))
                .containsExactly("history", "pause", "restart", "resume", "status", "undo");
        assertThat(after("kubectl -n default rollout u")).containsExactly("undo");
    }

    @Test
    void kindsAndNames() {
        assertThat(after("kubectl get dae")).containsExactly("daemonsets");
        assertThat(after("kubectl get no ")).containsExactly("n1", "n2");
        assertThat(after("kubectl get ds/a")).containsExactly("ds/agent");
        assertThat(after("kubectl drain n")).containsExactly("n1", "n2");
        assertThat(after("kubectl get pods -n nowhere ")).isEmpty();
    }

    @Test
    void flagsAndTheirValues() {
        assertThat(after("kubectl drain n1 --ig")).containsExactly("--ignore-daemonsets");
        assertThat(after("kubectl get ds -o y")).containsExactly("yaml");
        assertThat(after("kubectl get ds --output=j")).containsExactly("--output=json", "--output=jsonpath=");
        assertThat(after("kubectl apply -f ")).containsExactly("agent.yaml");
        assertThat(after("kubectl rollout undo ds/agent --to-revision=")).containsExactly("--to-revision=1");
        assertThat(after("kubectl get pods -l app")).containsExactly("app=agent");
    }

    @Test
    void taints() {
        assertThat(after("kubectl taint node n1 gp")).containsExactly("gpu:NoSchedule-", "gpu=true:");
        assertThat(after("kubectl taint node n2 a=b:No")).containsExactly("a=b:NoExecute", "a=b:NoSchedule");
    }

    @Test
    void labelsAndImages() {
        assertThat(after("kubectl label node n1 kubernetes.io/h"))
                .containsExactly("kubernetes.io/hostname=", "kubernetes.io/hostname-");
        assertThat(after("kubectl set image ds/agent ")).containsExactly("agent=");
        assertThat(after("kubectl set image ds agent a")).containsExactly("agent=");
    }

    @Test
    void fieldsBehindADot() {
        assertThat(after("kubectl explain ds.spec.upd")).containsExactly("ds.spec.updateStrategy");
    }

    @Test
    void kubeletsAndWaiting() {
        assertThat(after("kubelet condition n1 Mem")).containsExactly("MemoryPressure=True", "MemoryPressure=False");
        assertThat(after("wait 3")).containsExactly("30s");
    }

    @Test
    void whatAllBeginWith() {
        var answer = Completion.of("kubectl get n", STATE, List.of());
        assertThat(answer.from()).isEqualTo(12);
        assertThat(answer.common()).isEqualTo("n");
        assertThat(Completion.of("kubelet co", STATE, List.of()).common()).isEqualTo("condition");
    }
}
