package dev.podfall.kubectl.grammar;

import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command, or a group of commands.
 *
 * @param path its words, {@code kubectl} included: {@code [kubectl, rollout, undo]}
 * @param aliases other last words for it
 * @param usage what follows {@code kubectl} in the line {@code Usage:}
 * @param summary one sentence
 * @param examples lines for help
 * @param flags its own, without the global ones
 * @param children the commands of a group; empty for a command
 */
public record Verb(
        List<String> path,
        List<String> aliases,
        String usage,
        Phrase summary,
        List<String> examples,
        List<Flag> flags,
        List<Verb> children) {

    public Verb {
        path = List.copyOf(path);
        aliases = List.copyOf(aliases);
        examples = List.copyOf(examples);
        flags = List.copyOf(flags);
        children = List.copyOf(children);
    }

    /** {@code undo} */
    public String name() {
        return path.getLast();
    }

    /** {@code kubectl rollout undo} */
    public String commandPath() {
        return String.join(" ", path);
    }

    /** {@code rollout undo}, empty for kubectl itself. */
    public String key() {
        return String.join(" ", path.subList(1, path.size()));
    }

    public boolean isGroup() {
        return !children.isEmpty();
    }

    public @Nullable Verb child(String word) {
        for (var child : children) {
            if (child.name().equals(word) || child.aliases().contains(word)) {
                return child;
            }
        }
        return null;
    }

    /** All flags that it takes, the global ones too. */
    public List<Flag> allFlags() {
        var out = new ArrayList<>(flags);
        out.addAll(GlobalFlags.ALL);
        return out;
    }

    public @Nullable Flag flag(String name) {
        for (var flag : allFlags()) {
            if (flag.name().equals(name)) {
                return flag;
            }
        }
        return null;
    }

    @Nullable
    Flag shorthand(String letter) {
        for (var flag : allFlags()) {
            if (flag.shorthand().equals(letter)) {
                return flag;
            }
        }
        return null;
    }
}
