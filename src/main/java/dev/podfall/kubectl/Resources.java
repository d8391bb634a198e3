package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.Discovery;
import dev.podfall.kubectl.grammar.Quoting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * Kinds by the names that users give them, and in the words of errors.
 *
 * <p>Upstream: staging/src/k8s.io/cli-runtime/pkg/resource/builder.go {@code mappingFor}, {@code ReplaceAliases};
 * apimachinery/pkg/runtime/schema/group_version.go.
 * <br>Differs: in nothing that we know of.
 */
final class Resources {
    /** The category {@code all}, in its order. */
    static final List<String> ALL = List.of(
            "pods",
            "replicationcontrollers",
            "services",
            "daemonsets.apps",
            "deployments.apps",
            "replicasets.apps",
            "statefulsets.apps",
            "horizontalpodautoscalers.autoscaling",
            "cronjobs.batch",
            "jobs.batch");

    private Resources() {}

    /** @throws KubectlException if no kind is called so */
    static Kind named(String typed, Discovery discovery) {
        var kind = discovery.named(typed);
        var word = typed.toLowerCase(Locale.ROOT);
        // Short names are looked up as they are typed, all others in small letters.
        boolean isShouted =
                kind != null && !word.equals(typed) && kind.shortNames().contains(word);
        if (kind == null || isShouted) {
            int dot = typed.indexOf('.');
            throw new KubectlException("the server doesn't have a resource type "
                    + Quoting.quote(dot < 0 ? typed : typed.substring(0, dot)));
        }
        return kind;
    }

    /** The same for verbs that ask without a builder: kubectl puts no heading before what is wrong then. */
    static Kind asked(String typed, Discovery discovery) {
        try {
            return named(typed, discovery);
        } catch (KubectlException unknown) {
            throw new KubectlException(new Failure.Bare(unknown.failure().message()));
        }
    }

    /** {@code ds,pods}, each once; {@code all} stands for several. */
    static List<String> types(String argument) {
        var out = new LinkedHashSet<String>();
        for (var type : argument.split(",", -1)) {
            if (type.equals("all")) {
                out.addAll(ALL);
            } else {
                out.add(type);
            }
        }
        return List.copyOf(out);
    }

    /** {@code apps/v1, Resource=daemonsets} */
    static String groupVersionResource(Kind kind) {
        return kind.group() + "/" + kind.version() + ", Resource=" + kind.plural();
    }

    /** {@code apps/v1, Kind=DaemonSet} */
    static String groupVersionKind(Kind kind) {
        return kind.group() + "/" + kind.version() + ", Kind=" + kind.kindName();
    }

    /** {@code DaemonSet.apps}, or {@code Pod}. */
    static String groupKind(Kind kind) {
        return kind.group().isEmpty() ? kind.kindName() : kind.kindName() + "." + kind.group();
    }
}
