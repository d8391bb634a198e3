package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.cluster.Command;

/**
 * {@code kubectl create -f}, {@code create namespace}, {@code create priorityclass}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/create/create.go, create_namespace.go, create_priorityclass.go.
 * <br>Differs: has no editor and no other generators.
 */
final class CreateVerb implements Action {
    static final String FIELD_MANAGER = "kubectl-create";

    @Override
    public void run(Invocation in) {
        if (!in.arguments().isEmpty()) {
            throw in.usage("Unexpected args: [" + String.join(" ", in.arguments()) + "]");
        }
        if (in.filenames().isEmpty()) {
            throw new KubectlException("must specify one of -f and -k");
        }
        var visited = new int[1];
        in.queryWithFiles().labelSelector(in.text("selector")).find().visit(info -> {
            visited[0]++;
            create(in, info);
        });
        if (visited[0] == 0) {
            throw new KubectlException("no objects passed to create");
        }
    }

    private static void create(Invocation in, ResourceInfo info) {
        var body = ChangeCause.recorded(in, LastApplied.updated(info.manifest(), in.flag("save-config")));
        if (in.dryRun() == DryRun.CLIENT) {
            in.report(info.kind(), info.name(), body, "created");
            return;
        }
        try {
            var created =
                    in.sendFor(new Command.Create(info.kind(), info.namespace(), body, in.writeOptions(FIELD_MANAGER)));
            in.report(info.kind(), created.name(), created.toTree(), "created");
        } catch (KubectlException e) {
            throw new KubectlException(e.failure().when("creating", info.source()));
        }
    }

    static void namespace(Invocation in) {
        send(in, Kind.NAMESPACE, Tree.obj().with("metadata", Tree.obj("name", Tree.text(name(in)))), "");
    }

    static void priorityClass(Invocation in) {
        var body = Tree.builder()
                .put("metadata", Tree.obj("name", Tree.text(name(in))))
                .put("value", in.command().number("value"))
                .putIfTrue("globalDefault", in.flag("global-default"))
                .putUnlessEmpty("description", in.text("description"))
                .put("preemptionPolicy", in.text("preemption-policy"))
                .build();
        send(in, Kind.PRIORITY_CLASS, body, "failed to create priorityclass: ");
    }

    private static String name(Invocation in) {
        if (in.arguments().size() != 1) {
            throw in.usage("exactly one NAME is required, got " + in.arguments().size());
        }
        return in.arguments().getFirst();
    }

    /** @param failing what stands before a refusal; nothing if it is told as the server's */
    private static void send(Invocation in, Kind kind, Tree.Obj content, String failing) {
        var plain = content.with("apiVersion", Tree.text(kind.apiVersion())).with("kind", Tree.text(kind.kindName()));
        var body = in.flag("save-config") ? LastApplied.ofFlags(kind, plain) : plain;
        var name = body.obj("metadata").text("name", "");
        if (in.dryRun() == DryRun.CLIENT) {
            in.reportTyped(kind, name, body, "created");
            return;
        }
        try {
            var created = in.sendFor(new Command.Create(kind, "", body, in.writeOptions(FIELD_MANAGER)));
            in.reportTyped(kind, name, created.toTree(), "created");
        } catch (KubectlException e) {
            throw failing.isEmpty()
                    ? e
                    : new KubectlException(failing + e.failure().message());
        }
    }
}
