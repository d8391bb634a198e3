package dev.podfall.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions.Propagation;
import dev.podfall.apiserver.schema.Yaml;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the API server does with requests beside refusing wrong fields. */
class ApiServerTest {
    private final Server server = new Server();

    private DaemonSet agent() {
        return (DaemonSet) Objects.requireNonNull(server.stored(Kind.DAEMON_SET, "agent"));
    }

    private Pod pod() {
        return (Pod) Objects.requireNonNull(server.stored(Kind.POD, "p"));
    }

    private void runOnNode() {
        server.create("{apiVersion: v1, kind: Node, metadata: {name: n1, labels: {topology.kubernetes.io/zone: a}}}");
        server.create(Server.pod("p", ""));
        server.api.bind(pod().key(), pod().uid(), "n1");
    }

    private static List<Long> generations(DaemonSet daemonSet) {
        return List.of(daemonSet.meta().generation(), daemonSet.templateGeneration());
    }

    @Test
    void aPodGetsWhatAdmissionGivesIt() {
        server.create(Server.pod("p", "tolerations: [{key: gpu, operator: Exists, effect: NoSchedule}]"));

        var volume = Json.write(pod().spec().toTree()).replaceFirst(".*(kube-api-access-.{5}).*", "$1");
        assertThat(Json.write(pod().spec().toTree()).replace(volume, "kube-api-access-{x}"))
                .isEqualTo(
                        "{\"containers\":[{\"image\":\"registry.example/app:1.0\",\"imagePullPolicy\":\"IfNotPresent\","
                                + "\"name\":\"main\",\"resources\":{},\"terminationMessagePath\":\"/dev/termination-log\","
                                + "\"terminationMessagePolicy\":\"File\",\"volumeMounts\":[{\"mountPath\":"
                                + "\"/var/run/secrets/kubernetes.io/serviceaccount\",\"name\":\"kube-api-access-{x}\","
                                + "\"readOnly\":true}]}],\"dnsPolicy\":\"ClusterFirst\",\"enableServiceLinks\":true,"
                                + "\"preemptionPolicy\":\"PreemptLowerPriority\",\"priority\":0,\"restartPolicy\":\"Always\","
                                + "\"schedulerName\":\"default-scheduler\",\"securityContext\":{},\"serviceAccount\":\"default\","
                                + "\"serviceAccountName\":\"default\",\"terminationGracePeriodSeconds\":30,\"tolerations\":["
                                + "{\"effect\":\"NoSchedule\",\"key\":\"gpu\",\"operator\":\"Exists\"},"
                                + "{\"effect\":\"NoExecute\",\"key\":\"node.kubernetes.io/not-ready\",\"operator\":\"Exists\","
                                + "\"tolerationSeconds\":300},"
                                + "{\"effect\":\"NoExecute\",\"key\":\"node.kubernetes.io/unreachable\",\"operator\":\"Exists\","
                                + "\"tolerationSeconds\":300}],\"volumes\":[{\"name\":\"kube-api-access-{x}\",\"projected\":{"
                                + "\"defaultMode\":420,\"sources\":[{\"serviceAccountToken\":{\"expirationSeconds\":3607,"
                                + "\"path\":\"token\"}},{\"configMap\":{\"items\":[{\"key\":\"ca.crt\",\"path\":\"ca.crt\"}],"
                                + "\"name\":\"kube-root-ca.crt\"}},{\"downwardAPI\":{\"items\":[{\"fieldRef\":{\"apiVersion\":"
                                + "\"v1\",\"fieldPath\":\"metadata.namespace\"},\"path\":\"namespace\"}]}}]}}]}");
        assertThat(Json.write(pod().status().toTree()))
                .isEqualTo("{\"phase\":\"Pending\",\"qosClass\":\"BestEffort\"}");
        assertThat(pod().meta().generation()).isEqualTo(1);
    }

    @Test
    void theQualityOfServiceFollowsTheResources() {
        server.create(Server.podWithContainer("resources: {limits: {cpu: '1', memory: 1Gi}}"));
        assertThat(pod().status().qosClass()).isEqualTo("Guaranteed");
        server.delete(Kind.POD, "p", DeleteOptions.DEFAULT);
        server.create(Server.podWithContainer("resources: {limits: {cpu: '1'}}"));
        assertThat(pod().status().qosClass()).isEqualTo("Burstable");
    }

