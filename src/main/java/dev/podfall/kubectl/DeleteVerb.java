package dev.podfall.kubectl;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.DeleteOptions.Propagation;
import dev.podfall.cluster.Command;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.kubectl.grammar.Switches;
import java.util.ArrayList;

/**
 * {@code kubectl delete}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/delete/delete.go, delete_flags.go.
 * <br>Differs: asks no questions ({@code --interactive}); waits as {@link Deletion} says.
 */
final class DeleteVerb implements Action {

    /**
     * How to delete.
     *
     * @param grace seconds; -1 for the object's own
     */
    private record How(long grace, boolean waits, boolean ignoreNotFound) {}

    @Override
    public void run(Invocation in) {
        var output = in.text("output");
        if (!output.isEmpty() && !output.equals("name")) {
            throw new KubectlException("unexpected -o output mode: " + output + ". We only support '-o name'");
        }
        var how = how(in);
        var found = in.queryWithFiles()
                .labelSelector(in.text("selector"))
                .fieldSelector(in.text("field-selector"))
                .all(in.flag("all"))
                .allNamespaces(in.flag("all-namespaces"))
                .arguments(false, in.arguments())
                .withoutLookup()
                .find();
        if (in.flag("force") && how.grace() == 0) {
            in.warn("Immediate deletion does not wait for confirmation that the running resource has been"
                    + " terminated. The resource may continue to run on the cluster indefinitely.");
        }
        delete(in, found.ignoringNotFound(how.ignoreNotFound()), how);
    }

    private static How how(Invocation in) {
        long grace = in.command().number("grace-period");
        boolean force = in.flag("force");
        if (in.flag("now")) {
            if (grace != -1) {
                throw new KubectlException("--now and --grace-period cannot be specified together");
            }
            grace = 1;
        }
        if (force && grace > 0) {
            throw new KubectlException("--force and --grace-period greater than 0 cannot be specified together");
        }
        if (grace == 0 && !force) {
            grace = 1;
        }
        if (force && grace < 0) {
            grace = 0;
        }
        boolean several = in.flag("all")
                || !in.text("selector").isEmpty()
                || !in.text("field-selector").isEmpty();
        boolean ignore = in.command().changed("ignore-not-found") ? in.flag("ignore-not-found") : several;
        return new How(grace, in.flag("wait"), ignore);
    }

    private static void delete(Invocation in, Found found, How how) {
        var propagation = propagation(in);
        var deleted = new ArrayList<ResourceInfo>();
        var visited = new ArrayList<ResourceInfo>();
        found.visit(info -> {
            visited.add(info);
            if (in.dryRun() != DryRun.CLIENT) {
                deleted.add(info.withStored(sendDelete(in, info, propagation, how)));
            }
            report(in, info, how);
        });
        if (visited.isEmpty()) {
            in.out("No resources found");
        } else if (how.waits() && in.dryRun() == DryRun.NONE) {
            Deletion.await(in, deleted, in.command().duration("timeout"));
        }
    }

    private static KubeObject sendDelete(Invocation in, ResourceInfo info, Propagation propagation, How how) {
        try {
            var stored = in.fetch(info.kind(), info.key());
            var options = new DeleteOptions(
                    how.grace() < 0 ? null : how.grace(), propagation, null, in.dryRun() == DryRun.SERVER);
            in.send(new Command.Delete(info.kind(), info.key(), options));
            return stored;
        } catch (KubectlException e) {
            throw new KubectlException(e.failure().when("deleting", info.source()));
        }
    }

    static Propagation propagation(Invocation in) {
        var cascade = in.text("cascade");
        var flag = Switches.parse(cascade);
        var word = flag == null ? cascade : flag ? "background" : "orphan";
        if (flag != null) {
            in.err("warning: --cascade=" + cascade
                    + " is deprecated (boolean value) and can be replaced with --cascade=" + word + ".");
        }
        return switch (word) {
            case "background" -> Propagation.BACKGROUND;
            case "foreground" -> Propagation.FOREGROUND;
            case "orphan" -> Propagation.ORPHAN;
            default ->
                throw new KubectlException("invalid cascade value (" + cascade
                        + "). Must be \"background\", \"foreground\", or \"orphan\"");
        };
    }

    private static void report(Invocation in, ResourceInfo info, How how) {
        var kind = info.kind();
        if (in.text("output").equals("name")) {
            in.out(kind.qualifiedSingular() + "/" + info.name());
            return;
        }
        in.out(kind.qualifiedSingular() + " " + Quoting.quote(info.name())
                + (how.grace() == 0 ? " force deleted" : " deleted")
                + (kind.namespaced() ? " from " + info.namespace() + " namespace" : "")
                + in.dryRun().suffix());
    }
}
