package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the API server warns of, as kubectl prints it. */
class WarningsTest {
    private final Terminal terminal = Terminal.withAgent();

    private String create(String spec) {
        terminal.file("pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: " + spec + "\n");
        return terminal.type("kubectl create --dry-run=server -f pod.yaml");
    }

    @Test
    void deprecatedNodeLabels() {
        assertThat(create("{containers: [{name: a, image: a}], nodeSelector: {beta.kubernetes.io/os: linux}}"))
                .isEqualTo("""
            pod/p created (server dry run)
            ! Warning: spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead
            """);
        assertThat(create("""
            {containers: [{name: a, image: a}], affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:
              {nodeSelectorTerms: [{matchExpressions: [{key: beta.kubernetes.io/arch, operator: Exists}]}]}}}}""")).isEqualTo("""
            pod/p created (server dry run)
            ! Warning: spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]\
            .matchExpressions[0].key: beta.kubernetes.io/arch is deprecated since v1.14; use "kubernetes.io/arch" instead
            """);
    }

    @Test
    void variablesThatHideOthers() {
        assertThat(create("{containers: [{name: a, image: a, env: [{name: A, value: one}, {name: A, value: two}]}]}"))
                .isEqualTo("""
            pod/p created (server dry run)
            ! Warning: spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply
            """);
        assertThat(create(
                        "{containers: [{name: a, image: a, env: [{name: A, value: one}, {name: A, value: $(A)two}]}]}"))
                .isEqualTo("pod/p created (server dry run)\n");
    }

    @Test
    void portsThatAreTheSame() {
        assertThat(create("""
            {initContainers: [{name: i, image: i, ports: [{containerPort: 80, hostPort: 80}]}],
             containers: [{name: a, image: a, ports: [{containerPort: 80}, {containerPort: 80}]}]}""")).isEqualTo("""
            pod/p created (server dry run)
            ! Warning: spec.containers[0].ports[0]: overlapping port definition with spec.initContainers[0].ports[0]
            ! Warning: spec.containers[0].ports[1]: overlapping port definition with spec.initContainers[0].ports[0]
            ! Warning: spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]
            """);
    }

    @Test
    void amountsAndTimesThatMakeNoSense() {
        assertThat(create("""
            {containers: [{name: a, image: a, resources: {requests: {memory: 100m}}}], terminationGracePeriodSeconds: -1}""")).isEqualTo("""
            pod/p created (server dry run)
            ! Warning: spec.containers[0].resources.requests[memory]: fractional byte value "100m" is invalid, must be an \
            integer
            """);
    }

    /** A pod's own is mended on its way in, so that only templates are warned of. */
    @Test
    void aTemplateMayEndBeforeItHasBegun() {
        terminal.file("ds.yaml", """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: hasty}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec: {containers: [{name: a, image: a}], terminationGracePeriodSeconds: -1}
            """);

        assertThat(terminal.type("kubectl create -f ds.yaml --dry-run=server")).isEqualTo("""
            daemonset.apps/hasty created (server dry run)
            ! Warning: spec.template.spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and \
            will be treated as 1
            """);
    }

    @Test
    void aTemplateIsLookedAtWhenItChanges() {
        terminal.file("old.yaml", """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec: {containers: [{name: agent, image: a}], nodeSelector: {beta.kubernetes.io/os: linux}}
            """);
        assertThat(terminal.type("kubectl apply -f old.yaml")).isEqualTo("""
            daemonset.apps/agent configured
            ! Warning: spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use \
            "kubernetes.io/os" instead
            """);
        assertThat(terminal.type("kubectl label ds agent a=b")).isEqualTo("daemonset.apps/agent labeled\n");
    }

    @Test
    void patchesDropUnknownFields() {
        assertThat(terminal.type("kubectl patch ds agent -p '{\"spec\":{\"replicas\":3}}'"))
                .isEqualTo("""
            daemonset.apps/agent patched (no change)
            ! Warning: unknown field "spec.replicas"
            """);
        assertThat(
                        terminal.type(
                                "kubectl patch ds agent --type=json"
                                        + " -p '[{\"op\":\"add\",\"path\":\"/spec/template/spec/foo\",\"value\":1}]' --warnings-as-errors"))
                .isEqualTo("""
            daemonset.apps/agent patched (no change)
            ! Warning: unknown field "spec.template.spec.foo"
            ! error: 1 warning received
            ? 1
            """);
    }

    @Test
    void filesAreReadAsStrictlyAsOneLikes() {
        terminal.file("odd.yaml", """
            apiVersion: v1
            kind: Node
            metadata: {name: n3}
            spec: {colour: red}
            """);
        assertThat(terminal.type("kubectl create -f odd.yaml")).isEqualTo("""
            ! Error from server (BadRequest): error when creating "odd.yaml": Node in version "v1" cannot be handled as a \
            Node: strict decoding error: unknown field "spec.colour"
            ? 1
            """);
        assertThat(terminal.type("kubectl create -f odd.yaml --validate=warn")).isEqualTo("""
            node/n3 created
            ! Warning: unknown field "spec.colour"
            """);
        assertThat(terminal.type("kubectl replace -f odd.yaml --validate=false"))
                .isEqualTo("node/n3 replaced\n");
        assertThat(terminal.type("kubectl apply -f odd.yaml --validate=perhaps"))
                .isEqualTo("""
            ! error: invalid - validate option "perhaps"; must be one of: strict (or true), warn, ignore (or false)
            ? 1
            """);
    }
}