    @Test
    void aNewNodeIsNotReady() {
        server.create("{apiVersion: v1, kind: Node, metadata: {name: n1}, status: {capacity: {cpu: '4'}}}");

        var node = (Node) Objects.requireNonNull(server.stored(Kind.NODE, "n1"));
        assertThat(node.taints()).hasToString("[node.kubernetes.io/not-ready:NoSchedule]");
        assertThat(Json.write(node.toTree().obj("status").obj("capacity"))).isEqualTo("{\"cpu\":\"4\"}");
    }

    @Test
    void bindingCopiesTheTopologyAndBumpsNoGeneration() {
        runOnNode();

        assertThat(pod().nodeName()).isEqualTo("n1");
        assertThat(pod().meta().labels()).hasToString("topology.kubernetes.io/zone=a");
        assertThat(pod().meta().generation()).isEqualTo(1);
        assertThat(Objects.requireNonNull(pod().status().condition(Condition.POD_SCHEDULED))
                        .isTrue())
                .isTrue();
        assertThat(Server.refusal(() -> server.api.bind(pod().key(), pod().uid(), "n2")))
                .isEqualTo("Operation cannot be fulfilled on pods \"p\": pod p is already assigned to node \"n1\"");
    }

    @Test
    void priorityComesFromTheClass() {
        server.create("{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: vital}, value: 1000}");
        server.create(Server.pod("p", "priorityClassName: vital"));
        assertThat(pod().spec().priority()).isEqualTo(1000);

        assertThat(Server.refusal(() -> server.create(Server.pod("q", "priorityClassName: none"))))
                .isEqualTo("pods \"q\" is forbidden: no PriorityClass with name none was found");
        assertThat(Server.refusal(() -> server.create(Server.pod("q", "priority: 5"))))
                .isEqualTo("pods \"q\" is forbidden: the integer value of priority (5) must not be provided in pod"
                        + " spec; priority admission controller computed 0 from the given PriorityClass name");
        server.create(Server.pod("critical", "priorityClassName: system-node-critical"));
    }

    @Test
    void oneDefaultClassAtMost() {
        var first = "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: %s}, value: 7,"
                + " globalDefault: true}";
        server.create(first.formatted("a"));

        assertThat(Server.refusal(() -> server.create(first.formatted("b"))))
                .isEqualTo("priorityclasses.scheduling.k8s.io \"b\" is forbidden: PriorityClass a is already marked as"
                        + " default. Only one default can exist");
        server.create(Server.pod("p", ""));
        assertThat(pod().spec().priorityClassName()).isEqualTo("a");
        assertThat(pod().spec().priority()).isEqualTo(7);
    }

    @Test
    void aNamespaceMustBeThere() {
        var yaml = Server.daemonSet("agent", "").replace("name: \"agent\"", "name: agent, namespace: far");

        assertThat(Server.refusal(() -> server.create(yaml))).isEqualTo("namespaces \"far\" not found");

        server.create("{apiVersion: v1, kind: Namespace, metadata: {name: far}}");
        server.create(yaml);
        server.delete(Kind.NAMESPACE, "far", DeleteOptions.DEFAULT);
        var going = (Namespace) Objects.requireNonNull(server.stored(Kind.NAMESPACE, "far"));
        assertThat(Json.write(going.status())).isEqualTo("{\"phase\":\"Terminating\"}");
        assertThat(Server.refusal(() -> server.create(yaml.replace("name: agent, names", "name: other, names"))))
                .isEqualTo("daemonsets.apps \"other\" is forbidden: unable to create new content in namespace far"
                        + " because it is being terminated");
        server.api.finalizeNamespace("far");
        assertThat(server.stored(Kind.NAMESPACE, "far")).isNull();
        assertThat(Server.refusal(() -> server.delete(Kind.NAMESPACE, "default", DeleteOptions.DEFAULT)))
                .isEqualTo("namespaces \"default\" is forbidden: this namespace may not be deleted");
    }

