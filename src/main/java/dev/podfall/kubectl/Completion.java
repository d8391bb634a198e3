package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.kubectl.filter.Filters;
import dev.podfall.kubectl.grammar.Flag;
import dev.podfall.kubectl.grammar.Verb;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may stand where the cursor is in a line of the console: verbs, flags, kinds, and names out of the state. */
public final class Completion {

    /**
     * One possibility.
     *
     * @param text what stands instead of the word that was begun
     * @param note a few words about it, or empty
     */
    public record Candidate(String text, Phrase note) {

        /** Whether the word goes on behind it, so that no blank should follow. */
        public boolean open() {
            return text.endsWith("=") || text.endsWith(":") || text.endsWith("/") || text.endsWith(".");
        }
    }

    /**
     * @param from where the word begins that the candidates stand for
     * @param candidates sorted, all of them beginning with what was typed
     */
    public record Answer(int from, List<Candidate> candidates) {
        public Answer {
            candidates = List.copyOf(candidates);
        }

        /** What all candidates begin with. */
        public String common() {
            if (candidates.isEmpty()) {
                return "";
            }
            var common = candidates.getFirst().text();
            for (var candidate : candidates) {
                int i = 0;
                while (i < common.length()
                        && i < candidate.text().length()
                        && common.charAt(i) == candidate.text().charAt(i)) {
                    i++;
                }
                common = common.substring(0, i);
            }
            return common;
        }
    }

    private static final List<String> FORMATS =
            List.of("wide", "yaml", "json", "name", "jsonpath=", "custom-columns=", "go-template=");

    private final CompletionNames names;
    private final List<String> files;
    private final String word;
    private final List<Candidate> out = new ArrayList<>();

    private Completion(ClusterState state, List<String> files, String word, List<String> before) {
        this.names = new CompletionNames(state, namespace(before));
        this.files = files;
        this.word = word;
    }

    /**
     * @param line up to the cursor
     * @param files names that {@code -f} may be given
     */
    public static Answer of(String line, ClusterState state, List<String> files) {
        var place = Script.placeOf(line);
        int from = Math.max(place.from(), startOfWord(line));
        var before = Words.split(line.substring(place.from(), from));
        var completion = new Completion(state, files, line.substring(from), before);
        completion.complete(before, place.piped());
        return new Answer(
                from,
                completion.out.stream()
                        .filter(candidate -> candidate.text().startsWith(completion.word))
                        .distinct()
                        .toList());
    }

