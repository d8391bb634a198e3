package dev.podfall.kubectl;

import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.Status;
import dev.podfall.cluster.Command;
import dev.podfall.kubectl.grammar.Quoting;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code kubectl replace}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/replace/replace.go.
 * <br>Differs: takes no raw requests.
 */
final class ReplaceVerb implements Action {
    static final String FIELD_MANAGER = "kubectl-replace";

    @Override
    public void run(Invocation in) {
        in.requiredFilenames();
        boolean force = in.flag("force");
        if (in.command().number("grace-period") >= 0 && !force) {
            throw new KubectlException("--grace-period must have --force specified");
        }
        if (!in.command().duration("timeout").isZero() && !force) {
            throw new KubectlException("--timeout must have --force specified");
        }
        if (force) {
            deleteAndCreate(in);
        } else {
            in.queryWithFiles().find().visit(info -> replace(in, info));
        }
    }

    private static void replace(Invocation in, ResourceInfo info) {
        var body = ChangeCause.recorded(in, LastApplied.updated(info.manifest(), in.flag("save-config")));
        if (in.dryRun() == DryRun.CLIENT) {
            in.report(info.kind(), info.name(), body, "replaced");
            return;
        }
        var options = in.writeOptions(FIELD_MANAGER);
        try {
            Subresources.check(in, info.kind());
            var replaced = in.sendFor(new Command.Replace(
                    info.kind(), info.key(), body, in.text("subresource").isEmpty() ? options : options.ofStatus()));
            in.report(info, replaced, "replaced");
        } catch (KubectlException e) {
            throw new KubectlException(e.failure().when("replacing", info.source()));
        }
    }

    private static void deleteAndCreate(Invocation in) {
        var found = in.queryWithFiles().find();
        var deleted = new ArrayList<ResourceInfo>();
        // Upstream lets what is deleted here have at least a second, so that it ends in order.
        long asked = in.command().number("grace-period");
        var grace = asked < 0 ? null : (Long) Math.max(1, asked);
        var options = new DeleteOptions(grace, DeleteVerb.propagation(in), null, false);
        found.visit(info -> {
            var stored = in.connection().state().get(info.kind(), info.key());
            if (stored != null) {
                try {
                    in.send(new Command.Delete(info.kind(), info.key(), options));
                    deleted.add(info.withStored(stored));
                    reportDeleted(in, info);
                } catch (KubectlException e) {
                    if (!e.failure().is(Status.NOT_FOUND)) {
                        throw e;
                    }
                }
            }
        });
        Deletion.await(in, List.copyOf(deleted), in.command().duration("timeout"));
        found.visit(info -> {
            var body = ChangeCause.recorded(in, LastApplied.updated(info.manifest(), in.flag("save-config")));
            var created =
                    in.sendFor(new Command.Create(info.kind(), info.namespace(), body, in.writeOptions(FIELD_MANAGER)));
            in.report(info, created, "replaced");
        });
    }

    private static void reportDeleted(Invocation in, ResourceInfo info) {
        in.out(info.kind().qualifiedSingular() + " " + Quoting.quote(info.name()) + " deleted"
                + (info.kind().namespaced() ? " from " + info.namespace() + " namespace" : ""));
    }
}
