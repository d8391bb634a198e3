package dev.podfall.kubectl;

import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.patch.StrategicMergePatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the verbs of {@code kubectl set} share: the objects that they are about, and how a change is sent and told.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/set/helper.go.
 * <br>Differs: in nothing that we know of.
 */
final class SetTargets {
    static final String FIELD_MANAGER = "kubectl-set";
    private static final List<String> LISTS = List.of("initContainers", "containers");
    private static final String LOCAL_NEEDS_FILES = """
            error: you must specify resources by --filename when --local is set.
            Example resource specifications include:
               '-f rsrc.yaml'
               '--filename=rsrc.json'\
            """;

    private SetTargets() {}

    static void refuseAllWithSelector(Invocation in) {
        if (in.flag("all") && !in.text("selector").isEmpty()) {
            throw new KubectlException("cannot set --all and --selector at the same time");
        }
    }

    static void refuseLocalOnServer(Invocation in) {
        if (in.flag("local") && in.dryRun() == DryRun.SERVER) {
            throw new KubectlException("cannot specify --local and --dry-run=server - did you mean --dry-run=client?");
        }
    }

    /** @throws KubectlException if one cannot be found */
    static List<ResourceInfo> find(Invocation in, List<String> resources) {
        return find(in, resources, true);
    }

    /** @param strict whether resources beside {@code --local} are refused; else they do not count */
    static List<ResourceInfo> find(Invocation in, List<String> resources, boolean strict) {
        var query = in.queryWithFiles();
        if (in.flag("local")) {
            if (strict && !resources.isEmpty()) {
                throw new KubectlException(LOCAL_NEEDS_FILES);
            }
            query.local();
        } else {
            var selector = in.command().verb().flag("selector") == null ? "" : in.text("selector");
            query.labelSelector(selector).arguments(in.flag("all"), resources).latest();
        }
        var failures = new ArrayList<Failure>();
        var infos = query.find().infos(failures);
        KubectlException.throwIfAny(failures);
        return infos;
    }

    /** Does the same to each; what fails is told after the last. */
    static void each(List<ResourceInfo> infos, List<Failure> failures, Consumer<ResourceInfo> act) {
        for (var info : infos) {
            try {
                act.accept(info);
            } catch (KubectlException e) {
                failures.add(e.failure());
            }
        }
        KubectlException.throwIfAny(failures);
    }

    /** Changes the containers that are chosen, in both lists; null if there are none. */
    static Tree.Obj eachContainer(Tree.Obj spec, UnaryOperator<Tree.Obj> change) {
        var out = spec;
        for (var list : LISTS) {
            out = PodSpecs.mapContainers(out, list, change);
        }
        return out;
    }

    /** The names of the containers that are chosen. */
    static List<String> chosen(Tree.Obj spec, String pattern) {
        var out = new ArrayList<String>();
        for (var list : LISTS) {
            for (var name : spec.list(list, container -> container.text("name", ""))) {
                if (matches(name, pattern)) {
                    out.add(name);
                }
            }
        }
        return out;
    }

    /** {@code *} stands for anything; upstream's search is not that of a shell, and this is upstream's. */
    static boolean matches(String name, String pattern) {
        if (pattern.equals("*")) {
            return true;
        }
        if (!pattern.contains("*")) {
            return name.equals(pattern);
        }
        int at = 0;
        var parts = pattern.split("\\*", -1);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].isEmpty()) {
                continue;
            }
            int next = name.substring(at).indexOf(parts[i]);
            boolean last = i == parts.length - 1;
            if (next < at || (i == 0 && at != 0) || (last && name.length() != parts[i].length() + next)) {
                return false;
            }
            at = next;
        }
        return true;
    }

    /** Sends what is different and tells of it; nothing if nothing is. */
    static void update(Invocation in, ResourceInfo info, Tree.Obj spec, String operation, String failing) {
        var after = ChangeCause.recorded(in, PodSpecs.with(info, spec));
        if (!StrategicMergePatch.twoWay(info.kind(), info.tree(), after).isEmpty()) {
            send(in, info, after, operation, failing);
        }
    }

    /** Sends what is different, even if that is nothing, and tells of it. */
    static void send(Invocation in, ResourceInfo info, Tree.Obj after, String operation, String failing) {
        if (in.flag("local") || in.dryRun() == DryRun.CLIENT) {
            in.reportTyped(info.kind(), info.name(), after, operation);
            return;
        }
        var patch = StrategicMergePatch.twoWay(info.kind(), info.tree(), after);
        try {
            var stored = in.patch(info, PatchType.STRATEGIC, patch, FIELD_MANAGER);
            in.reportTyped(info.kind(), info.name(), stored.toTree(), operation);
        } catch (KubectlException e) {
            throw new KubectlException(failing + e.failure().message());
        }
    }
}
