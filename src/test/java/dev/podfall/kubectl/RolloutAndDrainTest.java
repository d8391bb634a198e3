package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.FieldValidation;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import org.junit.jupiter.api.Test;

class RolloutAndDrainTest {
    private static final ObjectKey AGENT = ObjectKey.of("default", "agent");
    private static final ObjectKey N1 = ObjectKey.cluster("n1");
    private static final String WARNING = "! Warning: resource daemonsets/agent was previously managed with 'kubectl"
            + " apply'. Rolling back will not update the kubectl.kubernetes.io/last-applied-configuration annotation,"
            + " which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply'"
            + " with your previous configuration file instead.\n";

    private final Terminal terminal = Terminal.withAgent();

    @Test
    void undoSendsTheRevisionsData() {
        terminal.type("kubectl set image ds/agent agent=registry.example/agent:2.0");
        terminal.requests();
        assertThat(terminal.type("kubectl rollout undo ds/agent"))
                .isEqualTo("daemonset.apps/agent rolled back\n" + WARNING);
        var daemonSet = terminal.session().state().daemonSet(AGENT);
        assertThat(terminal.requests())
                .containsExactly(new Command.Patch(
                        Kind.DAEMON_SET,
                        AGENT,
                        PatchType.STRATEGIC,
                        History.snapshot(daemonSet),
                        WriteOptions.by("kubectl-rollout").withFieldValidation(FieldValidation.WARN)));
        assertThat(terminal.type("kubectl rollout history ds agent")).isEqualTo("""
            daemonset.apps/agent\s
            REVISION  CHANGE-CAUSE
            2         <none>
            3         <none>

            """);
        assertThat(terminal.type("kubectl rollout undo ds/agent --to-revision=3"))
                .isEqualTo("daemonset.apps/agent skipped rollback (current template already matches revision 3)\n"
                        + WARNING);
    }

    @Test
    void restartWritesTheTimeIntoTheTemplate() {
        var now = terminal.now();
        assertThat(terminal.type("kubectl rollout restart ds")).isEqualTo("daemonset.apps/agent restarted\n");
        var time = Tree.text(now.toString().substring(0, 19) + "Z");
        assertThat(terminal.requests())
                .containsExactly(new Command.Patch(
                        Kind.DAEMON_SET,
                        AGENT,
                        PatchType.STRATEGIC,
                        Patches.at(
                                time,
                                "spec",
                                "template",
                                "metadata",
                                "annotations",
                                "kubectl.kubernetes.io/restartedAt"),
                        WriteOptions.by("kubectl-rollout").withFieldValidation(FieldValidation.WARN)));
    }

    @Test
    void statusFollowsTheRollout() {
        var io = new StrictIo(java.util.Map.of());
        Kubectl.run(Words.split("set image ds/agent agent=registry.example/agent:2.0"), io, terminal);
        Kubectl.run(Words.split("rollout status ds/agent"), io, terminal);
        assertThat(io.out()).isEqualTo("""
            daemonset.apps/agent image updated
            Waiting for daemon set spec update to be observed...
            Waiting for daemon set "agent" rollout to finish: 0 out of 2 new pods have been updated...
            Waiting for daemon set "agent" rollout to finish: 0 out of 2 new pods have been updated...
            Waiting for daemon set "agent" rollout to finish: 1 out of 2 new pods have been updated...
            Waiting for daemon set "agent" rollout to finish: 1 out of 2 new pods have been updated...
            Waiting for daemon set "agent" rollout to finish: 1 out of 2 new pods have been updated...
            Waiting for daemon set "agent" rollout to finish: 1 of 2 updated pods are available...
            daemon set "agent" successfully rolled out
            """);
    }

    @Test
    void statusGivesUpInTime() {
        terminal.type("kubectl set image ds/agent agent=registry.example/agent:missing");
        assertThat(terminal.type("kubectl rollout status ds/agent --timeout=5s"))
                .isEqualTo("""
                    Waiting for daemon set "agent" rollout to finish: 1 out of 2 new pods have been updated...
                    ! error: timed out waiting for the condition
                    ? 1
                    """);
    }

