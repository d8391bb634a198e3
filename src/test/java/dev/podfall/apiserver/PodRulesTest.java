package dev.podfall.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be wrong with a pod, and what may not change in one. */
class PodRulesTest {
    private static final String POD = "Pod \"p\" is invalid: ";
    private static final String CONTAINER = POD + "spec.containers[0].";

    static List<Arguments> containers() {
        return List.of(
                container(
                        "ports: [{containerPort: 80, name: http}, {containerPort: 81, name: http}]",
                        "ports[1].name: Duplicate value: \"http\""),
                container(
                        "ports: [{containerPort: 70000}]",
                        "ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive"),
                container("ports: [{hostPort: 80}]", "ports[0].containerPort: Required value"),
                container(
                        "ports: [{containerPort: 80, protocol: ICMP}]",
                        "ports[0].protocol: Unsupported value: \"ICMP\": supported values: \"SCTP\", \"TCP\", \"UDP\""),
                container(
                        "ports: [{containerPort: 80, name: a_far_too_long_name}]",
                        List.of(
                                "ports[0].name: Invalid value: \"a_far_too_long_name\": must be no more than 15 characters",
                                "ports[0].name: Invalid value: \"a_far_too_long_name\": must contain only"
                                        + " alpha-numeric characters (a-z, 0-9), and hyphens (-)")),
                container(
                        "ports: [{containerPort: 80, hostPort: 80}, {containerPort: 81, hostPort: 80}]",
                        "ports[1].hostPort: Duplicate value: \"TCP//80\""),
                container(
                        "resources: {requests: {cpu: '2'}, limits: {cpu: '1'}}",
                        "resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1"),
                container(
                        "resources: {requests: {cpu: -1}}",
                        "resources.requests[cpu]: Invalid value: \"-1\": must be greater than or equal to 0"),
                container(
                        "resources: {requests: {gpus: '1'}}",
                        List.of(
                                "resources.requests[gpus]: Invalid value: \"gpus\": must be a standard resource type or"
                                        + " fully qualified",
                                "resources.requests[gpus]: Invalid value: \"gpus\": must be a standard resource for"
                                        + " containers")),
                container(
                        "resources: {requests: {nvidia.com/gpu: '1'}}",
                        "resources.limits: Required value: Limit must be set for non overcommitable resources"),
                container(
                        "resources: {limits: {nvidia.com/gpu: 1500m}}",
                        List.of(
                                "resources.limits[nvidia.com/gpu]: Invalid value: \"1500m\": must be an integer",
                                "resources.requests[nvidia.com/gpu]: Invalid value: \"1500m\": must be an integer")),
                container(
                        "env: [{name: 'a=b'}]",
                        "env[0].name: Invalid value: \"a=b\": a valid environment variable name must consist only of"
                                + " printable ASCII characters other than '='"),
                container("env: [{value: x}]", "env[0].name: Required value"),
                container(
                        "env: [{name: X, valueFrom: {}}]",
                        "env[0].valueFrom: Invalid value: \"\": must specify one of: `fieldRef`, `resourceFieldRef`,"
                                + " `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`"),
                container(
                        "env: [{name: X, value: y, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]",
                        "env[0].valueFrom: Invalid value: \"\": may not be specified when `value` is not empty"),
                container(
                        "volumeMounts: [{name: data, mountPath: /data}]", "volumeMounts[0].name: Not found: \"data\""),
                container(
                        "imagePullPolicy: Sometimes",
                        "imagePullPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\","
                                + " \"IfNotPresent\", \"Never\""),
                container("livenessProbe: {}", "livenessProbe: Required value: must specify a handler type"),
                container(
                        "livenessProbe: {exec: {command: [x]}, successThreshold: 2}",
                        "livenessProbe.successThreshold: Invalid value: 2: must be 1"),
                container(
                        "readinessProbe: {httpGet: {port: 0}}",
                        "readinessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive"),
                container(
                        "lifecycle: {preStop: {sleep: {seconds: 40}}}",
                        "lifecycle.preStop.sleep: Invalid value: 40: must be non-negative and less than"
                                + " terminationGracePeriodSeconds (30)"),
                container(
                        "securityContext: {runAsUser: -1}",
                        "securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive"),
                container(
                        "securityContext: {privileged: true, allowPrivilegeEscalation: false}",
                        "securityContext: Invalid value: {\"Capabilities\":null,\"Privileged\":true,"
                                + "\"SELinuxOptions\":null,\"WindowsOptions\":null,\"RunAsUser\":null,"
                                + "\"RunAsGroup\":null,\"RunAsNonRoot\":null,\"ReadOnlyRootFilesystem\":null,"
                                + "\"AllowPrivilegeEscalation\":false,\"ProcMount\":null,\"SeccompProfile\":null,"
                                + "\"AppArmorProfile\":null}: cannot set `allowPrivilegeEscalation` to false and"
                                + " `privileged` to true"));
    }

