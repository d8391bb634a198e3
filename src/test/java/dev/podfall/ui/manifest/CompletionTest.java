package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.apiserver.schema.FieldValues;
import dev.podfall.apiserver.schema.Schema;
import dev.podfall.explain.Lab;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.manifest.Source;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proposed at the caret, which stands at {@code ^}. */
class CompletionTest {
    private static final KnownNames NAMES =
            KnownNames.of(Lab.sample("04-noschedule-and-noexecute.yaml").state());

    private static final String HEAD = """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: agent
        spec:
        """;

    private static Completion at(String text) {
        return Completion.at(text.replace("^", ""), text.indexOf('^'), NAMES);
    }

    private static List<String> names(String text) {
        return at(text).proposals().stream().map(Proposal::name).toList();
    }

    private static String taken(String text, String name) {
        var completion = at(text);
        var proposal = completion.proposals().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return completion.applied(text.replace("^", ""), proposal);
    }

    @Test
    void anEmptyTextBeginsWithItsKind() {
        assertThat(names("^"))
                .startsWith("apiVersion", "kind", "metadata", "spec")
                .doesNotContain("status");
        assertThat(names("apiVersion: ^")).containsExactly("apps/v1", "v1", "scheduling.k8s.io/v1");
        assertThat(names("apiVersion: apps/v1\nkind: ^")).containsExactly("DaemonSet");
        assertThat(names("apiVersion: v1\nkind: ^")).containsExactlyInAnyOrder("Namespace", "Node", "Pod");
        assertThat(names("kind: PriorityClass\napiVersion: ^")).containsExactly("scheduling.k8s.io/v1");
        assertThat(names("kind: D^")).startsWith("DaemonSet");
    }

    @Test
    void fieldsAreThoseOfThePlaceAndNotThereYet() {
        assertThat(names(HEAD + "  ^"))
                .startsWith("selector", "template")
                .contains("updateStrategy", "minReadySeconds");
        assertThat(names(HEAD + "  ^\n  selector: {}\n")).startsWith("template").doesNotContain("selector");
        assertThat(names(HEAD + "  selector: {}\n  template:\n    spec:\n      ^"))
                .startsWith("containers")
                .contains("tolerations", "nodeSelector", "priorityClassName");
        assertThat(names(HEAD + "  upd^")).containsExactly("updateStrategy");
        assertThat(names(HEAD + "  TEMPL^")).containsExactly("template");
    }

    @Test
    void insideOfLists() {
        var above = HEAD + "  template:\n    spec:\n      containers:\n";
        assertThat(names(above + "      - name: a\n        ima^")).containsExactly("image", "imagePullPolicy");
        assertThat(names(above + "      - ^")).startsWith("name", "image");
        assertThat(names(above + "        - name: a\n          ^"))
                .as("lists may be indented")
                .doesNotContain("name")
                .startsWith("image");
        assertThat(names(above + "      - name: a\n      - name: b\n        ^\n        image: x"))
                .doesNotContain("name", "image")
                .contains("resources");
        assertThat(names(above + "      - name: a\n      ini^")).containsExactly("initContainers");
        assertThat(names(above + "      - name: a\n        resources:\n          requests:\n            ^"))
                .containsExactly("cpu", "memory", "ephemeral-storage", "pods");
    }

    @Test
    void valuesOfAFieldThatTakesAFew() {
        var pod = "apiVersion: v1\nkind: Pod\nspec:\n";
        assertThat(names(pod + "  tolerations:\n  - effect: ^"))
                .containsExactly("NoSchedule", "PreferNoSchedule", "NoExecute");
        assertThat(names(pod + "  tolerations:\n  - operator: E^")).containsExactly("Equal", "Exists");
        assertThat(names(pod + "  hostNetwork: ^")).containsExactly("true", "false");
        assertThat(names(pod + "  restartPolicy: ^")).containsExactly("Always", "OnFailure", "Never");
        assertThat(names(HEAD + "  template:\n    spec:\n      restartPolicy: ^"))
                .as("a DaemonSet's pods always restart")
                .containsExactly("Always");
        assertThat(names(HEAD + "  updateStrategy:\n    type: ^")).containsExactly("RollingUpdate", "OnDelete");
        var terms = pod + "  affinity:\n    nodeAffinity:\n      requiredDuringSchedulingIgnoredDuringExecution:\n"
                + "        nodeSelectorTerms:\n        - ";
        assertThat(names(terms + "matchFields:\n          - operator: ^")).containsExactly("In", "NotIn");
        assertThat(names(terms + "matchFields:\n          - key: ^")).containsExactly("metadata.name");
        assertThat(names(terms + "matchExpressions:\n          - operator: ^")).contains("Exists", "Gt");
    }

