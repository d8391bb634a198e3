package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.ObjectKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kinds that nobody acts on, beside what the recordings {@code kept-kinds} and {@code service-accounts} show. */
class KeptKindsTest {
    private static final String DEFINITION = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: monitors.example.com}
        spec:
          group: example.com
          names: {kind: Monitor, plural: monitors, shortNames: [mon]}
          scope: Namespaced
          versions:
          - {name: v1beta1, served: true, storage: false}
          - {name: v1, served: true, storage: true}
        """;

    private final Terminal terminal = Terminal.withAgent();

    @Test
    void whatNobodyDescribesIsShownFieldByField() {
        terminal.file(
                "lease.yaml",
                "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: leader}, spec: {holderIdentity: me}}");
        terminal.type("kubectl create -f lease.yaml");
        assertThat(terminal.type("kubectl describe lease leader")).startsWith("""
            Name:         leader
            Namespace:    default
            Labels:       <none>
            Annotations:  <none>
            API Version:  coordination.k8s.io/v1
            Kind:         Lease
            Metadata:
              Creation Timestamp:""");
    }

    @Test
    void theNewestVersionOfADefinitionIsListedAndBothAreTaken() {
        terminal.file("crd.yaml", DEFINITION);
        terminal.file("old.yaml", "{apiVersion: example.com/v1beta1, kind: Monitor, metadata: {name: old}}");
        terminal.file("new.yaml", "{apiVersion: example.com/v1, kind: Monitor, metadata: {name: new}}");
        terminal.type("kubectl apply -f crd.yaml");
        assertThat(terminal.type("kubectl api-resources --api-group=example.com --no-headers"))
                .isEqualTo("monitors   mon   example.com/v1   true   Monitor\n");
        assertThat(terminal.type("kubectl apply -f old.yaml -f new.yaml")).isEqualTo("""
            monitor.example.com/old created
            monitor.example.com/new created
            """);
        assertThat(terminal.type("kubectl get mon -o name")).isEqualTo("""
            monitor.example.com/new
            monitor.example.com/old
            """);
    }

    @Test
    void aServiceKeepsItsAddressAndOthersGetAnother() {
        terminal.type("kubectl create service clusterip a --tcp=80");
        terminal.type("kubectl create service clusterip b --tcp=80:8080");
        assertThat(terminal.type("kubectl get svc -o custom-columns=A:.spec.clusterIP --no-headers"))
                .isEqualTo("10.96.0.2\n10.96.0.3\n10.96.0.1\n");
        terminal.type("kubectl label svc a x=y");
        assertThat(terminal.type("kubectl get svc a -o jsonpath={.spec.clusterIP}"))
                .isEqualTo("10.96.0.2");
    }

    @Test
    void namespacesTakeWhatIsInThemAlong() {
        terminal.type("kubectl create namespace tools");
        terminal.type("kubectl create configmap c --from-literal=a=b -n tools");
        terminal.type("kubectl delete namespace tools");
        assertThat(terminal.state().get(BuiltInKinds.CONFIG_MAP, ObjectKey.of("tools", "c")))
                .isNull();
        assertThat(terminal.state().get(BuiltInKinds.SERVICE_ACCOUNT, ObjectKey.of("tools", "default")))
                .isNull();
        assertThat(terminal.type("kubectl get ns tools"))
                .isEqualTo("! Error from server (NotFound): namespaces \"tools\" not found\n? 1\n");
    }

    @Test
    void whatNobodyMadeIsWrongInTheServersWords() {
        assertThat(terminal.type("kubectl create configmap"))
                .startsWith("! error: exactly one NAME is required, got 0");
        assertThat(terminal.type("kubectl create configmap c --from-literal=a")).isEqualTo("""
            ! error: invalid literal source a, expected key=value
            ? 1
            """);
        assertThat(terminal.type("kubectl create job j"))
                .isEqualTo("! error: either --image or --from must be specified\n? 1\n");
    }

    @Test
    void whatBelongsToThemGoesWithThemOrIsLetGo() {
        terminal.type("kubectl create configmap owner --from-literal=a=b");
        var uid = terminal.type("kubectl get cm owner -o jsonpath={.metadata.uid}");
        for (var name : List.of("one", "two")) {
            terminal.file(name + ".yaml", """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %s
                  ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: owner, uid: %s}]
                spec: {containers: [{name: c, image: registry.example/c:1}]}
                """.formatted(name, uid));
        }
        terminal.type("kubectl apply -f one.yaml");
        terminal.type("kubectl delete cm owner --cascade=orphan");
        assertThat(terminal.type("kubectl get pod one -o jsonpath={.metadata.ownerReferences}"))
                .isEmpty();
        terminal.type("kubectl apply -f two.yaml");
        assertThat(terminal.type("kubectl get pods two -o name"))
                .as("nobody has seen an owner of this name that had dependents go")
                .isEqualTo("pod/two\n");
        terminal.type("kubectl create configmap other --from-literal=a=b");
        var other = terminal.type("kubectl get cm other -o jsonpath={.metadata.uid}");
        terminal.file("three.yaml", """
            apiVersion: v1
            kind: Secret
            metadata:
              name: three
              ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: other, uid: %s}]
            """.formatted(other));
        terminal.type("kubectl apply -f three.yaml");
        terminal.type("kubectl delete cm other");
        assertThat(terminal.type("kubectl get secrets")).isEqualTo("! No resources found in default namespace.\n");
    }
}