    @Test
    void otherKindsHaveNoRollouts() {
        assertThat(terminal.type("kubectl rollout status node/n1")).isEqualTo("""
            ! error: no status viewer has been implemented for Node
            ? 1
            """);
        assertThat(terminal.type("kubectl rollout history node/n1")).isEqualTo("""
            ! error: error retrieving history for "Node", no visitor method exists for { Node}
            ? 1
            """);
        assertThat(terminal.type("kubectl rollout undo node/n1"))
                .isEqualTo(
                        WARNING.replace("daemonsets/agent", "nodes/n1")
                                + "! error: error retrieving rollbacker for \"Node\", no visitor method exists for { Node}\n? 1\n");
        terminal.type("kubectl create -f web.yaml");
        assertThat(terminal.type("kubectl rollout history pod/web")).isEqualTo("""
            ! error: no history viewer has been implemented for "Pod"
            ? 1
            """);
        assertThat(terminal.type("kubectl rollout restart node/n1")).isEqualTo("""
            ! error: nodes "n1" restarting is not supported
            ? 1
            """);
        assertThat(terminal.type("kubectl rollout resume ds/agent")).isEqualTo("""
            ! error: daemonsets.apps "agent" resuming is not supported
            ? 1
            """);
        assertThat(terminal.type("kubectl rollout undo")).isEqualTo("""
            ! error: required resource not specified
            ? 1
            """);
    }

    @Test
    void cordonPatchesOneField() {
        assertThat(terminal.type("kubectl cordon n1")).isEqualTo("node/n1 cordoned\n");
        assertThat(terminal.requests())
                .containsExactly(new Command.Patch(
                        Kind.NODE,
                        N1,
                        PatchType.STRATEGIC,
                        Patches.at(Tree.TRUE, "spec", "unschedulable"),
                        WriteOptions.by("kubectl-cordon").withFieldValidation(FieldValidation.WARN)));
        assertThat(terminal.type("kubectl cordon n1")).isEqualTo("node/n1 already cordoned\n");
        assertThat(terminal.type("kubectl uncordon -l pool=gpu")).isEqualTo("node/n2 already uncordoned\n");
        assertThat(terminal.type("kubectl cordon n1 -l pool=gpu")).isEqualTo("""
            ! error: cannot specify both a node name and a --selector option
            ! See 'kubectl cordon -h' for help and examples
            ? 1
            """);
    }

    @Test
    void drainEvictsWhatItMay() {
        terminal.type("kubectl apply -f web.yaml");
        terminal.requests();
        assertThat(terminal.type("kubectl drain n1 --ignore-daemonsets --force --grace-period=1"))
                .isEqualTo("""
                    node/n1 cordoned
                    evicting pod default/web
                    pod/web evicted
                    node/n1 drained
                    ! Warning: ignoring DaemonSet-managed Pods: default/agent-{x}; deleting Pods that declare no controller: \
                    default/web
                    """);
        assertThat(terminal.requests().getLast())
                .isEqualTo(new Command.Evict(ObjectKey.of("default", "web"), DeleteOptions.grace(1)));
    }

    @Test
    void oneReasonNotToDrainStandsWithoutBrackets() {
        assertThat(terminal.type("kubectl drain n1")).isEqualTo("""
            node/n1 cordoned
            ! error: unable to drain node "n1" due to error: cannot delete DaemonSet-managed Pods (use \
            --ignore-daemonsets to ignore): default/agent-{x}, continuing command...
            ! There are pending nodes to be drained:
            !  n1
            ! cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): default/agent-{x}
            ? 1
            """);
    }

    @Test
    void localStorageAndOrphansNeedAWord() {
        terminal.file("store.yaml", """
            apiVersion: v1
            kind: Pod
            metadata: {name: store}
            spec:
              nodeName: n2
              containers: [{name: main, image: registry.example/app:1.0}]
              volumes: [{name: data, emptyDir: {}}]
            """);
        terminal.type("kubectl apply -f store.yaml");
        assertThat(terminal.type("kubectl drain n2 --ignore-daemonsets --force"))
                .contains("cannot delete Pods with local storage (use --delete-emptydir-data to override):"
                        + " default/store");
        assertThat(terminal.type("kubectl drain n2 --ignore-daemonsets --force --delete-emptydir-data"))
                .contains("pod/store evicted\nnode/n2 drained\n");
    }

    @Test
    void historyMayPrintTheDaemonSetAsItWas() {
        var terminal = Terminal.withAgent();
        terminal.type("kubectl apply -f two.yaml");
        assertThat(terminal.type("kubectl rollout history ds/agent --revision=1 -o"
                        + " jsonpath={.spec.template.spec.containers[0].image}"))
                .isEqualTo("registry.example/agent:1.0");
        assertThat(terminal.type("kubectl rollout history ds/agent -o yaml").lines())
                .contains(
                        "---",
                        "      - image: registry.example/agent:1.0",
                        "      - image: registry.example/agent:2.0");
        assertThat(terminal.type("kubectl rollout history ds/agent --revision=3 -o yaml"))
                .isEqualTo("! error: unable to find the specified revision\n? 1\n");
    }

    @Test
    void restartingNothingIsSaid() {
        assertThat(Terminal.withAgent().type("kubectl rollout restart ds -l app=none"))
                .isEqualTo("! No resources found in default namespace.\n");
    }
}