    @Test
    void inBraces() {
        var pod = "apiVersion: v1\nkind: Pod\nspec:\n  tolerations:\n";
        assertThat(names(pod + "  - {key: a, ^}")).doesNotContain("key").contains("operator", "effect");
        assertThat(names(pod + "  - {key: a, operator: Exists, effect: No^}"))
                .containsExactly("NoSchedule", "NoExecute", "PreferNoSchedule");
        assertThat(names("apiVersion: v1\nkind: Pod\nspec: {tolerations: [{eff^"))
                .containsExactly("effect");
        assertThat(taken(pod + "  - {key: a, op^}", "operator")).endsWith("  - {key: a, operator: }");
    }

    @Test
    void namesOfTheCluster() {
        var pod = "apiVersion: v1\nkind: Pod\n";
        assertThat(names(pod + "metadata:\n  namespace: kube^")).contains("kube-system");
        assertThat(names(pod + "spec:\n  priorityClassName: ^")).contains("system-node-critical");
        assertThat(names(pod + "spec:\n  nodeName: work^")).contains("worker-1");
        assertThat(names(pod + "spec:\n  nodeSelector:\n    hostn^")).containsExactly("kubernetes.io/hostname");
        assertThat(names(pod + "spec:\n  nodeSelector:\n    kubernetes.io/hostname: ^"))
                .contains("worker-1");
        assertThat(names(pod + "spec:\n  tolerations:\n  - key: ^"))
                .isNotEmpty()
                .isSubsetOf(NAMES.taints().keySet());
        var odd =
                new KnownNames(List.of("default", "true", "12"), List.of(), List.of(), NAMES.labels(), NAMES.taints());
        var text = pod + "metadata:\n  namespace: ";
        assertThat(Completion.at(text, text.length(), odd).proposals().stream().map(Proposal::insert))
                .containsExactly("default", "\"true\"", "\"12\"");
    }

    @Test
    void aFieldGetsItsColonAndTheIndentationOfWhatStandsBelow() {
        assertThat(taken(HEAD + "  min^", "minReadySeconds")).isEqualTo(HEAD + "  minReadySeconds: ");
        assertThat(taken(HEAD + "  upd^", "updateStrategy")).isEqualTo(HEAD + "  updateStrategy:\n    ");
        var spec = HEAD + "  template:\n    spec:\n";
        assertThat(taken(spec + "      tol^", "tolerations")).isEqualTo(spec + "      tolerations:\n        - ");
        assertThat(taken(spec + "      containers:\n        ^", "name"))
                .isEqualTo(spec + "      containers:\n        - name: ");
        assertThat(taken(spec + "      containers:\n        ^", "resources"))
                .isEqualTo(spec + "      containers:\n        - resources:\n            ");
        assertThat(taken(HEAD + "  minReady^Sec: 5", "minReadySeconds")).isEqualTo(HEAD + "  minReadySeconds: 5");
    }

    @Test
    void everyDocumentAndEveryItemHasAKindOfItsOwn() {
        var many =
                "kind: DaemonSet\napiVersion: apps/v1\n---\nkind: Node\napiVersion: v1\nspec:\n  ^\n---\nkind: Pod\n";
        assertThat(names(many)).contains("taints", "unschedulable").doesNotContain("template");
        var list = "kind: List\napiVersion: v1\nitems:\n- kind: Pod\n  apiVersion: v1\n  spec: {}\n- kind: Node\n"
                + "  apiVersion: v1\n  spec:\n    ^\n";
        assertThat(names(list)).contains("taints").doesNotContain("containers");
    }

