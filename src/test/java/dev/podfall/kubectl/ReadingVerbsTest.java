package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingVerbsTest {
    private final Terminal terminal = Terminal.withAgent();

    @Test
    void namesMayBeGivenInAllForms() {
        var line = "daemonset.apps/agent\n";
        for (var words : new String[] {
            "ds agent",
            "ds/agent",
            "daemonset agent",
            "daemonsets.apps agent",
            "daemonsets.v1.apps/agent",
            "DaemonSet agent"
        }) {
            assertThat(terminal.type("kubectl get " + words + " -o name")).isEqualTo(line);
        }
    }

    @Test
    void severalTypesAndNamesAreMultiplied() {
        assertThat(terminal.type("kubectl get ds,nodes agent n1 -o name")).isEqualTo("""
            daemonset.apps/agent
            node/n1
            ! Error from server (NotFound): daemonsets.apps "n1" not found
            ! Error from server (NotFound): nodes "agent" not found
            ? 1
            """);
    }

    @Test
    void allMeansWhatRunsAndServes() {
        assertThat(terminal.type("kubectl get all -o name")).isEqualTo("""
            pod/agent-{x}
            pod/agent-{x}
            service/kubernetes
            daemonset.apps/agent
            """);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(terminal.type("kubectl get monitors.example.com web")).isEqualTo("""
            ! error: the server doesn't have a resource type "monitors"
            ? 1
            """);
        assertThat(terminal.type("kubectl get ds nope -o yaml")).isEqualTo("""
            ! Error from server (NotFound): daemonsets.apps "nope" not found
            ? 1
            """);
        assertThat(terminal.type("kubectl get ds nope --ignore-not-found")).isEmpty();
    }

    @Test
    void nothingFoundIsSaidOnStandardErrorAndIsNoFailure() {
        assertThat(terminal.type("kubectl get pods -n empty")).isEqualTo("! No resources found in empty namespace.\n");
        assertThat(terminal.type("kubectl get pods -A -l app=none")).isEqualTo("! No resources found\n");
        assertThat(terminal.type("kubectl get nodes -l app=none")).isEqualTo("! No resources found\n");
        assertThat(terminal.type("kubectl get pods -l app=none -o name")).isEmpty();
    }

    @Test
    void fieldSelectorsKnowTheFieldsThatTheServerKnows() {
        assertThat(terminal.type("kubectl get pods --field-selector spec.nodeName=n1,status.phase!=Pending -o name"))
                .isEqualTo("pod/agent-{x}\n");
        assertThat(terminal.type("kubectl get nodes --field-selector spec.unschedulable=false -o name"))
                .isEqualTo("node/n1\nnode/n2\n");
        assertThat(terminal.type("kubectl get pods --field-selector spec.image=x"))
                .isEqualTo("""
                    ! Error from server (BadRequest): Unable to find "/v1, Resource=pods" that match label selector "", field \
                    selector "spec.image=x": field label not supported: spec.image
                    ? 1
                    """);
        assertThat(terminal.type("kubectl get ds --field-selector spec.image=x"))
                .isEqualTo("""
                    ! Error from server (BadRequest): Unable to find "apps/v1, Resource=daemonsets" that match label selector \
                    "", field selector "spec.image=x": "spec.image" is not a known field selector: only "metadata.name", \
                    "metadata.namespace"
                    ? 1
                    """);
    }

    @Test
    void argumentsThatMakeNoSenseAreRefused() {
        assertThat(terminal.type("kubectl get")).isEqualTo("""
            ! You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of \
            supported resources.
            !\s
            ! error: Required resource not specified.
            ! Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
            ! See 'kubectl get -h' for help and examples
            ? 1
            """);
        assertThat(terminal.type("kubectl get pods a -l app=b")).isEqualTo("""
            ! error: name cannot be provided when a selector is specified
            ? 1
            """);
        assertThat(terminal.type("kubectl get a/b/c")).isEqualTo("""
            ! error: arguments in resource/name form may not have more than one slash
            ? 1
            """);
        assertThat(terminal.type("kubectl get pods --show-labels -o yaml")).isEqualTo("""
            ! error: --show-labels option cannot be used with yaml printer
            ? 1
            """);
        assertThat(terminal.type("kubectl get pod x -A")).isEqualTo("""
            ! error: a resource cannot be retrieved by name across all namespaces
            ? 1
            """);
    }

    @Test
    void watchingPrintsTheListAndThenWhatChanges() {
        var io = new StrictIo(Map.of());
        Kubectl.run(Words.split("delete pods --field-selector spec.nodeName=n1 --wait=false"), io, terminal);
        Kubectl.run(Words.split("get ds -w"), io, terminal);
        assertThat(io.out().lines().skip(1))
                .containsExactly(
                        "NAME    DESIRED   CURRENT   READY   UP-TO-DATE   AVAILABLE   NODE SELECTOR   AGE",
                        "agent   2         2         2       2            2           <none>          2s",
                        "agent   2         1         1       1            1           <none>          2s",
                        "agent   2         2         1       2            1           <none>          2s",
                        "agent   2         2         2       2            2           <none>          2s");
        assertThat(io.err()).isEqualTo("Nothing is left that could change by itself: watching ends here.\n");
    }

    @Test
    void describeTakesAPrefixAndThenShowsNoEvents() {
        assertThat(terminal.type("kubectl describe ds agent")).contains("\nEvents:\n");
        assertThat(terminal.type("kubectl describe ds ag")).startsWith("Name:").doesNotContain("Events:");
        assertThat(terminal.type("kubectl describe ds x")).isEqualTo("""
            ! Error from server (NotFound): daemonsets.apps "x" not found
            ? 1
            """);
        assertThat(terminal.type("kubectl describe pods -l app=none"))
                .isEqualTo("! No resources found in default namespace.\n");
    }

    @Test
    void severalDescriptionsStandApartAndHaveNoEvents() {
        assertThat(terminal.type("kubectl describe nodes"))
                .contains("\n\n\nName:               n2\n")
                .doesNotContain("Events:");
    }

    @Test
    void eventsComeInTheOrderOfTime() {
        assertThat(terminal.type("kubectl events --for ds/agent --no-headers")).isEqualTo("""
            2s    Normal   SuccessfulCreate   DaemonSet/agent   Created pod: agent-{x}
            2s    Normal   SuccessfulCreate   DaemonSet/agent   Created pod: agent-{x}
            """);
        assertThat(terminal.type("kubectl events -n empty")).isEqualTo("! No events found in empty namespace.\n");
    }

    @Test
    void kindsAndFieldsAreExplained() {
        assertThat(terminal.type("kubectl explain ds.spec.updateStrategy.type")).isEqualTo("""
            GROUP:      apps
            KIND:       DaemonSet
            VERSION:    v1

            FIELD: type <string>


            DESCRIPTION:
                RollingUpdate replaces them by itself, OnDelete waits until somebody deletes
                a pod.
            """);
        assertThat(terminal.type("kubectl explain daemonsets.apps.spec")).contains("FIELD: spec <DaemonSetSpec>");
        assertThat(terminal.type("kubectl explain node.spec.taint")).isEqualTo("""
            KIND:       Node
            VERSION:    v1

            ! error: field "taint" does not exist
            ? 1
            """);
    }

    @Test
    void whatIsNotSupportedSaysSo() {
        assertThat(terminal.type("kubectl -n x exec web -- ls")).isEqualTo("""
            ! error: kubectl exec is not supported by Podfall: containers are simulated and run no programs
            ? 1
            """);
        assertThat(terminal.type("kubectl gett pods")).isEqualTo("""
            ! error: unknown command "gett" for "kubectl"
            !\s
            ! Did you mean this?
            ! 	set
            ! 	get
            ? 1
            """);
        assertThat(terminal.type("kubectl get pods --context prod")).isEqualTo("""
            ! Error in configuration: context was not found for specified context: prod
            ? 1
            """);
    }

    @Test
    void everyVerbHasHelp() {
        for (var verb : KubectlGrammar.ROOT.children()) {
            assertThat(terminal.type(verb.commandPath() + " --help"))
                    .startsWith(verb.summary().toString())
                    .contains("\nUsage:\n");
            for (var child : verb.children()) {
                assertThat(terminal.type(child.commandPath() + " -h"))
                        .startsWith(child.summary().toString());
            }
        }
    }

    @Test
    void tablesWithoutHeadersStandTogether() {
        assertThat(terminal.type("kubectl get ds/agent node/n1 -o name").lines())
                .hasSize(2);
        assertThat(terminal.type("kubectl get ds/agent node/n1 --no-headers").lines())
                .hasSize(2);
        assertThat(terminal.type("kubectl get ds/agent node/n1").lines()).hasSize(5);
    }

    @Test
    void aTemplateMayStandInAFlagOfItsOwn() {
        assertThat(terminal.type("kubectl get ds agent --template={{.metadata.name}}"))
                .isEqualTo("agent");
        assertThat(terminal.type("kubectl get ds agent -o go-template --template={{.metadata.name}}"))
                .isEqualTo("agent");
        assertThat(terminal.type("kubectl get ds agent -o jsonpath --template={.metadata.name}"))
                .isEqualTo("agent");
    }

    @Test
    void aJsonPathBeyondAListsEndShowsWhatItWasGiven() {
        assertThat(terminal.type("kubectl get pods -n kube-system -o jsonpath={.items[0].spec}"))
                .isEqualTo("""
            ! error: error executing jsonpath "{.items[0].spec}": Error executing template: array index out of bounds: \
            index 0, length 0. Printing more information for debugging the template:
            ! \ttemplate was:
            ! \t\t{.items[0].spec}
            ! \tobject given to jsonpath engine was:
            ! \t\tmap[string]interface {}{"apiVersion":"v1", "items":[]interface {}{}, "kind":"List", \
            "metadata":map[string]interface {}{"resourceVersion":""}}
            !\s
            !\s
            ? 1
            """);
        assertThat(terminal.type("kubectl get nodes -o jsonpath={.items[-1].metadata.name}"))
                .isEqualTo("n2");
        assertThat(terminal.type("kubectl get nodes -o jsonpath={.items[1:].metadata.name}"))
                .isEqualTo("n2");
        assertThat(terminal.type("kubectl get nodes -o jsonpath={.items[0:5].metadata.name}"))
                .startsWith("! error: error executing jsonpath \"{.items[0:5].metadata.name}\": Error executing"
                        + " template: array index out of bounds: index 4, length 2.");
    }

    @Test
    void descriptionsSayWhatVariablesHoldAndVolumesAre() {
        terminal.file("env.yaml", """
            apiVersion: v1
            kind: Pod
            metadata: {name: env}
            spec:
              topologySpreadConstraints:
              - {maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {a: b}}}
              containers:
              - name: main
                image: registry.example/app:1.0
                resources: {limits: {memory: 1Gi}}
                env:
                - {name: NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
                - {name: CPU, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}
                - {name: MEMORY, valueFrom: {resourceFieldRef: {resource: limits.memory, divisor: 1Mi}}}
              volumes:
              - {name: d, downwardAPI: {items: [{path: l, fieldRef: {fieldPath: metadata.labels}}]}}
            """);
        terminal.type("kubectl apply -f env.yaml");
        assertThat(terminal.type("kubectl describe pod env").lines().map(String::strip))
                .contains(
                        "NAME:    env (v1:metadata.name)",
                        "NODE:     (v1:spec.nodeName)",
                        "CPU:     node allocatable (limits.cpu)",
                        "MEMORY:  1024 (limits.memory)",
                        "Type:  DownwardAPI (a volume populated by information about the pod)",
                        "metadata.labels -> l",
                        "Topology Spread Constraints:  zone:ScheduleAnyway when max skew 1 is exceeded for selector a=b");
    }
}
