package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.FieldValidation;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.manifest.ManifestReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class WritingVerbsTest {
    private static final ObjectKey AGENT = ObjectKey.of("default", "agent");
    private static final ObjectKey N1 = ObjectKey.cluster("n1");

    private final Terminal terminal = Terminal.withAgent();

    private static Command patch(Kind kind, ObjectKey key, PatchType type, String patch, String manager)
            throws Exception {
        // apply, edit and taint have --validate, which is strict unless told otherwise.
        var strictness = List.of("kubectl-client-side-apply", "kubectl-edit", "kubectl-taint")
                        .contains(manager)
                ? FieldValidation.STRICT
                : FieldValidation.WARN;
        var options = WriteOptions.by(manager).withFieldValidation(strictness);
        return new Command.Patch(kind, key, type, ManifestReader.parse(patch), options);
    }

    @Test
    void applyCreatesThenConfiguresThenLeavesAlone() {
        assertThat(terminal.type("kubectl apply -f agent.yaml")).isEqualTo("daemonset.apps/agent unchanged\n");
        assertThat(terminal.requests()).isEmpty();
        assertThat(terminal.type("kubectl apply -f two.yaml")).isEqualTo("daemonset.apps/agent configured\n");
        assertThat(terminal.type("kubectl apply -f web.yaml")).isEqualTo("pod/web created\n");
    }

    @Test
    void applySendsWhatDiffersFromTheServerAndWhatIsGoneFromTheFile() throws Exception {
        terminal.file("labelled.yaml", """
            apiVersion: v1
            kind: Node
            metadata: {name: n1, labels: {zone: a}}
            """);
        terminal.file("bare.yaml", """
            apiVersion: v1
            kind: Node
            metadata: {name: n1}
            """);
        terminal.type("kubectl apply -f labelled.yaml");
        terminal.requests();
        terminal.type("kubectl apply -f bare.yaml");
        assertThat(terminal.requests())
                .containsExactly(patch(Kind.NODE, N1, PatchType.STRATEGIC, """
                    {"metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":\
                    "{\\"apiVersion\\":\\"v1\\",\\"kind\\":\\"Node\\",\\"metadata\\":{\\"annotations\\":{},\\"name\\":\\"n1\\"}}\\n"},\
                    "labels":null}}\
                    """, "kubectl-client-side-apply"));
    }

    @Test
    void applyOnTheClientsSideOnlyPrints() {
        assertThat(terminal.type("kubectl apply -f two.yaml --dry-run=client"))
                .isEqualTo("daemonset.apps/agent configured (dry run)\n");
        assertThat(terminal.type("kubectl apply -f agent.yaml --dry-run=client"))
                .isEqualTo("daemonset.apps/agent unchanged (dry run)\n");
        assertThat(terminal.type("kubectl apply -f web.yaml --dry-run=client"))
                .isEqualTo("pod/web created (dry run)\n");
        assertThat(terminal.type("kubectl apply -f two.yaml --dry-run=client -o"
                        + " jsonpath={.spec.template.spec.containers[0].image}"))
                .isEqualTo("registry.example/agent:2.0");
        assertThat(terminal.requests()).isEmpty();
    }

    @Test
    void filesThatCannotBeReadAreRefused() {
        terminal.file("monitor.yaml", "apiVersion: example.com/v1\nkind: Monitor\nmetadata: {name: web}\n");
        terminal.file("broken.yaml", "apiVersion: v1\nkind: [\n");
        terminal.file("nothing.yaml", "metadata: {name: n9}\n");
        assertThat(terminal.type("kubectl apply -f monitor.yaml")).isEqualTo("""
            ! error: resource mapping not found for name: "web" namespace: "" from "monitor.yaml": no matches for \
            kind "Monitor" in version "example.com/v1"
            ! ensure CRDs are installed first
            ? 1
            """);
        assertThat(terminal.type("kubectl create -f broken.yaml"))
                .startsWith("! error: error parsing broken.yaml: error converting YAML to JSON: yaml: ");
        assertThat(terminal.type("kubectl apply -f nothing.yaml")).isEqualTo("""
            ! error: error validating "nothing.yaml": error validating data: [apiVersion not set, kind not set]; if you \
            choose to ignore these errors, turn validation off with --validate=false
            ? 1
            """);
        assertThat(terminal.type("kubectl apply -n tools -f agent.yaml")).isEqualTo("""
            ! Error from server (NotFound): error when creating "agent.yaml": namespaces "tools" not found
            ? 1
            """);
        assertThat(terminal.type("kubectl apply -f a.yaml -f b.yaml")).isEqualTo("""
            ! the path "a.yaml" does not exist
            ! the path "b.yaml" does not exist
            ? 1
            """);
    }

    @Test
    void labelSendsAMergePatch() throws Exception {
        assertThat(terminal.type("kubectl label node n1 n2 zone=a pool-")).isEqualTo("""
            label "pool" not found.
            node/n1 labeled
            node/n2 label(s) changed
            """);
        assertThat(terminal.requests())
                .containsExactly(
                        patch(Kind.NODE, N1, PatchType.MERGE, "metadata: {labels: {zone: a}}", "kubectl-label"),
                        patch(
                                Kind.NODE,
                                ObjectKey.cluster("n2"),
                                PatchType.MERGE,
                                "metadata: {labels: {pool: null, zone: a}}",
                                "kubectl-label"));
        assertThat(terminal.type("kubectl label nodes --all zone=b")).isEqualTo("""
            ! 'zone' already has a value (a), and --overwrite is false
            ! 'zone' already has a value (a), and --overwrite is false
            ? 1
            """);
        assertThat(terminal.type("kubectl label node n1 zone-")).isEqualTo("node/n1 unlabeled\n");
        assertThat(terminal.type("kubectl label node n1 a=b a-")).isEqualTo("""
            ! error: can not both modify and remove a label in the same command
            ? 1
            """);
        assertThat(terminal.type("kubectl label node n1 a=b c")).isEqualTo("""
            ! error: all resources must be specified before label changes: c
            ? 1
            """);
    }

    @Test
    void aChangeCauseMayAlwaysBeOverwritten() {
        terminal.type("kubectl annotate ds agent kubernetes.io/change-cause=one note=one");
        assertThat(terminal.type("kubectl annotate ds agent kubernetes.io/change-cause=two"))
                .isEqualTo("daemonset.apps/agent annotated\n");
        assertThat(terminal.type("kubectl annotate ds agent note=two")).isEqualTo("""
            ! error: --overwrite is false but found the following declared annotation(s): 'note' already has a value (one)
            ? 1
            """);
        assertThat(terminal.type("kubectl annotate ds agent --list -o yaml")).isEqualTo("""
            ! error: --list and --output may not be specified together
            ? 1
            """);
    }

    @Test
    void taintReplacesTheWholeList() throws Exception {
        terminal.type("kubectl taint node n1 a=1:NoSchedule");
        terminal.requests();
        assertThat(terminal.type("kubectl taint node n1 b:NoSchedule")).isEqualTo("node/n1 tainted\n");
        assertThat(terminal.type("kubectl taint node n1 a- b-")).isEqualTo("node/n1 untainted\n");
        assertThat(terminal.requests())
                .containsExactly(
                        patch(
                                Kind.NODE,
                                N1,
                                PatchType.STRATEGIC,
                                "spec: {taints: [{key: b, effect: NoSchedule}, {key: a, value: '1', effect:"
                                        + " NoSchedule}]}",
                                "kubectl-taint"),
                        patch(Kind.NODE, N1, PatchType.STRATEGIC, "spec: {taints: null}", "kubectl-taint"));
    }

    @Test
    void setImageSendsAPatchOfTheContainer() throws Exception {
        assertThat(terminal.type("kubectl set image ds/agent agent=registry.example/agent:2.0"))
                .isEqualTo("daemonset.apps/agent image updated\n");
        assertThat(terminal.requests())
                .containsExactly(patch(Kind.DAEMON_SET, AGENT, PatchType.STRATEGIC, """
                    spec: {template: {spec: {$setElementOrder/containers: [{name: agent}],
                    containers: [{name: agent, image: 'registry.example/agent:2.0'}]}}}\
                    """, "kubectl-set"));
        assertThat(terminal.type("kubectl set image ds/agent agent=registry.example/agent:2.0"))
                .isEmpty();
        assertThat(terminal.type("kubectl set image ds/agent other=x")).isEqualTo("""
            ! error: unable to find container named "other"
            ? 1
            """);
        assertThat(terminal.type("kubectl set image ds/agent")).isEqualTo("""
            ! error: at least one image update is required
            ? 1
            """);
    }

    @Test
    void setResourcesAndEnvironment() {
        assertThat(terminal.type("kubectl set resources ds agent --requests=cpu=100m,memory=64Mi"))
                .isEqualTo("daemonset.apps/agent resource requirements updated\n");
        assertThat(terminal.type("kubectl set env ds/agent LEVEL=info A=b"))
                .isEqualTo("daemonset.apps/agent env updated\n");
        assertThat(terminal.type("kubectl set env ds/agent A-")).isEqualTo("daemonset.apps/agent env updated\n");
        assertThat(terminal.type("kubectl get ds agent -o jsonpath={.spec.template.spec.containers[0].env}"))
                .isEqualTo("[{\"name\":\"LEVEL\",\"value\":\"info\"}]");
        assertThat(terminal.type("kubectl get ds agent -o jsonpath={.spec.template.spec.containers[0].resources}"))
                .isEqualTo("{\"requests\":{\"cpu\":\"100m\",\"memory\":\"64Mi\"}}");
        assertThat(terminal.type("kubectl set resources ds agent")).isEqualTo("""
            ! error: you must specify an update to requests or limits (in the form of --requests/--limits)
            ? 1
            """);
    }

    @Test
    void patchInThreeWays() {
        assertThat(terminal.type("kubectl patch ds agent -p '{\"spec\":{\"minReadySeconds\":2}}'"))
                .isEqualTo("daemonset.apps/agent patched\n");
        assertThat(terminal.type("kubectl patch ds agent --type=merge -p 'spec: {minReadySeconds: 2}'"))
                .isEqualTo("daemonset.apps/agent patched (no change)\n");
        terminal.file("patch.json", "[{\"op\": \"remove\", \"path\": \"/spec/minReadySeconds\"}]");
        assertThat(terminal.type("kubectl patch ds/agent --type json --patch-file patch.json"))
                .isEqualTo("daemonset.apps/agent patched\n");
        assertThat(terminal.type("kubectl patch ds agent --type x -p '{}'")).isEqualTo("""
            ! error: --type must be one of [json merge strategic], not "x"
            ? 1
            """);
        assertThat(terminal.type("kubectl patch ds agent")).isEqualTo("""
            ! error: must specify --patch or --patch-file containing the contents of the patch
            ? 1
            """);
    }

    @Test
    void editSendsWhatTheEditorChanged() throws Exception {
        assertThat(terminal.edit("kubectl edit ds agent", text -> text.replace("agent:1.0", "agent:9.0")))
                .isEqualTo("daemonset.apps/agent edited\n");
        assertThat(terminal.session()
                        .state()
                        .daemonSet(AGENT)
                        .spec()
                        .template()
                        .spec()
                        .containers()
                        .getFirst()
                        .image())
                .isEqualTo("registry.example/agent:9.0");
        assertThat(terminal.edit("kubectl edit ds agent", text -> text))
                .isEqualTo("! Edit cancelled, no changes made.\n");
        assertThat(terminal.type("kubectl edit ds agent")).isEqualTo("""
            ! error: there is no editor here: change daemonsets/agent with kubectl patch, or edit its file and kubectl \
            apply it
            ? 1
            """);
    }

    @Test
    void createMakesNamespacesAndPriorityClasses() {
        assertThat(terminal.type("kubectl create ns tools")).isEqualTo("namespace/tools created\n");
        assertThat(terminal.type("kubectl create priorityclass high --value=1000 --dry-run=server"))
                .isEqualTo("priorityclass.scheduling.k8s.io/high created (server dry run)\n");
        assertThat(terminal.type("kubectl create -f agent.yaml -n tools")).isEqualTo("daemonset.apps/agent created\n");
        assertThat(terminal.type("kubectl delete ds agent -n tools")).contains("deleted");
        assertThat(terminal.type("kubectl create -f agent.yaml -n tools --dry-run"))
                .startsWith("daemonset.apps/agent created (dry run)\n! W")
                .endsWith("] --dry-run is deprecated and can be replaced with --dry-run=client.\n");
    }

    @Test
    void replaceByForceDeletesAndCreates() {
        var before = terminal.session().state().daemonSet(AGENT).uid();
        assertThat(terminal.type("kubectl replace --force -f two.yaml")).isEqualTo("""
            daemonset.apps "agent" deleted from default namespace
            daemonset.apps/agent replaced
            """);
        assertThat(terminal.session().state().daemonSet(AGENT).uid()).isNotEqualTo(before);
        assertThat(terminal.type("kubectl replace -f web.yaml")).isEqualTo("""
            ! Error from server (NotFound): error when replacing "web.yaml": pods "web" not found
            ? 1
            """);
        assertThat(terminal.type("kubectl replace -f two.yaml --grace-period=3"))
                .isEqualTo("""
                    ! error: --grace-period must have --force specified
                    ? 1
                    """);
    }

    @Test
    void deleteWaitsUntilTheObjectsAreGone() {
        terminal.type("kubectl apply -f web.yaml");
        var before = terminal.now();
        assertThat(terminal.type("kubectl delete pod web")).isEqualTo("pod \"web\" deleted from default namespace\n");
        assertThat(terminal.now()).isAfter(before.plusMillis(300));
        assertThat(terminal.type("kubectl delete pods -l app=none")).isEqualTo("No resources found\n");
        assertThat(terminal.type("kubectl delete pods --all -l app=agent")).isEqualTo("""
            ! error: setting 'all' parameter but found a non empty selector.\s
            ? 1
            """);
        assertThat(terminal.type("kubectl delete ds agent --cascade=sideways")).isEqualTo("""
            ! error: invalid cascade value (sideways). Must be "background", "foreground", or "orphan"
            ? 1
            """);
        assertThat(terminal.type("kubectl delete pods --all --force")).isEqualTo("""
            pod "agent-{x}" force deleted from default namespace
            pod "agent-{x}" force deleted from default namespace
            ! Warning: Immediate deletion does not wait for confirmation that the running resource has been \
            terminated. The resource may continue to run on the cluster indefinitely.
            """);
    }

    @Test
    void deleteReadsFiles() {
        assertThat(terminal.type("kubectl delete -f agent.yaml -f nodes.yaml -o name"))
                .isEqualTo("""
                    daemonset.apps/agent
                    node/n1
                    node/n2
                    """);
        assertThat(terminal.type("kubectl delete -f agent.yaml")).isEqualTo("""
            ! Error from server (NotFound): error when deleting "agent.yaml": daemonsets.apps "agent" not found
            ? 1
            """);
        assertThat(terminal.type("kubectl delete ds agent --ignore-not-found")).isEmpty();
    }

    @Test
    void requestsSayWhoMakesThem() {
        terminal.type("kubectl label node n1 a=b --field-manager=me");
        assertThat(terminal.requests())
                .containsExactly(new Command.Patch(
                        Kind.NODE,
                        N1,
                        PatchType.MERGE,
                        Patches.at(Tree.text("b"), "metadata", "labels", "a"),
                        WriteOptions.by("me").withFieldValidation(FieldValidation.WARN)));
    }

    @Test
    void cascadeAsASwitchIsOldButUnderstood() {
        assertThat(terminal.type("kubectl delete ds agent --cascade=false")).isEqualTo("""
            daemonset.apps "agent" deleted from default namespace
            ! warning: --cascade=false is deprecated (boolean value) and can be replaced with --cascade=orphan.
            """);
        assertThat(terminal.type("kubectl get pods -o name").lines()).hasSize(2);
    }

    @Test
    void labelsOfWhatAFileNames() {
        assertThat(terminal.type("kubectl label -f agent.yaml tier=back")).isEqualTo("daemonset.apps/agent labeled\n");
        assertThat(terminal.type("kubectl annotate -f agent.yaml by=me")).isEqualTo("daemonset.apps/agent annotated\n");
    }

    @Test
    void labelsMayBeTiedToAVersion() {
        assertThat(terminal.type("kubectl label node n1 a=b --resource-version=1"))
                .isEqualTo("""
            ! Error from server (Conflict): Operation cannot be fulfilled on nodes "n1": the object has been modified; \
            please apply your changes to the latest version and try again
            ? 1
            """);
        assertThat(terminal.type("kubectl label node n1 n2 a=b --resource-version=1"))
                .isEqualTo("""
            ! error: --resource-version may only be used with a single resource
            ? 1
            """);
    }

    @Test
    void refusedResourcesAreToldWithoutAColon() {
        assertThat(terminal.type("kubectl set resources ds agent --requests=cpu=2 --limits=cpu=1"))
                .isEqualTo("""
            ! error: failed to patch resources update to pod template DaemonSet.apps "agent" is invalid: \
            spec.template.spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu \
            limit of 1
            ? 1
            """);
        assertThat(terminal.type("kubectl set resources ds agent --limits=cpu=1"))
                .isEqualTo("daemonset.apps/agent resource requirements updated\n");
        assertThat(terminal.type("kubectl set resources ds agent --limits=cpu=1"))
                .isEmpty();
    }

    @Test
    void aFailureWithoutReasonHasNone() {
        assertThat(terminal.type("kubectl patch ds agent -p"
                        + " '{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"image\":\"a\"}]}}}}'"))
                .isEqualTo("""
            ! Error from server: map: map[image:a] does not contain declared merge key: name
            ? 1
            """);
    }

    @Test
    void onDeleteKeepsThePaceForLater() {
        terminal.type(
                "kubectl patch ds agent -p '{\"spec\":{\"updateStrategy\":{\"rollingUpdate\":{\"maxUnavailable\":2}}}}'");
        terminal.type("kubectl patch ds agent -p '{\"spec\":{\"updateStrategy\":{\"type\":\"OnDelete\"}}}'");
        assertThat(terminal.type("kubectl get ds agent -o jsonpath={.spec.updateStrategy}"))
                .isEqualTo("{\"rollingUpdate\":{\"maxSurge\":0,\"maxUnavailable\":2},\"type\":\"OnDelete\"}");
        terminal.type("kubectl patch ds agent -p '{\"spec\":{\"updateStrategy\":{\"type\":\"RollingUpdate\"}}}'");
        assertThat(terminal.type("kubectl get ds agent -o jsonpath={.spec.updateStrategy}"))
                .isEqualTo("{\"rollingUpdate\":{\"maxSurge\":0,\"maxUnavailable\":2},\"type\":\"RollingUpdate\"}");
    }
}
