package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.kubectl.grammar.Quoting;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Kinds by the names that users give them, and in the words of errors.
 *
 * <p>Upstream: staging/src/k8s.io/cli-runtime/pkg/resource/builder.go {@code mappingFor}, {@code ReplaceAliases};
 * apimachinery/pkg/runtime/schema/group_version.go.
 * <br>Differs: the category {@code all} has the kinds that are held.
 */
final class Resources {
    private Resources() {}

    /** @throws KubectlException if no kind is called so */
    static Kind named(String typed) {
        var kind = Kind.named(typed);
        if (kind == null) {
            int dot = typed.indexOf('.');
            throw new KubectlException("the server doesn't have a resource type "
                    + Quoting.quote(dot < 0 ? typed : typed.substring(0, dot)));
        }
        return kind;
    }

    /** The same for verbs that ask without a builder: kubectl puts no heading before what is wrong then. */
    static Kind asked(String typed) {
        try {
            return named(typed);
        } catch (KubectlException unknown) {
            throw new KubectlException(new Failure.Bare(unknown.failure().message()));
        }
    }

    /** {@code ds,pods}, each once; {@code all} stands for several. */
    static List<String> types(String argument) {
        var out = new LinkedHashSet<String>();
        for (var type : argument.split(",", -1)) {
            if (type.equals("all")) {
                out.add(Kind.POD.resource());
                out.add(Kind.DAEMON_SET.resource());
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