    @Test
    void namespacesHaveTheirNameAsLabel() {
        server.create("{apiVersion: v1, kind: Namespace, metadata: {name: far}}");

        var namespace =
                Objects.requireNonNull(server.stored(Kind.NAMESPACE, "far")).toTree();
        assertThat(Json.write(namespace.obj("metadata").obj("labels")))
                .isEqualTo("{\"kubernetes.io/metadata.name\":\"far\"}");
        assertThat(Json.write(namespace.obj("spec"))).isEqualTo("{\"finalizers\":[\"kubernetes\"]}");
        assertThat(Json.write(namespace.obj("status"))).isEqualTo("{\"phase\":\"Active\"}");
    }

    @Test
    void requestAndBodyMustAgree() {
        var body = Yaml.obj(Server.daemonSet("agent", "").replace("name: \"agent\"", "name: agent, namespace: far"));
        assertThat(Server.refusal(() -> server.api.create(Kind.DAEMON_SET, "default", body, Server.KUBECTL)))
                .isEqualTo("the namespace of the provided object does not match the namespace sent on the request");

        server.create(Server.daemonSet("agent", ""));
        var other = Yaml.obj(Server.daemonSet("other", ""));
        assertThat(Server.refusal(() -> server.api.replace(Kind.DAEMON_SET, agent().key(), other, Server.KUBECTL)))
                .isEqualTo("the name of the object (other) does not match the name on the URL (agent)");
    }

    @Test
    void generationsCountChangesOfSpecAndTemplate() {
        server.create(Server.daemonSet("agent", ""));
        assertThat(generations(agent())).containsExactly(1L, 1L);

        server.patch(Kind.DAEMON_SET, "agent", PatchType.MERGE, "{metadata: {labels: {a: b}}}");
        assertThat(generations(agent())).containsExactly(1L, 1L);

        server.patch(Kind.DAEMON_SET, "agent", PatchType.MERGE, "{spec: {minReadySeconds: 5}}");
        assertThat(generations(agent())).containsExactly(2L, 1L);

        server.patch(
                Kind.DAEMON_SET,
                "agent",
                PatchType.STRATEGIC,
                "{spec: {template: {spec: {containers: [{name: agent, image: 'registry.example/agent:2.0'}]}}}}");
        assertThat(generations(agent())).containsExactly(3L, 2L);

        server.patch(
                Kind.DAEMON_SET,
                "agent",
                PatchType.MERGE,
                "{metadata: {annotations: {deprecated.daemonset.template.generation: '9'}}}");
        assertThat(generations(agent())).containsExactly(3L, 2L);
    }

    @Test
    void aChangeThatChangesNothingWritesNothing() {
        server.create(Server.daemonSet("agent", ""));
        server.create(Server.pod("p", ""));
        long before = server.store.state().revision();

        server.patch(Kind.DAEMON_SET, "agent", PatchType.MERGE, "{spec: {minReadySeconds: 0}}");
        server.replace(Server.daemonSet("agent", "").replace("name: \"agent\"", "name: agent"));
        server.patch(Kind.POD, "p", PatchType.STRATEGIC, "{}");

        assertThat(server.store.state().revision()).isEqualTo(before);
    }

    @Test
    void statusAndSpecAreWrittenApart() {
        server.create(Server.daemonSet("agent", "") + "status: {numberReady: 7}\n");
        assertThat(agent().status().numberReady()).isZero();

        var body = agent().toTree()
                .with(
                        "status",
                        Yaml.obj("{currentNumberScheduled: 1, numberMisscheduled: 0,"
                                + " desiredNumberScheduled: 3, numberReady: 2}"));
        var spec = body.obj("spec").with("minReadySeconds", Tree.number(9));
        server.api.replace(Kind.DAEMON_SET, agent().key(), body.with("spec", spec), Server.KUBECTL.ofStatus());
        assertThat(agent().status().numberReady()).isEqualTo(2);
        assertThat(agent().spec().minReadySeconds()).isZero();
        assertThat(agent().meta().generation()).isEqualTo(1);

        server.patch(Kind.DAEMON_SET, "agent", PatchType.MERGE, "{status: {numberReady: 9}}");
        assertThat(agent().status().numberReady()).isEqualTo(2);
    }

