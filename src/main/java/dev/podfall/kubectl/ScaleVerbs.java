package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.Status;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * Verbs that nothing here answers to, refused as kubectl and the server refuse them: {@code scale}, {@code autoscale} and
 * {@code expose} on what has no replicas, {@code top} without a metrics server. Why it is so here is said behind.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/scale, cmd/autoscale, cmd/expose, cmd/top.
 * <br>Differs: knows kinds without replicas only.
 */
final class ScaleVerbs {
    private ScaleVerbs() {}

    static void scale(Invocation in) {
        long replicas = in.command().number("replicas");
        if (replicas < 0) {
            throw new KubectlException(
                    "The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0");
        }
        if (in.command().number("current-replicas") < -1) {
            throw new KubectlException("The --current-replicas must specify an integer of -1 or greater");
        }
        var failures = new ArrayList<Failure>();
        var infos = in.queryWithFiles()
                .labelSelector(in.text("selector"))
                .arguments(in.flag("all"), in.arguments())
                .find()
                .infos(failures);
        if (!in.text("resource-version").isEmpty() && infos.size() > 1) {
            throw new KubectlException("cannot use --resource-version with multiple resources");
        }
        if (infos.isEmpty()) {
            KubectlException.throwIfAny(failures);
            throw new KubectlException("no objects passed to scale");
        }
        for (var info : infos) {
            if (in.dryRun() != DryRun.CLIENT) {
                throw new KubectlException(new Failure.Explained(noSuchPlace(), Phrase.of("unsupported.scale")));
            }
            var spec = info.tree().obj("spec").with("replicas", Tree.number(replicas));
            in.report(info.kind(), info.name(), info.tree().with("spec", spec), "scaled");
        }
        KubectlException.throwIfAny(failures);
    }

    /** How the server answers a path that it does not have. */
    static Failure noSuchPlace() {
        return Failure.of(new ApiException(new Status(
                404, Status.NOT_FOUND, "the server could not find the requested resource", "", "", List.of())));
    }

    static void autoscale(Invocation in) {
        long most = in.command().number("max");
        if (most < 1) {
            throw new KubectlException("--max=MAXPODS is required and must be at least 1, max: " + most);
        }
        if (most < in.command().number("min")) {
            throw new KubectlException("--max=MAXPODS must be larger or equal to --min=MINPODS, max: " + most
                    + ", min: " + in.command().number("min"));
        }
        var visited = new int[1];
        in.queryWithFiles().arguments(false, in.arguments()).find().visit(info -> {
            visited[0]++;
            throw new KubectlException(new Failure.Explained(
                    new Failure.Plain("cannot autoscale a " + info.kind().kindName()
                            + ": could not find scale subresource for "
                            + Resources.groupVersionResource(info.kind()) + " in discovery information"),
                    Phrase.of("unsupported.autoscale")));
        });
        if (visited[0] == 0) {
            throw new KubectlException("no objects passed to autoscale");
        }
    }

    static void expose(Invocation in) {
        in.queryWithFiles().arguments(false, in.arguments()).find().visit(info -> {
            if (info.kind() == Kind.POD) {
                throw new KubectlException(Phrase.of("unsupported.expose"));
            }
            throw new KubectlException(new Failure.Explained(
                    new Failure.Plain("cannot expose a " + Resources.groupKind(info.kind())),
                    Phrase.of("unsupported.expose")));
        });
    }

    /** What every verb says that asks for metrics. */
    static KubectlException noMetrics() {
        return new KubectlException(
                new Failure.Explained(new Failure.Plain("Metrics API not available"), Phrase.of("unsupported.top")));
    }
}
