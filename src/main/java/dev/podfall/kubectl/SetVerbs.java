package dev.podfall.kubectl;

import dev.podfall.api.meta.Quantity;
import dev.podfall.api.meta.Selector;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code kubectl set image|resources|serviceaccount|selector|subject}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/set/set_image.go, set_resources.go, set_serviceaccount.go,
 * set_selector.go, set_subject.go.
 * <br>Differs: subjects and the selectors of Services are not set: nothing that is simulated has them.
 */
final class SetVerbs {
    private SetVerbs() {}

    static void image(Invocation in) {
        var pairs = Pairs.split(in.arguments(), "image");
        var images = pairs.changes("image", false).set();
        var infos = SetTargets.find(in, pairs.resources());
        var failures = new ArrayList<Failure>();
        if (in.flag("all") && !in.text("selector").isEmpty()) {
            failures.add(new Failure.Plain("cannot set --all and --selector at the same time"));
        }
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
        if (in.flag("local") && in.dryRun() == DryRun.SERVER) {
            failures.add(
                    new Failure.Plain("cannot specify --local and --dry-run=server - did you mean --dry-run=client?"));
        }
        KubectlException.throwIfAny(failures);
        SetTargets.each(infos, failures, info -> {
            var spec = PodSpecs.in(info);
            for (var image : images.entrySet()) {
                boolean every = image.getKey().equals("*");
                if (SetTargets.chosen(spec, "*").stream().noneMatch(name -> every || name.equals(image.getKey()))) {
                    failures.add(new Failure.Plain("error: unable to find container named \"" + image.getKey() + "\""));
                }
                spec = SetTargets.eachContainer(
                        spec,
                        container -> every || container.text("name", "").equals(image.getKey())
                                ? container.with("image", Tree.text(image.getValue()))
                                : container);
            }
            SetTargets.update(in, info, spec, "image updated", "failed to patch image update to pod template: ");
        });
    }

    static void resources(Invocation in) {
        var infos = SetTargets.find(in, in.arguments());
        SetTargets.refuseLocalOnServer(in);
        SetTargets.refuseAllWithSelector(in);
        if (in.text("limits").isEmpty() && in.text("requests").isEmpty()) {
            throw new KubectlException(
                    "you must specify an update to requests or limits (in the form of --requests/--limits)");
        }
        var limits = amounts(in.text("limits"));
        var requests = amounts(in.text("requests"));
        var failures = new ArrayList<Failure>();
        var pattern = in.text("containers");
        SetTargets.each(infos, failures, info -> {
            var before = PodSpecs.in(info);
            if (SetTargets.chosen(before, pattern).isEmpty()) {
                throw new KubectlException("error: unable to find container named " + pattern);
            }
            var spec = SetTargets.eachContainer(before, container -> {
                if (!SetTargets.matches(container.text("name", ""), pattern)) {
                    return container;
                }
                var resources = withAmounts(container.obj("resources"), "limits", limits);
                return container.with("resources", withAmounts(resources, "requests", requests));
            });
            SetTargets.update(
                    in,
                    info,
                    spec,
                    "resource requirements updated",
                    "failed to patch resources update to pod template ");
        });
    }

    private static Map<String, String> amounts(String text) {
        var out = new TreeMap<String, String>();
        if (text.isEmpty()) {
            return out;
        }
        for (var each : text.split(",", -1)) {
            var parts = each.split("=", -1);
            if (parts.length != 2) {
                throw new KubectlException("Invalid argument syntax " + each + ", expected <resource>=<value>");
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

    static void serviceAccount(Invocation in) {
        SetTargets.refuseLocalOnServer(in);
        var words = in.arguments();
        if (words.isEmpty()) {
            throw new KubectlException("serviceaccount is required");
        }
        var infos = SetTargets.find(in, words.subList(0, words.size() - 1), false);
        SetTargets.each(infos, new ArrayList<>(), info -> {
            var spec = PodSpecs.in(info).with("serviceAccountName", Tree.text(words.getLast()));
            var after = ChangeCause.recorded(in, PodSpecs.with(info, spec));
            SetTargets.send(in, info, after, "serviceaccount updated", "failed to patch ServiceAccountName ");
        });
    }

    /** Only Services have a selector that may be set so. */
    static void selector(Invocation in) {
        var words = in.arguments();
        if (!words.isEmpty()) {
            try {
                Selector.parse(words.getLast());
            } catch (IllegalArgumentException e) {
                throw new KubectlException(
                        "couldn't parse the selector string \"" + words.getLast() + "\": " + e.getMessage());
            }
        }
        if (words.isEmpty()) {
            throw new KubectlException("one selector is required");
        }
        var infos = SetTargets.find(in, words.subList(0, words.size() - 1), false);
        SetTargets.each(infos, new ArrayList<>(), info -> {
            throw new KubectlException("setting a selector is only supported for Services");
        });
    }

    /** Only role bindings have subjects. */
    static void subject(Invocation in) {
        var infos = SetTargets.find(in, in.arguments());
        SetTargets.refuseAllWithSelector(in);
        SetTargets.refuseLocalOnServer(in);
        var given = List.of("user", "group", "serviceaccount");
        if (given.stream().noneMatch(flag -> in.command().changed(flag))) {
            throw new KubectlException("you must specify at least one value of user, group or serviceaccount");
        }
        for (var account : in.command().values().getOrDefault("serviceaccount", List.of())) {
            var parts = account.split(":", -1);
            if (parts.length != 2 || parts[1].isEmpty()) {
                throw new KubectlException("serviceaccount must be <namespace>:<name>");
            }
        }
        SetTargets.each(infos, new ArrayList<>(), info -> {
            throw new KubectlException("error: " + info.objectName()
                    + " setting subjects is only supported for RoleBinding/ClusterRoleBinding");
        });
    }
}