    @Test
    void conflicts() {
        server.create(Server.daemonSet("agent", ""));
        var old = agent().toTree();
        server.patch(Kind.DAEMON_SET, "agent", PatchType.MERGE, "{spec: {minReadySeconds: 5}}");

        assertThat(Server.refusal(() -> server.api.replace(Kind.DAEMON_SET, agent().key(), old, Server.KUBECTL)))
                .isEqualTo("Operation cannot be fulfilled on daemonsets.apps \"agent\": the object has been modified;"
                        + " please apply your changes to the latest version and try again");
        var stranger = old.with(
                "metadata", old.obj("metadata").without("resourceVersion").with("uid", Tree.text("x")));
        assertThat(Server.refusal(() -> server.api.replace(Kind.DAEMON_SET, agent().key(), stranger, Server.KUBECTL)))
                .isEqualTo("Operation cannot be fulfilled on daemonsets.apps \"agent\": StorageError: invalid"
                        + " object, Code: 4, Key: /registry/daemonsets/default/agent, ResourceVersion: 0,"
                        + " AdditionalErrorMsg: Precondition failed: UID in precondition: x, UID in object meta: "
                        + agent().uid());
        assertThat(Server.refusal(() -> server.create(Server.daemonSet("agent", ""))))
                .isEqualTo("daemonsets.apps \"agent\" already exists");
    }

    @Test
    void aDryRunAnswersAndWritesNothing() {
        var dry = Server.KUBECTL.withDryRun(true);
        long before = server.store.state().revision();

        var answer = server.api.create(Kind.DAEMON_SET, "default", Yaml.obj(Server.daemonSet("agent", "")), dry);

        assertThat(answer.meta().generation()).isEqualTo(1);
        assertThat(answer.uid()).isNotEmpty();
        assertThat(server.store.state().revision()).isEqualTo(before);
        assertThat(Server.refusal(() ->
                        server.api.create(Kind.DAEMON_SET, "default", Yaml.obj(Server.daemonSet("Bad", "")), dry)))
                .startsWith("DaemonSet.apps \"Bad\" is invalid: metadata.name: Invalid value: \"Bad\"");
    }

    @Test
    void aGeneratedNameIsOneThatIsFree() {
        var yaml = Server.pod("p", "").replace("name: \"p\"", "generateName: web-");

        assertThat(server.create(yaml).name()).matches("web-[bcdfghjklmnpqrstvwxz2456789]{5}");
        assertThat(Server.refusal(() -> server.create(yaml.replace("web-", "Web-"))))
                .startsWith("Pod \"Web-\" is invalid: metadata.generateName: Invalid value: \"Web-\"");
        assertThat(Server.refusal(() -> server.create(yaml.replace("generateName: web-", ""))))
                .isEqualTo("Pod \"\" is invalid: metadata.name: Required value: name or generateName is required");
    }

    @Test
    void anUnboundPodGoesAtOnceAndABoundOneGracefully() {
        server.create(Server.pod("waiting", ""));
        assertThat(server.delete(Kind.POD, "waiting", DeleteOptions.DEFAULT)).isNull();

        runOnNode();
        server.delete(Kind.POD, "p", DeleteOptions.DEFAULT);
        assertThat(pod().meta().deletionGracePeriodSeconds()).isEqualTo(30);
        assertThat(pod().meta().generation()).isEqualTo(2);
        var deadline = Objects.requireNonNull(pod().meta().deletionTimestamp());

        server.delete(Kind.POD, "p", DeleteOptions.grace(60));
        assertThat(pod().meta().deletionTimestamp()).isEqualTo(deadline);
        server.delete(Kind.POD, "p", DeleteOptions.grace(10));
        assertThat(pod().meta().deletionTimestamp()).isEqualTo(deadline.minusSeconds(20));
        assertThat(pod().meta().generation()).isEqualTo(2);
        assertThat(server.delete(Kind.POD, "p", DeleteOptions.grace(0))).isNull();
        assertThat(server.stored(Kind.POD, "p")).isNull();
    }

