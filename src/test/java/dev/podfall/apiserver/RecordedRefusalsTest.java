package dev.podfall.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.validation.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal of the recordings, with the API server's words. */
class RecordedRefusalsTest {
    private static final String LABEL_NAME =
            "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
                    + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation"
                    + " is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final String LABEL_VALUE =
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                    + " start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345',"
                    + " regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
    private static final String SUBDOMAIN =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                    + " start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is"
                    + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    private static final String AGENT = "DaemonSet.apps \"agent\" is invalid: ";
    private static final String NOT_LABELS =
            "spec.template.metadata.labels: Invalid value: {\"app\":\"agent\"}: `selector` does not match template"
                    + " `labels`";
    private static final String MATCH_LABELS = "{matchLabels: {app: agent}}";

    static List<Arguments> daemonSets() {
        var rolling = "spec.updateStrategy.rollingUpdate.";
        return List.of(
                daemonSet("selector mismatch", "{matchLabels: {app: other}}", "", "", AGENT + NOT_LABELS),
                daemonSet(
                        "empty selector",
                        "{}",
                        "",
                        "",
                        AGENT + "spec.selector: Invalid value: {}: empty selector is invalid for daemonset"),
                daemonSet(
                        "restartPolicy",
                        MATCH_LABELS,
                        "",
                        "restartPolicy: Never",
                        AGENT + "spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values:"
                                + " \"Always\""),
                daemonSet(
                        "unknown field",
                        MATCH_LABELS,
                        "replicas: 3",
                        "",
                        "DaemonSet in version \"v1\" cannot be handled as a DaemonSet: strict decoding error: unknown"
                                + " field \"spec.replicas\""),
                daemonSet(
                        "unknown nested field",
                        MATCH_LABELS,
                        "",
                        "tolerance: []",
                        "DaemonSet in version \"v1\" cannot be handled as a DaemonSet: strict decoding error: unknown"
                                + " field \"spec.template.spec.tolerance\""),
                daemonSet(
                        "wrong type",
                        MATCH_LABELS,
                        "minReadySeconds: soon",
                        "",
                        "DaemonSet in version \"v1\" cannot be handled as a DaemonSet: json: cannot unmarshal string"
                                + " into Go struct field DaemonSetSpec.spec.minReadySeconds of type int32"),
                daemonSet(
                        "negative",
                        MATCH_LABELS,
                        "minReadySeconds: -3",
                        "",
                        AGENT + "spec.minReadySeconds: Invalid value: -3: must be greater than or equal to 0"),
                daemonSet(
                        "both zero",
                        MATCH_LABELS,
                        "updateStrategy: {rollingUpdate: {maxUnavailable: 0, maxSurge: 0}}",
                        "",
                        AGENT + rolling + "maxUnavailable: Required value: cannot be 0 when maxSurge is 0"),
                daemonSet(
                        "both set",
                        MATCH_LABELS,
                        "updateStrategy: {rollingUpdate: {maxUnavailable: 1, maxSurge: 1}}",
                        "",
                        AGENT + rolling + "maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero"),
                daemonSet(
                        "percent",
                        MATCH_LABELS,
                        "updateStrategy: {rollingUpdate: {maxUnavailable: 150%}}",
                        "",
                        AGENT + rolling + "maxUnavailable: Invalid value: \"150%\": must not be greater than 100%"),
                daemonSet(
                        "not percent",
                        MATCH_LABELS,
                        "updateStrategy: {rollingUpdate: {maxUnavailable: half}}",
                        "",
                        AGENT + "[" + rolling
                                + "maxUnavailable: Invalid value: \"half\": a valid percent string must be a numeric"
                                + " string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation"
                                + " is '[0-9]+%'), " + rolling
                                + "maxUnavailable: Required value: cannot be 0 when maxSurge is 0]"),
                daemonSet(
                        "strategy",
                        MATCH_LABELS,
                        "updateStrategy: {type: Recreate}",
                        "",
                        AGENT + "spec.updateStrategy: Unsupported value:"
                                + " {\"Type\":\"Recreate\",\"RollingUpdate\":null}: supported values:"
                                + " \"RollingUpdate\", \"OnDelete\""),
                daemonSet(
                        "history",
                        MATCH_LABELS,
                        "revisionHistoryLimit: -1",
                        "",
                        AGENT + "spec.revisionHistoryLimit: Invalid value: -1: must be greater than or equal to 0"));
    }

    private static Arguments daemonSet(String name, String selector, String more, String podSpec, String expected) {
        return Arguments.of(name, Server.daemonSet("agent", selector, more, podSpec), expected);
    }

