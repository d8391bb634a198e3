package dev.podfall.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultsTest {

    private static String after(Kind kind, String yaml) {
        return Defaults.apply(kind, StrictDecoder.decode(kind, Yaml.obj(yaml)).orThrow())
                .toString();
    }

    @Test
    void a_daemon_set_gets_a_strategy_and_its_template_is_completed() {
        var set = Yaml.obj("""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  hostNetwork: true
                  serviceAccountName: agent
                  containers:
                  - name: agent
                    image: registry.example/agent:1.0
                    ports: [{containerPort: 80}]
                    resources: {limits: {cpu: "0.00005"}}
                    env: [{name: A, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}]
                    livenessProbe: {httpGet: {port: 80}}
                  volumes:
                  - {name: a}
                  - {name: b, hostPath: {path: /x}}
                  - {name: c, projected: {sources: [{serviceAccountToken: {path: t}}]}}
            """);
        var tree = Defaults.apply(
                Kind.DAEMON_SET, StrictDecoder.decode(Kind.DAEMON_SET, set).orThrow());
        assertThat(tree.at("spec")).isEqualTo(Yaml.obj("""
            revisionHistoryLimit: 10
            selector: {matchLabels: {app: agent}}
            updateStrategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}
            template:
              metadata: {labels: {app: agent}}
              spec:
                hostNetwork: true
                serviceAccount: agent
                serviceAccountName: agent
                dnsPolicy: ClusterFirst
                restartPolicy: Always
                schedulerName: default-scheduler
                securityContext: {}
                terminationGracePeriodSeconds: 30
                containers:
                - name: agent
                  image: registry.example/agent:1.0
                  imagePullPolicy: IfNotPresent
                  terminationMessagePath: /dev/termination-log
                  terminationMessagePolicy: File
                  ports: [{containerPort: 80, protocol: TCP}]
                  resources: {limits: {cpu: "1m"}}
                  env: [{name: A, valueFrom: {fieldRef: {apiVersion: v1, fieldPath: spec.nodeName}}}]
                  livenessProbe:
                    {httpGet: {path: /, port: 80, scheme: HTTP}, failureThreshold: 3, periodSeconds: 10, successThreshold: 1, timeoutSeconds: 1}
                volumes:
                - {name: a, emptyDir: {}}
                - {name: b, hostPath: {path: /x, type: ""}}
                - {name: c, projected: {defaultMode: 420, sources: [{serviceAccountToken: {path: t, expirationSeconds: 3600}}]}}
            """));
    }

    @Test
    void an_on_delete_strategy_gets_no_rolling_update() {
        var tree = Defaults.apply(Kind.DAEMON_SET, Yaml.obj("spec: {updateStrategy: {type: OnDelete}}"));
        assertThat(tree.at("spec", "updateStrategy")).hasToString("{\"type\":\"OnDelete\"}");
    }

    @Test
    void a_pod_gets_requests_from_limits_host_ports_and_service_links() {
        var pod = Yaml.obj("""
            spec:
              hostNetwork: true
              containers:
              - {name: a, image: "x", ports: [{containerPort: 80}], resources: {limits: {cpu: "1", memory: 1Gi}, requests: {cpu: 100m}}}
            """);
        var done = StrictDecoder.decode(Kind.POD, pod).orThrow();
        assertThat(Defaults.apply(Kind.POD, done).at("spec")).isEqualTo(Yaml.obj("""
            hostNetwork: true
            dnsPolicy: ClusterFirst
            restartPolicy: Always
            schedulerName: default-scheduler
            securityContext: {}
            terminationGracePeriodSeconds: 30
            enableServiceLinks: true
            containers:
            - name: a
              image: x
              imagePullPolicy: Always
              terminationMessagePath: /dev/termination-log
              terminationMessagePolicy: File
              ports: [{containerPort: 80, hostPort: 80, protocol: TCP}]
              resources: {limits: {cpu: "1", memory: 1Gi}, requests: {cpu: 100m, memory: 1Gi}}
            """));
        var typed = Pod.fromTree(done);
        assertThat(Defaults.apply(typed))
                .isEqualTo(Pod.fromTree(done.with("spec", PodDefaults.spec(done.obj("spec")))));
        var once = Defaults.apply(typed);
        assertThat(Defaults.apply(once)).isSameAs(once);
    }

    @Test
    void a_pod_with_resources_of_its_own_gets_the_rest_from_its_containers() {
        var spec = """
            spec:
              resources: {limits: {cpu: "2", memory: 2Gi}}
              containers:
              - {name: a, image: x, resources: {requests: {cpu: 100m}}}
              - {name: b, image: x, resources: {requests: {cpu: 200m}}}
            """;
        var tree = Defaults.apply(
                Kind.POD, StrictDecoder.decode(Kind.POD, Yaml.obj(spec)).orThrow());
        assertThat(tree.at("spec", "resources"))
                .isEqualTo(Yaml.obj("{limits: {cpu: '2', memory: 2Gi}, requests: {cpu: 300m, memory: 2Gi}}"));
    }

    @Test
    void the_other_kinds() {
        assertThat(after(Kind.NAMESPACE, "{kind: Namespace, metadata: {name: a}}"))
                .isEqualTo("{\"kind\":\"Namespace\",\"metadata\":{\"labels\":{\"kubernetes.io/metadata.name\":\"a\"},"
                        + "\"name\":\"a\"},\"spec\":{},\"status\":{\"phase\":\"Active\"}}");
        assertThat(after(Kind.PRIORITY_CLASS, "{metadata: {name: a}, value: 1}"))
                .isEqualTo("{\"metadata\":{\"name\":\"a\"},\"preemptionPolicy\":\"PreemptLowerPriority\",\"value\":1}");
        var node = Defaults.apply(Kind.NODE, Yaml.obj("status: {capacity: {cpu: '4'}}"));
        assertThat(node.at("status", "allocatable")).isEqualTo(Yaml.obj("cpu: '4'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "registry.example/agent:1.0 | 1.0",
                "registry.example:5000/agent | latest",
                "agent | latest",
                "agent:latest | latest",
                "library/agent@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | ''",
                "agent:v1@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | v1",
                "Agent | ''",
                "'' | ''",
            })
    void the_tag_of_an_image(String image, String tag) {
        assertThat(ImageName.tag(image)).isEqualTo(tag);
    }
}
