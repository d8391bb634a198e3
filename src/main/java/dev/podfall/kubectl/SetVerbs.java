package dev.podfall.kubectl;

import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.patch.StrategicMergePatch;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * {@code kubectl set image|resources|env}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/set/set_image.go, set_resources.go, set_env.go.
 * <br>Differs: works on the server's objects only; env takes values from the command line only.
 */
final class SetVerbs {
    private static final String FIELD_MANAGER = "kubectl-set";
    private static final List<String> LISTS = List.of("initContainers", "containers");

    private SetVerbs() {}

    static void image(Invocation in) {
        var pairs = Pairs.split(in.arguments(), "image");
        var images = pairs.changes("image", false).set();
        var infos = find(in, pairs.resources());
        var failures = new ArrayList<Failure>();
        if (pairs.resources().isEmpty() && in.filenames().isEmpty()) {
            failures.add(new Failure.Plain(
                    "one or more resources must be specified as <resource> <name> or <resource>/<name>"));
        }
        if (images.isEmpty()) {
            failures.add(new Failure.Plain("at least one image update is required"));
        } else if (images.size() > 1 && images.containsKey("*")) {
            failures.add(new Failure.Plain("all containers are already specified by *, but saw more than one"
                    + " container_name=container_image pairs"));
        }
        KubectlException.throwIfAny(failures);
        for (var info : infos) {
            attempt(failures, () -> {
                var spec = PodSpecs.in(info);
                for (var image : images.entrySet()) {
                    var found = new LinkedHashSet<String>();
                    spec = eachNamed(spec, image.getKey(), found, c -> c.with("image", Tree.text(image.getValue())));
                    if (found.isEmpty()) {
                        failures.add(
                                new Failure.Plain("error: unable to find container named \"" + image.getKey() + "\""));
                    }
                }
                update(in, info, spec, "image updated", "failed to patch image update to pod template: ");
            });
        }
        KubectlException.throwIfAny(failures);
    }

    static void resources(Invocation in) {
        var limits = amounts(in.text("limits"));
        var requests = amounts(in.text("requests"));
        if (limits.isEmpty() && requests.isEmpty()) {
            throw new KubectlException(
                    "you must specify an update to requests or limits (in the form of --requests/--limits)");
        }
        var failures = new ArrayList<Failure>();
        for (var info : find(in, in.arguments())) {
            attempt(failures, () -> {
                var found = new LinkedHashSet<String>();
                var spec = eachNamed(PodSpecs.in(info), in.text("containers"), found, container -> {
                    var resources = container.obj("resources");
                    resources = withAmounts(resources, "limits", limits);
                    return container.with("resources", withAmounts(resources, "requests", requests));
                });
                if (found.isEmpty()) {
                    throw new KubectlException("error: unable to find container named " + in.text("containers"));
                }
                update(
                        in,
                        info,
                        spec,
                        "resource requirements updated",
                        "failed to patch resources update to pod template ");
            });
        }
        KubectlException.throwIfAny(failures);
    }

    static void env(Invocation in) {
        var pairs = Pairs.split(in.arguments(), "environment variables");
        var changes = pairs.changes("environment variables", true);
        if (pairs.words().isEmpty() && !in.flag("list")) {
            throw in.usage("at least one environment variable must be provided");
        }
        var failures = new ArrayList<Failure>();
        for (var info : find(in, pairs.resources())) {
            attempt(failures, () -> {
                if (in.flag("list")) {
                    listEnvironment(in, info);
                    return;
                }
                var found = new LinkedHashSet<String>();
                var spec = eachNamed(PodSpecs.in(info), in.text("containers"), found, c -> withEnvironment(c, changes));
                if (found.isEmpty()) {
                    in.err("warning: " + info.objectName() + " does not have any containers matching \""
                            + in.text("containers") + "\"");
                }
                update(in, info, spec, "env updated", "failed to patch env update to pod template: ");
            });
        }
        KubectlException.throwIfAny(failures);
    }

