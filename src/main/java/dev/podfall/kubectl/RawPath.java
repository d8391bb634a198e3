package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.kubectl.print.Documents;
import dev.podfall.kubectl.print.Printer;
import java.util.List;
import java.util.Set;

/**
 * {@code get --raw}: what the API server answers under a path.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/rawhttp/raw.go; the API server's paths.
 * <br>Differs: knows objects, lists of a kind, and whether the server lives; a path's query is not read.
 */
final class RawPath {
    private static final Set<String> HEALTH = Set.of("/healthz", "/livez", "/readyz");

    private RawPath() {}

    static void get(Invocation in) {
        var typed = in.text("raw");
        if (!in.arguments().isEmpty()) {
            throw new KubectlException("arguments may not be passed when --raw is specified");
        }
        if (!typed.startsWith("/")) {
            throw new KubectlException(
                    "--raw must be a valid URL path: parse " + Quoting.quote(typed) + ": invalid URI for request");
        }
        int query = typed.indexOf('?');
        var path = query < 0 ? typed : typed.substring(0, query);
        if (HEALTH.contains(path)) {
            in.io().out("ok");
            return;
        }
        in.io().out(answer(in, List.of(path.substring(1).split("/", -1))) + "\n");
    }

    /** {@code api/v1/...} or {@code apis/GROUP/VERSION/...}. */
    private static String answer(Invocation in, List<String> parts) {
        boolean core = parts.size() > 2 && parts.getFirst().equals("api");
        boolean grouped = parts.size() > 3 && parts.getFirst().equals("apis");
        if (!core && !grouped) {
            throw new KubectlException(ScaleVerbs.noSuchPlace());
        }
        var version = core ? parts.get(1) : parts.get(1) + "/" + parts.get(2);
        var rest = parts.subList(core ? 2 : 3, parts.size());
        boolean inNamespace = rest.size() > 2
                && rest.getFirst().equals("namespaces")
                && !rest.get(2).equals("status");
        var namespace = inNamespace ? rest.get(1) : "";
        rest = inNamespace ? rest.subList(2, rest.size()) : rest;
        var kind = Kind.named(rest.getFirst());
        boolean status = rest.size() == 3 && rest.get(2).equals("status");
        if (kind == null
                || !kind.apiVersion().equals(version)
                || !kind.plural().equals(rest.getFirst())
                || rest.size() > (status ? 3 : 2)
                || (rest.size() > 1 && kind.namespaced() != inNamespace)) {
            throw new KubectlException(ScaleVerbs.noSuchPlace());
        }
        if (rest.size() == 1) {
            return list(in, kind, namespace);
        }
        var object = in.connection().state().get(kind, ObjectKey.of(namespace, rest.get(1)));
        if (object == null) {
            throw new KubectlException(Failure.of(ApiException.notFound(kind, rest.get(1))));
        }
        return Printer.compact(kind, Documents.whole(object));
    }

    private static String list(Invocation in, Kind kind, String namespace) {
        var items = in.connection().state().all(kind).values().stream()
                .filter(object -> namespace.isEmpty() || object.namespace().equals(namespace))
                .map(RawPath::item)
                .map(item -> Printer.compact(kind, item))
                .toList();
        long version = in.connection().state().revision();
        return "{\"kind\":\"" + kind.kindName() + "List\",\"apiVersion\":\"" + kind.apiVersion()
                + "\",\"metadata\":{\"resourceVersion\":\"" + version + "\"},\"items\":["
                + String.join(",", items) + "]}";
    }

    /** In a list the kind is said once. */
    private static Tree.Obj item(KubeObject object) {
        return Documents.whole(object).without("kind", "apiVersion");
    }
}
