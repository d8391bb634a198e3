package dev.podfall.kubectl;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.Times;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.patch.StrategicMergePatch;
import dev.podfall.kubectl.print.OutputFormat;
import dev.podfall.kubectl.print.TabWriter;
import dev.podfall.kubectl.print.TemplateDescriber;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code kubectl rollout history|undo|restart|pause|resume}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/rollout/rollout_history.go, rollout_undo.go, rollout_restart.go,
 * rollout_pause.go, rollout_resume.go; pkg/polymorphichelpers/history.go, rollback.go, objectrestarter.go.
 * <br>Differs: times of restarts are in UTC.
 */
final class RolloutVerbs {
    private static final String FIELD_MANAGER = "kubectl-rollout";
    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    /** The kinds of which kubectl's helpers know, even if it is only that they have nothing for them. */
    private static final Set<String> VISITED = Set.of(
            "DaemonSet", "Deployment", "Job", "Pod", "ReplicaSet", "ReplicationController", "StatefulSet", "CronJob");

    private RolloutVerbs() {}

    static Found find(Invocation in) {
        requireResource(in);
        return in.queryWithFiles()
                .labelSelector(in.text("selector"))
                .arguments(true, in.arguments())
                .latest()
                .find();
    }

    private static void requireResource(Invocation in) {
        if (in.arguments().isEmpty() && in.filenames().isEmpty()) {
            throw new KubectlException("required resource not specified");
        }
    }

    /** The flag {@code --revision}, checked after what is checked before it. */
    static long revision(Invocation in) {
        requireResource(in);
        long number = in.command().number("revision");
        if (number < 0) {
            throw new KubectlException("revision must be a positive integer: " + number);
        }
        return number;
    }

    /** @param helper which of kubectl's helpers does not know the kind */
    private static KubectlException unknownKind(Kind kind, String helper, String what) {
        var name = "\"" + Resources.groupKind(kind) + "\"";
        return new KubectlException(
                VISITED.contains(kind.kindName())
                        ? "no " + helper + " has been implemented for " + name
                        : "error retrieving " + what + " for " + name + ", no visitor method exists for {"
                                + kind.group() + " " + kind.kindName() + "}");
    }

    static void history(Invocation in) {
        long number = revision(in);
        find(in).visit(info -> {
            if (!(info.object() instanceof DaemonSet daemonSet)) {
                throw unknownKind(info.kind(), "history viewer", "history");
            }
            if (!(in.format() instanceof OutputFormat.Table)) {
                printHistory(in, daemonSet, number);
                return;
            }
            var text = history(in, daemonSet, number);
            var title = number > 0 ? "with revision #" + number : "";
            in.out(info.kind().qualifiedSingular() + "/" + info.name() + " " + title + "\n" + text);
        });
    }

    /** The DaemonSet as it was with each revision's template, or with that of one. */
    private static void printHistory(Invocation in, DaemonSet daemonSet, long number) {
        var history = History.numbered(in.connection().state(), daemonSet);
        if (number > 0) {
            var revision = History.find(history, number);
            if (revision == null) {
                throw new KubectlException("unable to find the specified revision");
            }
            history = List.of(revision);
        }
        boolean first = true;
        for (var revision : history) {
            var then = StrategicMergePatch.apply(Kind.DAEMON_SET, daemonSet.toTree(), revision.data());
            in.io().out(!first && in.format() instanceof OutputFormat.Yaml ? "---\n" : "");
            in.reportTyped(Kind.DAEMON_SET, daemonSet.name(), then, "");
            first = false;
        }
    }

    private static String history(Invocation in, DaemonSet daemonSet, long number) {
        var history = History.numbered(in.connection().state(), daemonSet);
        if (history.isEmpty()) {
            return "No rollout history found.";
        }
        if (number > 0) {
            var revision = History.find(history, number);
            if (revision == null) {
                throw new KubectlException("unable to find the specified revision");
            }
            return TemplateDescriber.describe(History.template(revision));
        }
        var table = TabWriter.forDescriptions().line(List.of("REVISION", "CHANGE-CAUSE"));
        for (var revision : history) {
            var cause = revision.meta().annotations().get(ControllerRevision.CHANGE_CAUSE);
            table.line(
                    List.of(Long.toString(revision.revision()), cause == null || cause.isEmpty() ? "<none>" : cause));
        }
        return table.toString();
    }

