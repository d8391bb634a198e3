package dev.podfall.kubectl.print;

import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Roles, one line for each resource, and who has them.
 *
 * <p>Upstream: kubectl/pkg/describe/describe.go {@code RoleDescriber}, {@code RoleBindingDescriber}; kubectl/pkg/util/rbac.
 * <br>Differs: in nothing that we know of.
 */
final class RoleDescriber {
    private RoleDescriber() {}

    /** What one line is about; a rule about addresses stands for itself. */
    private record Subject(String group, String resource, String name, String url, String verb) {
        String resourceAndGroup() {
            int slash = resource.indexOf('/');
            var plain = slash < 0 ? resource : resource.substring(0, slash);
            var part = slash < 0 ? "" : resource.substring(slash);
            return group.isEmpty() ? plain + part : plain + "." + group + part;
        }

        /** By what upstream sorts: its rules as text. */
        String asText(Set<String> verbs) {
            return url.isEmpty()
                    ? list(verbs) + ",APIGroups:[" + group + "],Resources:[" + resource + "],ResourceNames:[" + name
                            + "]"
                    : list(verbs) + ",APIGroups:[],Resources:[],ResourceNames:[],NonResourceURLs:[" + url + "]";
        }
    }

    static Description role(KeptObject role) {
        var out = new Description();
        out.field(0, "Name", role.name());
        out.labels("Labels", role.meta().labels())
                .annotations("Annotations", role.meta().annotations());
        out.line(0, "PolicyRule:");
        out.line(1, "Resources\tNon-Resource URLs\tResource Names\tVerbs");
        out.line(1, "---------\t-----------------\t--------------\t-----");
        for (var entry : sorted(role)) {
            var about = entry.getKey();
            out.line(
                    1,
                    about.resourceAndGroup() + "\t[" + about.url() + "]\t[" + about.name() + "]\t"
                            + list(entry.getValue()));
        }
        return out;
    }

    private static List<Map.Entry<Subject, Set<String>>> sorted(KeptObject role) {
        var verbs = new LinkedHashMap<Subject, Set<String>>();
        for (var rule : role.content().list("rules", rule -> rule)) {
            for (var about : subjects(rule)) {
                for (var verb : rule.texts("verbs")) {
                    var key = about.url().isEmpty() ? about : new Subject("", "", "", about.url(), verb);
                    verbs.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(verb);
                }
            }
        }
        var out = new ArrayList<>(verbs.entrySet());
        out.sort(Comparator.comparing(entry -> entry.getKey().asText(entry.getValue())));
        return out;
    }

    private static List<Subject> subjects(Tree.Obj rule) {
        var out = new ArrayList<Subject>();
        var names = rule.texts("resourceNames");
        for (var group : rule.texts("apiGroups")) {
            for (var resource : rule.texts("resources")) {
                for (var name : names.isEmpty() ? List.of("") : names) {
                    out.add(new Subject(group, resource, name, "", ""));
                }
            }
        }
        rule.texts("nonResourceURLs").forEach(url -> out.add(new Subject("", "", "", url, "")));
        return out;
    }

    private static String list(Set<String> texts) {
        return "[" + String.join(" ", texts) + "]";
    }

    static Description binding(KeptObject binding) {
        var out = new Description();
        out.field(0, "Name", binding.name());
        out.labels("Labels", binding.meta().labels())
                .annotations("Annotations", binding.meta().annotations());
        var role = binding.content().obj("roleRef");
        out.line(0, "Role:").field(1, "Kind", role.text("kind", "")).field(1, "Name", role.text("name", ""));
        out.line(0, "Subjects:").line(1, "Kind\tName\tNamespace").line(1, "----\t----\t---------");
        for (var who : binding.content().list("subjects", who -> who)) {
            out.line(1, who.text("kind", "") + "\t" + who.text("name", "") + "\t" + who.text("namespace", ""));
        }
        return out;
    }
}
