package dev.podfall.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Yaml;
import org.junit.jupiter.api.Test;

/** Upstream: pkg/registry/core/pod/strategy_test.go, {@code TestApplyAppArmorVersionSkew}, {@code Test_mutatePodAffinity}. */
class NewPodTest {
    private static final String ANNOTATION = "container.apparmor.security.beta.kubernetes.io/c";

    private static String contextAfter(String annotation, String spec) {
        var pod = Pod.fromTree(Yaml.obj("{metadata: {name: p, annotations: {'" + ANNOTATION + "': '" + annotation
                + "'}}, spec: {containers: [{name: c}, {name: d}]" + spec + "}}"));
        var contexts = NewPod.of(pod).spec().toTree().list("containers", container -> container.obj("securityContext"));
        assertThat(contexts.get(1)).isEqualTo(Tree.obj());
        return contexts.getFirst().isEmpty() ? "" : Json.write(contexts.getFirst());
    }

    @Test
    void anAnnotationOfAppArmorBecomesAField() {
        assertThat(contextAfter("unconfined", "")).isEqualTo("{\"appArmorProfile\":{\"type\":\"Unconfined\"}}");
        assertThat(contextAfter("runtime/default", ""))
                .isEqualTo("{\"appArmorProfile\":{\"type\":\"RuntimeDefault\"}}");
        assertThat(contextAfter("localhost/x", ""))
                .isEqualTo("{\"appArmorProfile\":{\"localhostProfile\":\"x\",\"type\":\"Localhost\"}}");
    }

    @Test
    void whatIsNoProfileOrThePodsOwnBecomesNone() {
        assertThat(contextAfter("localhost/", "")).isEmpty();
        assertThat(contextAfter("localhost/ x", "")).isEmpty();
        assertThat(contextAfter("other", "")).isEmpty();
        assertThat(contextAfter("unconfined", ", os: {name: windows}")).isEmpty();
        assertThat(contextAfter("unconfined", ", securityContext: {appArmorProfile: {type: Unconfined}}"))
                .isEmpty();
        assertThat(contextAfter("unconfined", ", securityContext: {appArmorProfile: {type: RuntimeDefault}}"))
                .contains("Unconfined");
    }

    @Test
    void labelKeysBecomePartOfTheSelectorOnce() {
        var server = new Server();
        server.create("{apiVersion: v1, kind: Pod, metadata: {name: p, labels: {app: a}}, spec: {containers: [{name: c,"
                + " image: i}], topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
                + " DoNotSchedule, labelSelector: {}, matchLabelKeys: [app, absent]}]}}");

        var pod = (Pod) server.stored(Kind.POD, "p");
        assertThat(pod).isNotNull();
        assertThat(Json.write(
                        pod.spec().rest().list("topologySpreadConstraints").getFirst()))
                .contains(
                        "\"labelSelector\":{\"matchExpressions\":[{\"key\":\"app\",\"operator\":\"In\",\"values\":[\"a\"]}]}");
    }

    @Test
    void aPodThatAsksForNothingStaysTheSame() {
        var pod = Pod.fromTree(Yaml.obj("{metadata: {name: p, labels: {app: a}}, spec: {containers: [{name: c}],"
                + " topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone}]}}"));
        assertThat(NewPod.of(pod)).isSameAs(pod);
    }
}
