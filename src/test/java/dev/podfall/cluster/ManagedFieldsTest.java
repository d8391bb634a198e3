package dev.podfall.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.apiserver.fields.ManagedFields;
import dev.podfall.apiserver.fields.ManagedFieldsEntry;
import dev.podfall.apiserver.schema.Yaml;
import dev.podfall.kubelet.KubeletProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who owns which field after a DaemonSet has landed on one node with the stand-in kubelet. */
class ManagedFieldsTest {
    private static final String SPEC = """
        {"f:metadata":{"f:generateName":{},"f:labels":{".":{},"f:app":{},\
        "f:controller-revision-hash":{},"f:pod-template-generation":{}},"f:ownerReferences":{".":{},\
        "k:{\\"uid\\":\\"UID\\"}":{}}},"f:spec":{"f:affinity":{".":{},"f:nodeAffinity":{".":{},\
        "f:requiredDuringSchedulingIgnoredDuringExecution":{}}},\
        "f:containers":{"k:{\\"name\\":\\"agent\\"}":{".":{},"f:image":{},"f:imagePullPolicy":{},\
        "f:name":{},"f:resources":{".":{},"f:requests":{".":{},"f:cpu":{},"f:memory":{}}},\
        "f:terminationMessagePath":{},"f:terminationMessagePolicy":{}}},"f:dnsPolicy":{},\
        "f:enableServiceLinks":{},"f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},\
        "f:terminationGracePeriodSeconds":{},"f:tolerations":{}}}\
        """;

    private static final String STATUS = """
        {"f:status":{"f:conditions":{"k:{\\"type\\":\\"ContainersReady\\"}":{".":{},\
        "f:lastProbeTime":{},"f:lastTransitionTime":{},"f:observedGeneration":{},"f:status":{},\
        "f:type":{}},"k:{\\"type\\":\\"Initialized\\"}":{".":{},"f:lastProbeTime":{},\
        "f:lastTransitionTime":{},"f:observedGeneration":{},"f:status":{},"f:type":{}},\
        "k:{\\"type\\":\\"PodReadyToStartContainers\\"}":{".":{},"f:lastProbeTime":{},\
        "f:lastTransitionTime":{},"f:observedGeneration":{},"f:status":{},"f:type":{}},\
        "k:{\\"type\\":\\"PodScheduled\\"}":{"f:observedGeneration":{}},\
        "k:{\\"type\\":\\"Ready\\"}":{".":{},"f:lastProbeTime":{},"f:lastTransitionTime":{},\
        "f:observedGeneration":{},"f:status":{},"f:type":{}}},"f:containerStatuses":{},"f:hostIP":{},\
        "f:hostIPs":{},"f:phase":{},"f:podIP":{},"f:podIPs":{".":{},"k:{\\"ip\\":\\"@@\\"}":{".":{},\
        "f:ip":{}}},"f:startTime":{}}}\
        """;

    private final Session session = new Session(SessionOptions.DEFAULT.withKubelets(KubeletProfile.STAND_IN));

    @BeforeEach
    void land() {
        create(Kind.NODE, "", "{metadata: {name: n1}}");
        session.settle(Duration.ofMillis(2500), Limits.toRest(session.state()));
        create(Kind.DAEMON_SET, "default", """
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  containers:
                  - {name: agent, image: "registry.example/agent:1.0", resources: {requests: {cpu: 100m, memory: 64Mi}}}
                  tolerations: [{key: gpu, operator: Exists, effect: NoSchedule}]
            """);
        session.settle(Duration.ofMillis(2500), Limits.toRest(session.state()));
    }

    private void create(Kind kind, String namespace, String yaml) {
        session.execute(new Command.Create(kind, namespace, Yaml.obj(yaml), WriteOptions.by("kubectl-create")));
    }

    private Pod pod() {
        return session.state().pods().iterator().next();
    }

    @Test
    void the_controller_owns_the_spec_and_the_kubelet_the_status() {
        var pod = pod();
        var uid = pod.meta().ownerReferences().getFirst().uid();
        assertThat(ManagedFields.of(pod))
                .extracting(
                        ManagedFieldsEntry::manager,
                        ManagedFieldsEntry::subresource,
                        e -> e.fieldsV1().toString())
                .containsExactly(
                        tuple("kube-controller-manager", "", SPEC.replace("UID", uid)),
                        tuple(
                                "oracle",
                                "status",
                                STATUS.replace("@@", pod.status().podIp())));
    }

    @Test
    void who_changes_a_field_takes_it_from_its_owner() {
        var key = ObjectKey.of("default", "agent");
        var patch = Yaml.obj("spec: {minReadySeconds: 2, revisionHistoryLimit: 3}");
        session.execute(
                new Command.Patch(Kind.DAEMON_SET, key, PatchType.MERGE, patch, WriteOptions.by("kubectl-patch")));
        var owners = ManagedFields.of(session.state().get(Kind.DAEMON_SET, key));
        var created = fields(owners, "kubectl-create");
        assertThat(created.obj("f:spec").has("f:revisionHistoryLimit")).isFalse();
        assertThat(created.obj("f:spec").has("f:template")).isTrue();
        assertThat(fields(owners, "kubectl-patch"))
                .hasToString("{\"f:spec\":{\"f:minReadySeconds\":{},\"f:revisionHistoryLimit\":{}}}");
    }

    private static Tree.Obj fields(List<ManagedFieldsEntry> entries, String manager) {
        return entries.stream()
                .filter(e -> e.manager().equals(manager))
                .findFirst()
                .orElseThrow()
                .fieldsV1();
    }

    @Test
    void a_long_log_is_boiled_down_and_says_the_same() {
        var key = ObjectKey.of("default", "agent");
        for (int i = 0; i < 100; i++) {
            var patch = Yaml.obj("metadata: {annotations: {round: '" + i + "'}}");
            session.execute(new Command.Patch(
                    Kind.DAEMON_SET, key, PatchType.MERGE, patch, WriteOptions.by("manager-" + i % 2)));
        }
        var stored = session.state().get(Kind.DAEMON_SET, key);
        assertThat(stored.meta().writes().size()).isLessThan(40);
        var owners = ManagedFields.of(stored);
        assertThat(owners)
                .extracting(ManagedFieldsEntry::manager)
                .doesNotContain("manager-0")
                .contains("manager-1");
        assertThat(fields(owners, "manager-1")).hasToString("{\"f:metadata\":{\"f:annotations\":{\"f:round\":{}}}}");
    }
}