    static List<Arguments> tolerations() {
        var path = AGENT + "spec.template.spec.tolerations[0].";
        return List.of(
                toleration(
                        "{key: a, operator: Exists, value: b}",
                        path + "operator: Invalid value: \"b\": value must be empty when `operator` is 'Exists'"),
                toleration(
                        "{operator: Equal, value: x}",
                        path + "operator: Invalid value: \"Equal\": operator must be Exists when `key` is empty, which"
                                + " means \"match all values and all keys\""),
                toleration(
                        "{key: a, operator: Exists, effect: NoSchedule, tolerationSeconds: 5}",
                        path + "effect: Invalid value: \"NoSchedule\": effect must be 'NoExecute' when"
                                + " `tolerationSeconds` is set"),
                toleration(
                        "{key: a, operator: Exists, effect: NoRun}",
                        path + "effect: Unsupported value: \"NoRun\": supported values: \"NoSchedule\","
                                + " \"PreferNoSchedule\", \"NoExecute\""),
                toleration(
                        "{key: a, operator: In, value: b}",
                        path + "operator: Unsupported value: \"In\": supported values: \"Equal\", \"Exists\""),
                toleration(
                        "{key: a, operator: Gt, value: '3'}",
                        path + "operator: Unsupported value: \"Gt\": supported values: \"Equal\", \"Exists\", \"Lt\","
                                + " \"Gt\""),
                toleration("{key: a b, operator: Exists}", path + "key: Invalid value: \"a b\": " + LABEL_NAME));
    }

    private static Arguments toleration(String toleration, String expected) {
        return Arguments.of(
                toleration, Server.daemonSet("agent", MATCH_LABELS, "", "tolerations: [" + toleration + "]"), expected);
    }

    static List<Arguments> affinity() {
        var terms = "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution"
                + ".nodeSelectorTerms";
        var expression = AGENT + terms + "[0].matchExpressions[0].";
        var field = AGENT + terms + "[0].matchFields[0].";
        return List.of(
                terms(
                        "[{matchExpressions: [{key: zone, operator: In}]}]",
                        expression + "values: Required value: must be specified when `operator` is 'In' or 'NotIn'"),
                terms(
                        "[{matchExpressions: [{key: zone, operator: Exists, values: [a]}]}]",
                        expression + "values: Forbidden: may not be specified when `operator` is 'Exists' or"
                                + " 'DoesNotExist'"),
                terms("[{matchExpressions: [{key: zone, operator: Gt, values: [a]}]}]", ""),
                terms(
                        "[{matchExpressions: [{key: zone, operator: Gt, values: ['1', '2']}]}]",
                        expression + "values: Required value: must be specified single value when `operator` is 'Lt'"
                                + " or 'Gt'"),
                terms(
                        "[{matchExpressions: [{key: zone, operator: Is, values: [a]}]}]",
                        expression + "operator: Invalid value: \"Is\": not a valid selector operator"),
                terms(
                        "[{matchFields: [{key: metadata.namespace, operator: In, values: [a]}]}]",
                        field + "key: Invalid value: \"metadata.namespace\": not a valid field selector key"),
                terms(
                        "[{matchFields: [{key: metadata.name, operator: In, values: [a, b]}]}]",
                        field + "values: Required value: must be only one value when `operator` is 'In' or 'NotIn' for"
                                + " node field selector"),
                terms("[]", AGENT + terms + ": Required value: must have at least one node selector term"),
                Arguments.of(
                        "nodeSelector",
                        Server.daemonSet("agent", MATCH_LABELS, "", "nodeSelector: {'a b': c}"),
                        AGENT + "spec.template.spec.nodeSelector: Invalid value: \"a b\": " + LABEL_NAME));
    }

    private static Arguments terms(String terms, String expected) {
        var affinity = "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
                + terms + "}}}";
        return Arguments.of(terms, Server.daemonSet("agent", MATCH_LABELS, "", affinity), expected);
    }

