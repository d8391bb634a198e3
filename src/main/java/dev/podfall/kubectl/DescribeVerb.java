package dev.podfall.kubectl;

import dev.podfall.apiserver.Status;
import dev.podfall.kubectl.print.DescribeContext;
import dev.podfall.kubectl.print.Describer;
import java.util.ArrayList;

/**
 * {@code kubectl describe}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/describe/describe.go.
 * <br>Differs: in nothing that we know of.
 */
final class DescribeVerb implements Action {
    @Override
    public void run(Invocation in) {
        if (in.arguments().isEmpty() && in.filenames().isEmpty()) {
            throw new KubectlException(
                    "You must specify the type of resource to describe. Use \"kubectl api-resources\""
                            + " for a complete list of supported resources.\n");
        }
        var failures = new ArrayList<Failure>();
        var infos = in.queryWithFiles()
                .labelSelector(in.text("selector"))
                .allNamespaces(in.flag("all-namespaces"))
                .arguments(true, in.arguments())
                .latest()
                .find()
                .infos(failures);
        boolean one = failures.isEmpty() && infos.size() <= 1;
        boolean events = in.flag("show-events") && (one || in.command().changed("show-events"));
        if (!failures.isEmpty()
                && failures.getFirst().is(Status.NOT_FOUND)
                && in.arguments().size() == 2) {
            describeByPrefix(in, events, failures.getFirst());
            return;
        }
        boolean first = true;
        for (var info : infos) {
            in.io().out(first ? "" : "\n\n");
            in.io().out(describe(in, info, events));
            first = false;
        }
        if (infos.isEmpty() && failures.isEmpty()) {
            in.err(
                    in.flag("all-namespaces")
                            ? "No resources found"
                            : "No resources found in " + in.namespace() + " namespace.");
        }
        KubectlException.throwIfAny(failures);
    }

    private static void describeByPrefix(Invocation in, boolean events, Failure notFound) {
        boolean found = false;
        var infos = in.query()
                .arguments(true, in.arguments().subList(0, 1))
                .singleType()
                .find()
                .infos(new ArrayList<>());
        for (var info : infos) {
            if (info.name().startsWith(in.arguments().get(1))) {
                found = true;
                in.out(describe(in, info, events));
            }
        }
        if (!found) {
            throw new KubectlException(notFound);
        }
    }

    private static String describe(Invocation in, ResourceInfo info, boolean events) {
        var connection = in.connection();
        return Describer.describe(
                info.object(),
                new DescribeContext(connection.state(), connection.now(), events, connection::leaseRenewal));
    }
}
