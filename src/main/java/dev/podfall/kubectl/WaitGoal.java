package dev.podfall.kubectl;

import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.kubectl.print.JsonPath;
import dev.podfall.kubectl.print.PrintException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code kubectl wait --for} waits for.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/wait/wait.go {@code conditionFuncsFor}, condition.go, json.go.
 * <br>Differs: in nothing that we know of.
 */
sealed interface WaitGoal {

    record Created() implements WaitGoal {
        @Override
        public boolean isMet(Tree.Obj object) {
            return true;
        }
    }

    record Deleted() implements WaitGoal {
        @Override
        public boolean isMet(Tree.Obj object) {
            return false;
        }
    }

    /** A condition of the status; case does not count. */
    record Condition(String type, String status) implements WaitGoal {
        @Override
        public boolean isMet(Tree.Obj object) {
            for (var condition : object.obj("status").<Tree.Obj>list("conditions", each -> each)) {
                if (type.equalsIgnoreCase(condition.text("type")) && condition.text("status") != null) {
                    return isObserved(object, condition) && status.equalsIgnoreCase(condition.text("status"));
                }
            }
            return false;
        }

        /** What was observed of an older generation says nothing of this one. */
        private static boolean isObserved(Tree.Obj object, Tree.Obj condition) {
            var generation = object.obj("metadata").number("generation");
            var observed = condition.number("observedGeneration");
            observed = observed == null ? object.obj("status").number("observedGeneration") : observed;
            return generation == null || observed == null || observed >= generation;
        }
    }

    /** What a path leads to; null: any value. */
    record Value(JsonPath path, @Nullable String expected) implements WaitGoal {
        @Override
        public boolean isMet(Tree.Obj object) {
            List<List<Tree>> found;
            try {
                found = path.results(object);
            } catch (PrintException e) {
                throw new KubectlException(e.sentence());
            }
            if (found.isEmpty() || found.getFirst().isEmpty()) {
                return false;
            }
            if (found.size() > 1) {
                throw new KubectlException("given jsonpath expression matches more than one list");
            }
            if (found.getFirst().size() > 1) {
                throw new KubectlException("given jsonpath expression matches more than one value");
            }
            if (expected == null) {
                return true;
            }
            var value = found.getFirst().getFirst();
            if (value instanceof Tree.Obj || value instanceof Tree.Arr) {
                throw new KubectlException("jsonpath leads to a nested object or list which is not supported");
            }
            return JsonPath.plain(value).strip().equals(expected.strip());
        }
    }

    boolean isMet(Tree.Obj object);

    /** @throws KubectlException in kubectl's words if nothing is called so */
    static WaitGoal parse(String word) {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "delete" -> {
                return new Deleted();
            }
            case "create" -> {
                return new Created();
            }
            default -> {
                // More than a word.
            }
        }
        if (word.startsWith("condition=")) {
            var condition = word.substring("condition=".length());
            int eq = condition.indexOf('=');
            return eq < 0
                    ? new Condition(condition, "true")
                    : new Condition(condition.substring(0, eq), condition.substring(eq + 1));
        }
        if (word.startsWith("jsonpath=")) {
            return value(word.substring("jsonpath=".length()));
        }
        throw new KubectlException("unrecognized condition: " + Quoting.quote(word));
    }

    private static WaitGoal value(String input) {
        var parts = split(input);
        if (parts.size() > 2) {
            throw new KubectlException("jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or"
                    + " --for=jsonpath='{.status.readyReplicas}'");
        }
        if (parts.getFirst().isEmpty()) {
            throw new KubectlException("jsonpath expression cannot be empty");
        }
        var path = JsonPath.relaxed(parts.getFirst());
        if (parts.size() == 1) {
            return new Value(path, null);
        }
        var expected = parts.get(1).replaceAll("^['\"]+|['\"]+$", "");
        if (expected.isEmpty()) {
            throw new KubectlException("jsonpath wait has to have a value after equal sign, like"
                    + " --for=jsonpath='{.status.readyReplicas}'=3");
        }
        return new Value(path, expected);
    }

    /** Parts it at every single {@code =}; two of them stay together. */
    private static List<String> split(String input) {
        var out = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < input.length(); i++) {
            if (input.charAt(i) != '=') {
                part.append(input.charAt(i));
            } else if (input.startsWith("==", i)) {
                part.append("==");
                i++;
            } else {
                out.add(part.toString());
                part.setLength(0);
            }
        }
        out.add(part.toString());
        return out;
    }
}