    @ParameterizedTest
    @CsvSource({
        "'# a remark ^'",
        "'apiVersion: v1 # ^'",
        "'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n    ^'",
        "'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - args:\n    - |\n      ^'",
        "'apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    a: |\n      ki^'",
        "'apiVersion: v1\nkind: Nobody\nspec:\n  ^'",
        "'kind: Pod\nspec:\n  ^'",
        "'apiVersion: v1\nkind: Pod\nspec:\n  containers: ^'",
        "'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  -^'",
        "'apiVersion: v1\nkind: Pod\nspec:\n  nodeName: \"a^'",
        "'-- ^'",
        "'---^'",
    })
    void nothingIsProposedWhereNothingIsKnown(String text) {
        assertThat(names(text)).isEmpty();
    }

    /** However a text is broken, and wherever the caret stands. */
    @Test
    void noTextIsTooBroken() {
        var text = "---\n- a: {b: [c, 'd\n  e: |\n\t- - f\n: g\n{]}\n\"\n---\nkind: Pod\n-\n  - -x:y\n";
        for (int caret = 0; caret <= text.length(); caret++) {
            for (int end = caret; end <= text.length(); end++) {
                assertThat(Completion.at(text.substring(0, end), caret, NAMES)).isNotNull();
            }
        }
    }

    /** The server's own words for what it supports are the reference. */
    @ParameterizedTest
    @CsvSource({
        "PodSpec, restartPolicy, 'spec: {restartPolicy: %s, containers: [{name: a, image: a}]}'",
        "PodSpec, dnsPolicy, 'spec: {dnsPolicy: %s, containers: [{name: a, image: a}]}'",
        "Container, imagePullPolicy, 'spec: {containers: [{name: a, image: a, imagePullPolicy: %s}]}'",
        "Container, terminationMessagePolicy, 'spec: {containers: [{name: a, image: a, terminationMessagePolicy: %s}]}'",
        "ContainerPort, protocol, 'spec: {containers: [{name: a, image: a, ports: [{containerPort: 1, protocol: %s}]}]}'",
        "Toleration, operator, 'spec: {tolerations: [{key: a, operator: %s}], containers: [{name: a, image: a}]}'",
        "Toleration, effect, 'spec: {tolerations: [{key: a, operator: Exists, effect: %s}], containers: [{name: a, image: a}]}'",
        "PodOS, name, 'spec: {os: {name: %s}, containers: [{name: a, image: a}]}'",
        "TopologySpreadConstraint, whenUnsatisfiable, 'spec: {topologySpreadConstraints: [{maxSkew: 1, topologyKey: a, whenUnsatisfiable: %s}], containers: [{name: a, image: a}]}'",
        "SeccompProfile, type, 'spec: {securityContext: {seccompProfile: {type: %s}}, containers: [{name: a, image: a}]}'",
        "PodSecurityContext, fsGroupChangePolicy, 'spec: {securityContext: {fsGroupChangePolicy: %s}, containers: [{name: a, image: a}]}'",
        "PodSecurityContext, supplementalGroupsPolicy, 'spec: {securityContext: {supplementalGroupsPolicy: %s}, containers: [{name: a, image: a}]}'",
        "SecurityContext, procMount, 'spec: {hostUsers: false, containers: [{name: a, image: a, securityContext: {procMount: %s}}]}'",
    })
    void theValuesAreThoseThatTheServerSupports(String type, String field, String spec) {
        var struct = Schema.struct(type);
        var values = FieldValues.of(struct, struct.field(field));
        var text = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n" + spec.formatted("Nonsense") + "\n";
        var findings = ManifestLoad.plan(
                        List.of(new Source("a.yaml", text)), Lab.of("").session())
                .findings()
                .toString();
        var said = Pattern.compile("supported values: ((\"[^\"]*\"(, )?)+)").matcher(findings);
        assertThat(said.find()).as(findings).isTrue();
        assertThat(Arrays.stream(said.group(1).split(", ", -1)).map(word -> word.replace("\"", "")))
                .containsExactlyInAnyOrderElementsOf(values);
    }
}