    static void undo(Invocation in) {
        long number = in.command().number("to-revision");
        find(in).visit(info -> {
            if (LastApplied.in(info.tree()) != null) {
                in.warn("resource " + info.objectName() + " was previously managed with 'kubectl apply'."
                        + " Rolling back will not update the " + LastApplied.ANNOTATION + " annotation, which may cause"
                        + " unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply'"
                        + " with your previous configuration file instead.");
            }
            if (!(info.object() instanceof DaemonSet daemonSet)) {
                throw unknownKind(info.kind(), "rollbacker", "rollbacker");
            }
            in.reportTyped(info.kind(), info.name(), info.tree(), rollBack(in, info, daemonSet, number));
        });
    }

    private static String rollBack(Invocation in, ResourceInfo info, DaemonSet daemonSet, long number) {
        var history = History.of(in.connection().state(), daemonSet);
        if (number == 0 && history.size() <= 1) {
            throw new KubectlException("no last revision to roll back to");
        }
        var target = number < 0 ? null : History.find(history, number);
        if (target == null) {
            throw new KubectlException("unable to find specified revision " + number + " in history");
        }
        if (in.dryRun() == DryRun.CLIENT) {
            return "will roll back to " + TemplateDescriber.describe(History.template(target));
        }
        if (History.snapshot(daemonSet).equals(target.data())) {
            return "skipped rollback (current template already matches revision " + number + ")";
        }
        try {
            in.patch(info, PatchType.STRATEGIC, target.data(), FIELD_MANAGER);
        } catch (KubectlException e) {
            throw new KubectlException(
                    "failed restoring revision " + number + ": " + e.failure().message());
        }
        return "rolled back";
    }

    static void restart(Invocation in) {
        var now = Objects.requireNonNull(Times.toTree(in.connection().now()));
        each(in, info -> {
            if (info.kind() != Kind.DAEMON_SET) {
                throw notSupported(info, "restarting");
            }
            var annotations =
                    info.tree().obj("spec").obj("template").obj("metadata").obj("annotations");
            if (now.equals(annotations.get(RESTARTED_AT))) {
                throw new KubectlException("failed to create patch for " + info.name() + ": if restart has already been"
                        + " triggered within the past second, please wait before attempting to trigger another");
            }
            var patch = Patches.at(now, "spec", "template", "metadata", "annotations", RESTARTED_AT);
            in.reportTyped(info.kind(), info.name(), patched(in, info, patch).toTree(), "restarted");
        });
    }

    private static KubeObject patched(Invocation in, ResourceInfo info, Tree.Obj patch) {
        try {
            return in.patch(info, PatchType.STRATEGIC, patch, FIELD_MANAGER);
        } catch (KubectlException e) {
            throw new KubectlException("failed to patch: " + e.failure().message());
        }
    }

    static void pause(Invocation in) {
        each(in, info -> {
            throw notSupported(info, "pausing");
        });
    }

    static void resume(Invocation in) {
        each(in, info -> {
            throw notSupported(info, "resuming");
        });
    }

    private static KubectlException notSupported(ResourceInfo info, String what) {
        return new KubectlException(
                "error: " + info.kind().resource() + " \"" + info.name() + "\" " + what + " is not supported");
    }

    /** What cannot be found is complained of first. */
    private static void each(Invocation in, Consumer<ResourceInfo> act) {
        var failures = new ArrayList<Failure>();
        var infos = find(in).infos(failures);
        if (infos.isEmpty() && failures.isEmpty()) {
            in.err("No resources found in " + in.namespace() + " namespace.");
        }
        for (var info : infos) {
            try {
                act.accept(info);
            } catch (KubectlException e) {
                failures.add(e.failure());
            }
        }
        KubectlException.throwIfAny(failures);
    }
}
