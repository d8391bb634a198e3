package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.tree.Tree;
import dev.podfall.sim.RandomSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A pod acts as a service account, and finds the account's token in its containers.
 *
 * <p>Upstream: plugin/pkg/admission/serviceaccount/admission.go.
 * <br>Differs: every account exists and allows its token to be mounted; the volume's random name is drawn once for
 * the pods of a template.
 */
final class ServiceAccount {
    private static final String VOLUME = "kube-api-access-";
    private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

    private ServiceAccount() {}

    static PodSpec admit(PodSpec spec, RandomSource random) {
        var rest = spec.rest();
        if (rest.text("serviceAccountName", "").isEmpty()) {
            rest = rest.with("serviceAccountName", Tree.text("default"));
        }
        rest = rest.with("serviceAccount", Tree.text(rest.text("serviceAccountName", "")));
        if (!rest.flag("automountServiceAccountToken", true)) {
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
