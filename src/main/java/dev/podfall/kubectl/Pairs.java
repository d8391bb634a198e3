package dev.podfall.kubectl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Arguments such as {@code key=value} and {@code key-} behind the names of resources.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go {@code GetResourcesAndPairs}, {@code ParsePairs}.
 * <br>Differs: in nothing that we know of.
 *
 * @param resources what stands before the first pair
 * @param words the pairs as they were typed
 */
record Pairs(List<String> resources, List<String> words) {
    Pairs {
        resources = List.copyOf(resources);
        words = List.copyOf(words);
    }

    /** What the pairs say: keys to be set and keys to be removed. */
    record Changes(Map<String, String> set, List<String> removed) {}

    /** @param type for messages: {@code label}, {@code image} ... */
    static Pairs split(List<String> arguments, String type) {
        var resources = new ArrayList<String>();
        var pairs = new ArrayList<String>();
        for (var argument : arguments) {
            boolean pair = (argument.contains("=") && !argument.startsWith("="))
                    || (argument.endsWith("-") && !argument.equals("-"));
            if (pair) {
                pairs.add(argument);
            } else if (pairs.isEmpty()) {
                resources.add(argument);
            } else {
                throw new KubectlException("all resources must be specified before " + type + " changes: " + argument);
            }
        }
        return new Pairs(resources, pairs);
    }

    Changes changes(String type, boolean removable) {
        var set = new LinkedHashMap<String, String>();
        var removed = new ArrayList<String>();
        var invalid = new ArrayList<String>();
        for (var word : words) {
            int eq = word.indexOf('=');
            if (eq > 0) {
                set.put(word.substring(0, eq), word.substring(eq + 1));
            } else if (removable && word.endsWith("-") && !word.equals("-")) {
                removed.add(word.substring(0, word.length() - 1));
            } else {
                invalid.add(word);
            }
        }
        if (!invalid.isEmpty()) {
            throw new KubectlException("invalid " + type + " format: " + String.join(", ", invalid));
        }
        return new Changes(set, removed);
    }
}
