package dev.podfall.apiserver.admission;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** A pod or a template as the security standards look at it, and the forms of upstream's sentences. */
record SecuredPod(Tree.Obj annotations, Tree.Obj spec, List<Tree.Obj> containers) {

    static SecuredPod of(Tree.Obj podOrTemplate) {
        var spec = podOrTemplate.obj("spec");
        var containers = new ArrayList<Tree.Obj>();
        for (var list : List.of("initContainers", "containers", "ephemeralContainers")) {
            containers.addAll(objects(spec, list));
        }
        return new SecuredPod(podOrTemplate.obj("metadata").obj("annotations"), spec, List.copyOf(containers));
    }

    static List<Tree.Obj> objects(Tree.Obj holder, String list) {
        return holder.<Tree.Obj>list(list, item -> item);
    }

    Tree.Obj context() {
        return spec.obj("securityContext");
    }

    static Tree.Obj context(Tree.Obj container) {
        return container.obj("securityContext");
    }

    boolean isWindows() {
        return spec.obj("os").text("name", "").equals("windows");
    }

    /** Whether root in the pod is somebody else outside. */
    boolean hasOwnUsers() {
        return !spec.flag("hostUsers", true);
    }

    /** The names of the containers of which this holds. */
    List<String> which(Predicate<Tree.Obj> bad) {
        var out = new ArrayList<String>();
        for (var container : containers) {
            if (bad.test(container)) {
                out.add(container.text("name", ""));
            }
        }
        return out;
    }

    /** {@code containers "a", "b"} */
    static String containers(List<String> names) {
        return plural("container", names.size()) + " " + quoted(names);
    }

    static String plural(String word, int count) {
        return count == 1 ? word : word + "s";
    }

    static String use(int count) {
        return count == 1 ? "uses" : "use";
    }

    static String quoted(Collection<String> items) {
        return items.isEmpty() ? "" : "\"" + String.join("\", \"", items) + "\"";
    }

    /** {@code pod and container "a"} */
    static String setters(boolean pod, List<String> names) {
        if (names.isEmpty()) {
            return pod ? "pod" : "";
        }
        return (pod ? "pod and " : "") + containers(names);
    }
}
