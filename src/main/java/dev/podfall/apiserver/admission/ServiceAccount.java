package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.sim.RandomSource;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pod acts as a service account, and finds the account's token in its containers.
 *
 * <p>Upstream: plugin/pkg/admission/serviceaccount/admission.go.
 * <br>Differs: an account never limits which secrets its pods may use; the volume's random name is drawn once for the pods
 * of a template.
 */
final class ServiceAccount {
    static final String DEFAULT = "default";

    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final List<String> SECRETS = List.of("secret", "secretRef", "secretKeyRef", "secretName");
    private static final String VOLUME = "kube-api-access-";
    private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

    private ServiceAccount() {}

    /**
     * The account that the pod acts as; null if that is the default one and its controller has not made it yet, for which
     * the server waits, or if the pod is a mirror pod.
     *
     * @throws ApiException Forbidden if there is no such account
     */
    static @Nullable KeptObject lookUp(Pod pod, ClusterState state) {
        if (isMirror(pod)) {
            refuseWhatMirrorsMayNot(pod);
            return null;
        }
        var named = pod.spec().rest().text("serviceAccountName", "");
        var name = named.isEmpty() ? DEFAULT : named;
        var found = state.get(BuiltInKinds.SERVICE_ACCOUNT, ObjectKey.of(pod.namespace(), name));
        if (found instanceof KeptObject account) {
            return account;
        }
        if (name.equals(DEFAULT)) {
            return null;
        }
        throw forbidden(
                pod,
                "error looking up service account " + pod.namespace() + "/" + name + ": serviceaccount \"" + name
                        + "\" not found");
    }

    /** Whether a kubelet shows one of its own pods so. */
    static boolean isMirror(Pod pod) {
        return pod.meta().annotations().has(MIRROR);
    }

    private static void refuseWhatMirrorsMayNot(Pod pod) {
        var rest = pod.spec().rest();
        if (!rest.text("serviceAccountName", "").isEmpty()) {
            throw forbidden(pod, "a mirror pod may not reference service accounts");
        }
        if (!rest.list("imagePullSecrets").isEmpty()
                || mentionsSecret(pod.spec().toTree())) {
            throw forbidden(pod, "a mirror pod may not reference secrets");
        }
        for (var volume : rest.list("volumes")) {
            if (volume instanceof Tree.Obj named) {
                for (var source : named.obj("projected").list("sources")) {
                    if (source instanceof Tree.Obj projection && projection.has("serviceAccountToken")) {
                        throw forbidden(pod, "a mirror pod may not use ServiceAccountToken volume projections");
                    }
                }
            }
        }
    }

    private static boolean mentionsSecret(Tree tree) {
        return switch (tree) {
            case Tree.Obj object -> {
                for (var key : object.keys()) {
                    var value = object.get(key);
                    if (SECRETS.contains(key) || (value != null && mentionsSecret(value))) {
                        yield true;
                    }
                }
                yield false;
            }
            case Tree.Arr(var items) -> items.stream().anyMatch(ServiceAccount::mentionsSecret);
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> false;
        };
    }

    private static ApiException forbidden(Pod pod, String detail) {
        return ApiException.forbidden(Kind.POD, NamespaceLifecycle.nameForRefusal(pod), detail);
    }

    /** @param account whose wishes count where the pod has none; null if it has none either */
    static PodSpec admit(PodSpec spec, @Nullable KeptObject account, RandomSource random) {
        var rest = spec.rest();
        if (account != null && rest.list("imagePullSecrets").isEmpty()) {
            var secrets = account.content().list("imagePullSecrets");
            rest = secrets.isEmpty() ? rest : rest.with("imagePullSecrets", Tree.list(secrets));
        }
        if (rest.text("serviceAccountName", "").isEmpty()) {
            rest = rest.with("serviceAccountName", Tree.text(DEFAULT));
        }
        rest = rest.with("serviceAccount", Tree.text(rest.text("serviceAccountName", "")));
        boolean mounts = account == null || account.content().flag("automountServiceAccountToken", true);
        if (!rest.flag("automountServiceAccountToken", mounts)) {
            return spec.withRest(rest);
        }
        var volume = presentVolume(rest);
        var name = volume.isEmpty() ? VOLUME + random.suffix(5) : volume;
        var init = mounted(spec.initContainers(), name);
        var main = mounted(spec.containers(), name);
        boolean needed = init != spec.initContainers() || main != spec.containers();
        if (needed && volume.isEmpty()) {
            var volumes = new ArrayList<>(rest.list("volumes"));
            volumes.add(volume(name));
            rest = rest.with("volumes", Tree.list(volumes));
        }
        return spec.withContainers(init, main).withRest(rest);
    }

    private static String presentVolume(Tree.Obj rest) {
        for (var item : rest.list("volumes")) {
            if (item instanceof Tree.Obj volume && volume.text("name", "").startsWith(VOLUME)) {
                return volume.text("name", "");
            }
        }
        return "";
    }

    private static List<Container> mounted(List<Container> containers, String volume) {
        var out = new ArrayList<Container>(containers.size());
        boolean changed = false;
        for (var container : containers) {
            var mounts = container.rest().list("volumeMounts");
            if (mounts.stream().anyMatch(ServiceAccount::isTokenMount)) {
                out.add(container);
                continue;
            }
            changed = true;
            var more = new ArrayList<>(mounts);
            more.add(Tree.builder()
                    .put("name", volume)
                    .put("mountPath", MOUNT_PATH)
                    .put("readOnly", true)
                    .build());
            out.add(container.withRest(container.rest().with("volumeMounts", Tree.list(more))));
        }
        return changed ? out : containers;
    }

    private static boolean isTokenMount(Tree mount) {
        return mount instanceof Tree.Obj o && MOUNT_PATH.equals(o.text("mountPath"));
    }

    private static Tree.Obj volume(String name) {
        var token = Tree.builder()
                .put("expirationSeconds", 3607L)
                .put("path", "token")
                .build();
        var certificate = Tree.builder()
                .put("name", "kube-root-ca.crt")
                .put("items", Tree.list(item("ca.crt").put("key", "ca.crt").build()))
                .build();
        var fieldRef = Tree.builder()
                .put("apiVersion", "v1")
                .put("fieldPath", "metadata.namespace")
                .build();
        var namespace = Tree.obj(
                "items", Tree.list(item("namespace").put("fieldRef", fieldRef).build()));
        var sources = Tree.list(
                Tree.obj("serviceAccountToken", token),
                Tree.obj("configMap", certificate),
                Tree.obj("downwardAPI", namespace));
        var projected =
                Tree.builder().put("defaultMode", 420L).put("sources", sources).build();
        return Tree.builder().put("name", name).put("projected", projected).build();
    }

    private static Tree.Builder item(String path) {
        return Tree.builder().put("path", path);
    }
}