    @Test
    void aFinishedPodGoesAtOnce() {
        runOnNode();
        server.api.updateStatus(pod().withStatus(pod().status().withPhase(PodPhase.SUCCEEDED)));

        assertThat(server.delete(Kind.POD, "p", DeleteOptions.DEFAULT)).isNull();
    }

    @Test
    void finalizersKeepWhatIsDeleted() {
        server.create(Server.daemonSet("agent", ""));

        server.delete(Kind.DAEMON_SET, "agent", new DeleteOptions(null, Propagation.ORPHAN, null, false));
        assertThat(agent().meta().finalizers()).containsExactly("orphan");
        assertThat(agent().meta().generation()).isEqualTo(2);
        assertThat(agent().meta().deletionGracePeriodSeconds()).isZero();

        assertThat(Server.refusal(() -> server.patch(
                        Kind.DAEMON_SET,
                        "agent",
                        PatchType.MERGE,
                        "{metadata: {finalizers: [orphan, example.com/mine]}}")))
                .isEqualTo("DaemonSet.apps \"agent\" is invalid: metadata.finalizers: Forbidden: no new finalizers can"
                        + " be added if the object is being deleted, found new finalizers"
                        + " []string{\"example.com/mine\"}");
        server.api.update(withoutFinalizers(agent()));
        assertThat(server.stored(Kind.DAEMON_SET, "agent")).isNull();
    }

    private static KubeObject withoutFinalizers(DaemonSet daemonSet) {
        ObjectMeta meta = daemonSet.meta().withFinalizers(List.of());
        return daemonSet.withMeta(meta);
    }

    @Test
    void foregroundWaitsForDependents() {
        server.create(Server.daemonSet("agent", ""));

        server.delete(Kind.DAEMON_SET, "agent", new DeleteOptions(null, Propagation.FOREGROUND, null, false));

        assertThat(agent().meta().finalizers()).containsExactly("foregroundDeletion");
        assertThat(agent().meta().isTerminating()).isTrue();
    }

    @Test
    void revisionsKeepTheirData() {
        server.create(
                "{apiVersion: apps/v1, kind: ControllerRevision, metadata: {name: r}, data: {a: 1}, revision: 1}");

        server.patch(Kind.CONTROLLER_REVISION, "r", PatchType.MERGE, "{revision: 3}");
        assertThat(Server.refusal(() -> server.patch(Kind.CONTROLLER_REVISION, "r", PatchType.MERGE, "{data: {a: 2}}")))
                .isEqualTo("ControllerRevision.apps \"r\" is invalid: data: Invalid value: {\"a\":2}: field is"
                        + " immutable");
    }

    @Test
    void aPriorityClassKeepsItsValue() {
        server.create("{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 1}");

        assertThat(Server.refusal(() -> server.patch(Kind.PRIORITY_CLASS, "a", PatchType.MERGE, "{value: 2}")))
                .isEqualTo("PriorityClass.scheduling.k8s.io \"a\" is invalid: value: Forbidden: may not be changed in"
                        + " an update.");
    }

    @Test
    void wrongMetadata() {
        assertThat(Server.refusalOf(Server.daemonSet("agent", "")
                        .replace("name: \"agent\"", "name: agent, labels: {a: 'b c'}, finalizers: [mine]")))
                .isEqualTo("DaemonSet.apps \"agent\" is invalid: [metadata.labels: Invalid value: \"b c\": a valid"
                        + " label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and"
                        + " must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or"
                        + " '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?'),"
                        + " metadata.finalizers[0]: Invalid value: \"mine\": name is neither a standard finalizer name"
                        + " nor is it fully qualified]");
        assertThat(Server.refusalOf(Server.pod("p", "")
                        .replace(
                                "name: \"p\"",
                                "name: p, ownerReferences: [{apiVersion: '', kind: '', name: a, uid:" + " b}]")))
                .isEqualTo("Pod \"p\" is invalid: [metadata.ownerReferences.apiVersion: Invalid value: \"\": version"
                        + " must not be empty, metadata.ownerReferences.kind: Invalid value: \"\": must not be empty]");
        assertThat(Server.refusalOf(Server.pod("p", "").replace("name: \"p\"", "name: p, resourceVersion: '5'")))
                .isEqualTo("resourceVersion should not be set on objects to be created");
    }
}