    static List<Arguments> others() {
        var out = new ArrayList<Arguments>();
        out.add(Arguments.of(
                "no selector",
                Server.daemonSet("agent", MATCH_LABELS, "", "").replaceFirst("  selector: .*\n", ""),
                AGENT + NOT_LABELS));
        out.add(Arguments.of(
                "no containers",
                Server.daemonSet("agent", MATCH_LABELS, "", "").replaceFirst("containers: .*\n", "containers: []\n"),
                AGENT + "spec.template.spec.containers: Required value"));
        out.add(Arguments.of(
                "no image",
                Server.daemonSet("agent", MATCH_LABELS, "", "").replace("registry.example/agent:1.0", ""),
                AGENT + "spec.template.spec.containers[0].image: Required value"));
        out.add(Arguments.of(
                "bad name",
                Server.daemonSet("Agent_1", ""),
                "DaemonSet.apps \"Agent_1\" is invalid: metadata.name: Invalid value: \"Agent_1\": " + SUBDOMAIN));
        out.add(node(
                "taint effect",
                "x1",
                "taints: [{key: a, effect: Maybe}]",
                "metadata.taints[0].effect: Unsupported value: \"Maybe\": supported values: \"NoSchedule\","
                        + " \"PreferNoSchedule\", \"NoExecute\""));
        out.add(node("taint without effect", "x2", "taints: [{key: a}]", "metadata.taints[0].effect: Required value"));
        out.add(node(
                "taint twice",
                "x3",
                "taints: [{key: a, effect: NoSchedule}, {key: a, value: b, effect: NoSchedule}]",
                "metadata.taints[1]: Duplicate value:"
                        + " {\"Key\":\"a\",\"Value\":\"b\",\"Effect\":\"NoSchedule\",\"TimeAdded\":null}: taints must"
                        + " be unique by key and effect pair"));
        out.add(node(
                "taint key",
                "x4",
                "taints: [{key: a b, effect: NoSchedule}]",
                "metadata.taints[0].key: Invalid value: \"a b\": " + LABEL_NAME));
        out.add(node(
                "taint value",
                "x5",
                "taints: [{key: a, value: b c, effect: NoSchedule}]",
                "metadata.taints[0].value: Invalid value: \"b c\": " + LABEL_VALUE));
        out.add(node("node name", "X_6", "", "metadata.name: Invalid value: \"X_6\": " + SUBDOMAIN));
        out.add(Arguments.of(
                "one key, two effects",
                "{apiVersion: v1, kind: Node, metadata: {name: x8}, spec: {taints: [{key: a, effect: NoSchedule},"
                        + " {key: a, effect: NoExecute}]}}",
                ""));
        out.add(Arguments.of(
                "label",
                "{apiVersion: v1, kind: Node, metadata: {name: x7, labels: {'a b': c}}}",
                "Node \"x7\" is invalid: metadata.labels: Invalid value: \"a b\": " + LABEL_NAME));
        out.add(Arguments.of(
                "system priority class",
                "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: system-mine}, value: 5}",
                "PriorityClass.scheduling.k8s.io \"system-mine\" is invalid: metadata.name: Forbidden: priority class"
                        + " names with 'system-' prefix are reserved for system use only. error: system-mine is not a"
                        + " known system priority class"));
        out.add(Arguments.of(
                "high priority class",
                "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: big}, value: 2000000000}",
                "PriorityClass.scheduling.k8s.io \"big\" is invalid: value: Forbidden: maximum allowed value of a user"
                        + " defined priority is 1000000000"));
        out.add(Arguments.of(
                "the article's pod", """
                apiVersion: v1
                kind: Pod
                metadata: {name: demo-node-affinity}
                spec:
                  affinity:
                    nodeAffinity:
                      requiredDuringSchedulingIgnoredDuringExecution:
                        nodeSelectorTerms:
                        - matchExpressions: [{key: metadata.name, operator: In, values: [demo-node]}]
                """, "Pod \"demo-node-affinity\" is invalid: spec.containers: Required value"));
        return out;
    }

    private static Arguments node(String name, String node, String spec, String expected) {
        return Arguments.of(
                name,
                "{apiVersion: v1, kind: Node, metadata: {name: " + node + "}, spec: {" + spec + "}}",
                "Node \"" + node + "\" is invalid: " + expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"daemonSets", "tolerations", "affinity", "others"})
    void create(String name, String yaml, String expected) {
        assertThat(Server.refusalOf(yaml)).as(name).isEqualTo(expected);
    }

    @Test
    void theSelectorIsImmutable() {
        var server = new Server();
        server.create(Server.daemonSet("agent", ""));

        assertThat(Server.refusal(
                        () -> server.replace(Server.daemonSet("agent", "").replace("{app: agent}", "{app: x}"))))
                .isEqualTo(AGENT + "spec.selector: Invalid value: {\"matchLabels\":{\"app\":\"x\"}}: field is"
                        + " immutable");
    }

    @Test
    void anUpdateThatEmptiesTheSelectorIsWrongTwice() {
        var server = new Server();
        server.create(Server.daemonSet("agent", ""));

        assertThat(Server.refusal(() -> server.replace(Server.daemonSet("agent", "{}", "", ""))))
                .isEqualTo(AGENT + "[spec.selector: Invalid value: {}: field is immutable,"
                        + " spec.selector: Invalid value: {}: empty selector is invalid for daemonset]");
    }

    @Test
    void aPodsTolerationsOnlyGrow() {
        var server = new Server();
        server.create(Server.pod("p", ""));
        server.patch(Kind.POD, "p", PatchType.STRATEGIC, "{spec: {tolerations: [{key: late, operator: Exists}]}}");

        var refusal = Server.refusalStatus(() -> server.patch(
                Kind.POD,
                "p",
                PatchType.STRATEGIC,
                "{spec: {tolerations: null, containers: [{name: main, image: 'registry.example/app:2.0'}]}}"));

        assertThat(refusal)
                .isEqualTo(new Status(
                        422,
                        "Invalid",
                        "Pod \"p\" is invalid: spec.tolerations: Forbidden: existing toleration can not be modified"
                                + " except its tolerationSeconds",
                        "Pod",
                        "p",
                        List.of(new Status.Cause(
                                FieldError.Type.FORBIDDEN,
                                "spec.tolerations",
                                "Forbidden: existing toleration can not be modified except its tolerationSeconds",
                                FieldError.Rule.STAYS))));
    }
}
