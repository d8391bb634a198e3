package dev.podfall.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.admission.Quotas;
import dev.podfall.apiserver.schema.Yaml;
import org.junit.jupiter.api.Test;

/** Quotas, where recordings do not ask; the answers are those of pkg/quota/v1/evaluator/core. */
class QuotasTest {
    private static final String POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: %s}\nspec: {%s}\n";
    private static final String PLAIN = "containers: [{name: main, image: x}]";

    private final Server server = new Server();

    private void quota(String spec) {
        server.create("apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q}\nspec: {" + spec + "}\n");
    }

    private String refused(String name, String spec) {
        return Server.refusal(() -> server.create(POD.formatted(name, spec)));
    }

    private String used() {
        var quota = (KeptObject) server.stored(BuiltInKinds.RESOURCE_QUOTA, "q");
        assertThat(quota).isNotNull();
        return Quotas.status(quota, server.store.state(), server.clock.now())
                .obj("used")
                .toString();
    }

    @Test
    void aPodIsRefusedWhenThereAreAsManyAsMayBe() {
        quota("hard: {pods: '1'}");
        assertThat(refused("a", PLAIN)).isEmpty();
        assertThat(refused("b", PLAIN))
                .isEqualTo(
                        "pods \"b\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1");
        server.delete(Kind.POD, "a", DeleteOptions.grace(0));
        assertThat(refused("b", PLAIN)).isEmpty();
    }

    @Test
    void whatAllContainersAndTheOverheadRequestCounts() {
        server.create("apiVersion: node.k8s.io/v1\nkind: RuntimeClass\nmetadata: {name: deep}\nhandler: h\n"
                + "overhead: {podFixed: {cpu: 100m}}\n");
        quota("hard: {requests.cpu: '1'}");
        var spec = "runtimeClassName: deep, initContainers: [{name: i, image: x, resources: {requests: {cpu: 900m}}}], "
                + "containers: [{name: main, image: x, resources: {requests: {cpu: 200m}}}]";
        assertThat(refused("a", spec)).isEmpty();
        assertThat(refused("b", spec))
                .contains("requested: requests.cpu=1, used: requests.cpu=1, limited: requests.cpu=1");
    }

    @Test
    void extendedResourcesAreCountedAsRequests() {
        quota("hard: {requests.example.com/gpu: '2'}");
        var spec = "containers: [{name: main, image: x, resources: {limits: {example.com/gpu: 2}}}]";
        assertThat(refused("a", spec)).isEmpty();
        assertThat(refused("b", spec)).contains("exceeded quota: q, requested: requests.example.com/gpu=2");
        assertThat(refused("c", PLAIN)).isEmpty();
    }

    @Test
    void containersMustNameWhatIsCountedUnlessThePodSaysItAsAWhole() {
        quota("hard: {limits.memory: 1Gi, ephemeral-storage: 1Gi}");
        assertThat(refused("a", PLAIN))
                .isEqualTo("pods \"a\" is forbidden: failed quota: q: must specify limits.memory for: main");
        assertThat(refused("a", "resources: {limits: {memory: 64Mi}}, " + PLAIN))
                .isEmpty();
    }

    @Test
    void aQuotaWithScopesSpeaksOfSomePodsOnly() {
        quota(
                "hard: {pods: '0'}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [high]}]}");
        server.create("apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: high}\nvalue: 5\n");
        assertThat(refused("a", PLAIN)).isEmpty();
        assertThat(refused("b", "priorityClassName: high, " + PLAIN)).contains("exceeded quota: q");
    }

    @Test
    void aPodThatIsOverTakesNothingButItsPlaceInTheStore() {
        quota("hard: {pods: '1', count/pods: '2'}");
        assertThat(refused("a", PLAIN)).isEmpty();
        server.api.patch(
                Kind.POD,
                Server.keyOf(Kind.POD, "a"),
                PatchType.MERGE,
                Yaml.tree("status: {phase: Succeeded}"),
                Server.KUBECTL.ofStatus());
        assertThat(used()).contains("count/pods").doesNotContain("pods=1");
        assertThat(refused("b", PLAIN)).isEmpty();
        assertThat(refused("c", PLAIN)).contains("requested: count/pods=1,pods=1");
    }

    @Test
    void servicesCountByWhatTheyOpen() {
        quota("hard: {services.nodeports: '1', services.loadbalancers: '0'}");
        var service = "apiVersion: v1\nkind: Service\nmetadata: {name: %s}\nspec: {type: %s, ports: [{port: 80}]}\n";
        server.create(service.formatted("inside", "ClusterIP"));
        server.create(service.formatted("one", "NodePort"));
        assertThat(Server.refusal(() -> server.create(service.formatted("two", "NodePort"))))
                .contains("requested: services.nodeports=1, used: services.nodeports=1");
        assertThat(Server.refusal(() -> server.create(service.formatted("three", "LoadBalancer"))))
                .contains("exceeded quota: q, requested: services.loadbalancers=1,services.nodeports=1");
    }

    @Test
    void anotherNamespaceIsNoneOfItsBusiness() {
        quota("hard: {pods: '0'}");
        server.create("apiVersion: v1\nkind: Namespace\nmetadata: {name: other}\n");
        assertThat(Server.refusal(() -> server.create(
                        "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: other}\nspec: {" + PLAIN + "}\n")))
                .isEmpty();
    }
}