    private static void listEnvironment(Invocation in, ResourceInfo info) {
        for (var container : PodSpecs.in(info).list("containers")) {
            if (container instanceof Tree.Obj c) {
                in.out("# " + Resources.groupVersionResource(info.kind()) + " " + info.name() + ", container "
                        + c.text("name", ""));
                for (var variable : c.list("env")) {
                    if (variable instanceof Tree.Obj v) {
                        in.out(v.text("name", "") + "=" + v.text("value", ""));
                    }
                }
            }
        }
    }

    private static Tree.Obj withEnvironment(Tree.Obj container, Pairs.Changes changes) {
        var left = new TreeMap<>(changes.set());
        var out = new ArrayList<Tree>();
        for (var variable : container.list("env")) {
            var name = variable instanceof Tree.Obj v ? v.text("name", "") : "";
            if (changes.removed().contains(name)) {
                continue;
            }
            var value = left.remove(name);
            out.add(value == null ? variable : variable(name, value));
        }
        changes.set().forEach((name, value) -> {
            if (left.containsKey(name)) {
                out.add(variable(name, value));
            }
        });
        return out.isEmpty() ? container.without("env") : container.with("env", Tree.list(out));
    }

    private static Tree.Obj variable(String name, String value) {
        return Tree.builder().put("name", name).put("value", value).build();
    }

    private static List<ResourceInfo> find(Invocation in, List<String> resources) {
        if (in.flag("local")) {
            throw new KubectlException(Phrase.of("refuse.local"));
        }
        if (in.flag("all") && !in.text("selector").isEmpty()) {
            throw new KubectlException("cannot set --all and --selector at the same time");
        }
        var failures = new ArrayList<Failure>();
        var infos = in.queryWithFiles()
                .labelSelector(in.text("selector"))
                .arguments(in.flag("all"), resources)
                .latest()
                .find()
                .infos(failures);
        KubectlException.throwIfAny(failures);
        return infos;
    }

    private static void attempt(List<Failure> failures, Runnable act) {
        try {
            act.run();
        } catch (KubectlException e) {
            failures.add(e.failure());
        }
    }

    private static Tree.Obj eachNamed(Tree.Obj spec, String name, Set<String> found, UnaryOperator<Tree.Obj> change) {
        var out = spec;
        for (var list : LISTS) {
            out = PodSpecs.mapContainers(out, list, container -> {
                var itsName = container.text("name", "");
                if (!name.equals("*") && !name.equals(itsName)) {
                    return container;
                }
                found.add(itsName);
                return change.apply(container);
            });
        }
        return out;
    }

    private static void update(Invocation in, ResourceInfo info, Tree.Obj spec, String operation, String failing) {
        var after = ChangeCause.recorded(in, PodSpecs.with(info, spec));
        var patch = StrategicMergePatch.twoWay(info.kind(), info.tree(), after);
        if (patch.isEmpty()) {
            return;
        }
        if (in.dryRun() == DryRun.CLIENT) {
            in.report(info.kind(), info.name(), after, operation);
            return;
        }
        try {
            in.report(info, in.patch(info, PatchType.STRATEGIC, patch, FIELD_MANAGER), operation);
        } catch (KubectlException e) {
            throw new KubectlException(failing + e.failure().message());
        }
    }

    private static Map<String, String> amounts(String text) {
        var out = new TreeMap<String, String>();
        if (text.isEmpty()) {
            return out;
        }
        for (var each : text.split(",", -1)) {
            var parts = each.split("=", -1);
            if (parts.length != 2) {
                throw new KubectlException("invalid argument syntax " + each + ", expected <resource>=<value>");
            }
            try {
                out.put(parts[0], Quantity.parse(parts[1]).toString());
            } catch (IllegalArgumentException e) {
                throw new KubectlException(String.valueOf(e.getMessage()));
            }
        }
        return out;
    }

    private static Tree.Obj withAmounts(Tree.Obj resources, String key, Map<String, String> amounts) {
        return amounts.isEmpty()
                ? resources
                : resources.with(key, resources.obj(key).overlaid(Tree.strings(amounts)));
    }
}
