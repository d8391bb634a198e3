package dev.podfall.explain.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.TextIo;
import dev.podfall.kubelet.KubeletProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said once nothing more happens. */
class OutcomeTest {
    private final Session session = new Session(SessionOptions.DEFAULT.withKubelets(KubeletProfile.REALISTIC));

    private String load(String sample) throws IOException {
        return after("kubectl apply -f f.yaml", Map.of("f.yaml", Files.readString(Path.of("samples", sample))));
    }

    private String after(String line) {
        return after(line, Map.of());
    }

    private String after(String line, Map<String, String> files) {
        int since = session.journal().size();
        var io = new TextIo(files);
        assertThat(Console.run(line, io, session)).as(io.err()).isZero();
        session.runFor(Duration.ofMinutes(8));
        var said =
                CaptionLine.atRest(session.journal(), since, session.journal().size());
        return said.seen() == null ? "" : said.seen().sentence().toString();
    }

    @Test
    void ofALandingWhoLandsAndWhoCannot() throws IOException {
        assertThat(load("11-does-not-fit.yaml"))
                .startsWith(
                        "kubectl created DaemonSet agent; "
                                + "3 kubelets found 2 pods of agent and 1 other on 3 nodes ready; default-scheduler cannot place agent-")
                .endsWith(" on small-1: Insufficient cpu");
    }

    @Test
    void ofARolloutNotThePodsThatAreReplaced() throws IOException {
        load("10-surge.yaml");
        assertThat(after("kubectl set image ds/ingress ingress=registry.example/ingress:1.12"))
                .isEqualTo("kubectl gave DaemonSet ingress a new template: "
                        + "registry.example/ingress:1.11 becomes registry.example/ingress:1.12; "
                        + "4 kubelets found 4 pods of ingress on 4 nodes ready");
    }

    @Test
    void ofARollbackWhatBecameOfTheRevision() throws IOException {
        load("09-broken-image.yaml");
        assertThat(after("kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:missing"))
                .endsWith("2 kubelets cannot run 2 pods of fluent-bit on 2 nodes");
        assertThat(after("kubectl rollout undo ds/fluent-bit"))
                .contains(" from revision 1 to 3: ")
                .endsWith("2 kubelets found 2 pods of fluent-bit on 2 nodes ready");
    }

    @Test
    void ofAPodThatGoesWhyItGoes() throws IOException {
        load("04-noschedule-and-noexecute.yaml");
        assertThat(after("kubectl taint node worker-5 maintenance=true:NoExecute"))
                .startsWith(
                        "kubectl tainted node worker-5 with maintenance=true:NoExecute; daemonset-controller deleted ")
                .endsWith("taint maintenance=true:NoExecute is not tolerated");
    }

    @Test
    void ofACordonWhoCordonedAndNotWhatFollowedFromIt() throws IOException {
        load("07-cordon-and-drain.yaml");
        assertThat(after("kubectl cordon worker-2")).isEqualTo("kubectl cordoned node worker-2");
    }

    @Test
    void whereOnlyPodsGoThatIsTold() throws IOException {
        load("02-nodes-join-and-leave.yaml");
        assertThat(after("kubectl delete node worker-3"))
                .startsWith("kubectl deleted node worker-3; pod-garbage-collector deleted node-exporter-")
                .endsWith(": its node worker-3 is gone");
    }

    @Test
    void whatSomebodyDidIsToldThoughTheMapLooksAsBefore() throws IOException {
        load("01-first-daemonset.yaml");
        assertThat(after("kubectl annotate ds fluent-bit kubernetes.io/change-cause=why"))
                .isEqualTo("kubectl annotated daemonset fluent-bit: kubernetes.io/change-cause=why");
    }

    @Test
    void whereNothingCouldBeSeenTheLastStepIsTold() throws IOException {
        load("01-first-daemonset.yaml");
        int all = session.journal().size();
        assertThat(CaptionLine.atRest(session.journal(), all, all))
                .isEqualTo(CaptionLine.at(session.journal(), all, true));
    }
}