    private static Arguments container(String container, String expected) {
        return Arguments.of(container, Server.podWithContainer(container), CONTAINER + expected);
    }

    private static Arguments container(String container, List<String> expected) {
        var lines = expected.stream().map(line -> "spec.containers[0]." + line).toList();
        return Arguments.of(container, Server.podWithContainer(container), POD + "[" + String.join(", ", lines) + "]");
    }

    static List<Arguments> specs() {
        return List.of(
                spec(
                        "restartPolicy: Sometimes",
                        "spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\","
                                + " \"OnFailure\", \"Never\""),
                spec(
                        "dnsPolicy: Mine",
                        "spec.dnsPolicy: Unsupported value: \"Mine\": supported values: \"ClusterFirstWithHostNet\","
                                + " \"ClusterFirst\", \"Default\", \"None\""),
                spec(
                        "dnsPolicy: None",
                        "spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None"),
                spec(
                        "initContainers: [{name: main, image: i}]",
                        "spec.initContainers[0].name: Duplicate value: \"main\""),
                spec(
                        "initContainers: [{name: a, image: i, readinessProbe: {tcpSocket: {port: 80}}}]",
                        "spec.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without"
                                + " restartPolicy=Always"),
                spec("volumes: [{name: a}, {name: a}]", "spec.volumes[1].name: Duplicate value: \"a\""),
                spec("volumes: [{name: a, hostPath: {path: ''}}]", "spec.volumes[0].hostPath.path: Required value"),
                spec(
                        "volumes: [{name: a, hostPath: {path: /x}, configMap: {name: c}}]",
                        "spec.volumes[0].configMap: Forbidden: may not specify more than 1 volume type"),
                spec(
                        "activeDeadlineSeconds: 0",
                        "spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive"),
                spec("schedulingGates: [{name: a}, {name: a}]", "spec.schedulingGates[1]: Duplicate value: \"a\""),
                spec(
                        "schedulingGates: [{name: a}]\n  nodeName: n1",
                        "spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared"),
                spec(
                        "topologySpreadConstraints: [{maxSkew: 0, topologyKey: zone, whenUnsatisfiable:"
                                + " DoNotSchedule}]",
                        "spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero"),
                spec(
                        "affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 0,"
                                + " preference: {}}]}}",
                        "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid"
                                + " value: 0: must be in the range 1-100"),
                spec(
                        "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey:"
                                + " zone, labelSelector: {matchExpressions: [{key: a, operator: In}]}}]}}",
                        "spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector"
                                + ".matchExpressions[0].values: Required value: must be specified when `operator` is"
                                + " 'In' or 'NotIn'"));
    }

    private static Arguments spec(String spec, String expected) {
        return Arguments.of(spec, Server.pod("p", spec), POD + expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"containers", "specs"})
    void create(String what, String yaml, String expected) {
        assertThat(Server.refusalOf(yaml)).as(what).isEqualTo(expected);
    }

    @Test
    void nothingElseMayChangeInAPod() {
        var server = new Server();
        server.create(Server.pod("p", ""));

        assertThat(Server.refusal(
                        () -> server.patch(Kind.POD, "p", PatchType.MERGE, "{spec: {nodeSelector: {disk: ssd}}}")))
                .isEqualTo(POD + "spec: Forbidden: pod updates may not change fields other than"
                        + " `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                        + "`spec.tolerations` (only additions to existing tolerations),"
                        + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously"
                        + """
                         negative)
                        @@ -137,7 +137,9 @@
                          "TerminationGracePeriodSeconds": 30,
                          "ActiveDeadlineSeconds": null,
                          "DNSPolicy": "ClusterFirst",
                        - "NodeSelector": null,
                        + "NodeSelector": {
                        +  "disk": "ssd"
                        + },
                          "ServiceAccountName": "default",
                          "AutomountServiceAccountToken": null,
                          "NodeName": "",
                        """);
    }

    @Test
    void containersStay() {
        var server = new Server();
        server.create(Server.pod("p", ""));

        assertThat(Server.refusal(() -> server.patch(
                        Kind.POD, "p", PatchType.STRATEGIC, "{spec: {containers: [{name: more, image: i}]}}")))
                .isEqualTo(POD + "spec.containers: Forbidden: pod updates may not add or remove containers");
    }

    @Test
    void theDeadlineOnlyComesNearer() {
        var server = new Server();
        server.create(Server.pod("p", "activeDeadlineSeconds: 10"));

        assertThat(Server.refusal(
                        () -> server.patch(Kind.POD, "p", PatchType.MERGE, "{spec: {activeDeadlineSeconds: 20}}")))
                .isEqualTo(POD + "spec.activeDeadlineSeconds: Invalid value: 20: must be less than or equal to"
                        + " previous value");
        assertThat(Server.refusal(
                        () -> server.patch(Kind.POD, "p", PatchType.MERGE, "{spec: {activeDeadlineSeconds: 5}}")))
                .isEmpty();
    }
}