    private static int startOfWord(String line) {
        var quotes = new Quotes();
        int from = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (!quotes.cover(c) && Character.isWhitespace(c)) {
                from = i + 1;
            }
        }
        return from;
    }

    /** In which namespace a line asks, if it does not ask in all. */
    public static String namespaceOf(String line) {
        return namespace(Words.split(line));
    }

    private static String namespace(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (List.of("-n", "--namespace").contains(word) && i + 1 < words.size()) {
                return words.get(i + 1);
            }
            if (word.startsWith("--namespace=") || word.startsWith("-n=")) {
                return word.substring(word.indexOf('=') + 1);
            }
        }
        return Invocation.DEFAULT_NAMESPACE;
    }

    private void complete(List<String> before, boolean piped) {
        if (before.isEmpty() && piped) {
            offerAll(Filters.names());
            offer("kubectl", Phrase.of("complete.kubectl"));
            return;
        }
        if (before.isEmpty()) {
            offer("help", Phrase.of("complete.help"));
            offer("kubectl", Phrase.of("complete.kubectl"));
            offer("kubelet", Phrase.of("complete.kubelet"));
            offer("wait", Phrase.of("complete.wait"));
            return;
        }
        var rest = before.subList(1, before.size());
        switch (before.getFirst()) {
            case "kubectl", "k" -> kubectl(rest);
            case "kubelet" -> kubelet(rest);
            case "wait" -> offerAll(rest.isEmpty() ? List.of("10s", "30s", "1m", "5m") : List.of());
            default -> {}
        }
    }

    private void kubelet(List<String> before) {
        switch (before.size()) {
            case 0 -> {
                offer("stop", Phrase.of("complete.kubelet.stop"));
                offer("start", Phrase.of("complete.kubelet.start"));
                offer("condition", Phrase.of("complete.kubelet.condition"));
            }
            case 1 -> offerAll(names.of(Kind.NODE));
            case 2 -> {
                if (before.getFirst().equals("condition")) {
                    offerAll(CompletionNames.CONDITIONS);
                }
            }
            default -> {}
        }
    }

    private void kubectl(List<String> before) {
        var verb = KubectlGrammar.ROOT;
        var arguments = new ArrayList<String>();
        Flag open = null;
        for (var typed : before) {
            if (open != null) {
                open = null;
            } else if (typed.startsWith("-") && typed.length() > 1) {
                var flag = flag(verb, typed);
                open = flag != null && flag.alone() == null && !typed.contains("=") ? flag : null;
            } else if (arguments.isEmpty() && verb.child(typed) != null) {
                verb = Objects.requireNonNull(verb.child(typed));
            } else {
                arguments.add(typed);
            }
        }
        if (open != null) {
            values(open, "");
        } else if (word.startsWith("--") && word.contains("=")) {
            var flag = flag(verb, word);
            if (flag != null) {
                values(flag, word.substring(0, word.indexOf('=') + 1));
            }
        } else if (word.startsWith("-")) {
            flags(verb);
        } else {
            if (verb.isGroup() && arguments.isEmpty()) {
                verb.children().forEach(child -> offer(child.name(), child.summary()));
            }
            arguments(verb.key(), arguments);
        }
    }

    private static @Nullable Flag flag(Verb verb, String typed) {
        int eq = typed.indexOf('=');
        var name = eq < 0 ? typed : typed.substring(0, eq);
        for (var flag : verb.allFlags()) {
            if (name.equals("--" + flag.name()) || !flag.shorthand().isEmpty() && name.equals("-" + flag.shorthand())) {
                return flag;
            }
        }
        return null;
    }

    private void flags(Verb verb) {
        for (var flag : verb.allFlags()) {
            if (flag.use() == Flag.Use.WORKS) {
                offer("--" + flag.name() + (flag.alone() == null ? "=" : ""), flag.help());
            }
        }
    }

    private void values(Flag flag, String prefix) {
        var values = switch (flag.name()) {
            case "namespace" -> names.of(Kind.NAMESPACE);
            case "output" -> FORMATS;
            case "dry-run" -> List.of("client", "server", "none");
            case "cascade" -> List.of("background", "foreground", "orphan");
            case "types" -> List.of("Normal", "Warning");
            case "type" -> List.of("strategic", "merge", "json");
            case "filename", "patch-file" -> files;
            case "selector" -> names.labels();
            case "field-selector" -> names.fieldSelectors();
            case "for" -> names.kindsAndNames();
            case "revision", "to-revision" -> names.revisions();
            default -> List.<String>of();
        };
        values.forEach(value -> offer(prefix + value, Phrase.NONE));
    }

    private void arguments(String verb, List<String> before) {
        switch (verb) {
            case "get", "describe", "delete", "edit", "patch" -> object(before);
            case "label", "annotate" -> {
                object(before.size() > 2 ? before.subList(0, 2) : before);
                if (before.size() >= 2 && verb.equals("label")) {
                    offerAll(names.labelChanges(before.get(0), before.get(1)));
                }
            }
            case "taint" -> taint(before);
            case "cordon", "uncordon", "drain" -> offerAll(names.of(Kind.NODE));
            case "rollout history", "rollout undo", "rollout restart", "rollout status" -> daemonSet(before);
            case "set image", "set resources", "set env" -> {
                daemonSet(before);
                if (verb.equals("set image") && !before.isEmpty()) {
                    offerAll(names.images(before));
                }
            }
            case "explain" -> offerAll(names.fields(word));
            default -> {}
        }
    }

    private void object(List<String> before) {
        if (before.isEmpty() && word.contains("/")) {
            offerAll(names.kindsAndNames());
        } else if (before.isEmpty()) {
            for (var kind : names.kinds()) {
                offer(kind.plural(), Phrase.verbatim(String.join(" ", kind.shortNames())));
                kind.shortNames().forEach(shortName -> offer(shortName, Phrase.verbatim(kind.plural())));
            }
        } else {
            var kind = names.kind(before.getFirst());
            if (kind != null) {
                offerAll(names.of(kind));
            }
        }
    }

    private void daemonSet(List<String> before) {
        if (before.isEmpty()) {
            offer("daemonset", Phrase.NONE);
            offer("ds", Phrase.NONE);
            offerAll(
                    names.of(Kind.DAEMON_SET).stream().map(name -> "ds/" + name).toList());
        } else if (before.size() == 1 && !before.getFirst().contains("/")) {
            offerAll(names.of(Kind.DAEMON_SET));
        }
    }

    private void taint(List<String> before) {
        if (before.isEmpty()) {
            offer("node", Phrase.NONE);
        } else if (before.size() == 1) {
            offerAll(names.of(Kind.NODE));
        } else {
            offerAll(names.taintChanges(before.subList(1, before.size()), word));
        }
    }

    private void offerAll(List<String> texts) {
        texts.forEach(text -> offer(text, Phrase.NONE));
    }

    private void offer(String text, Phrase note) {
        out.add(new Candidate(text, note));
    }
}
