package dev.podfall.lesson.predicate;

import dev.podfall.cluster.Command;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user has asked for since the beginning, whether it was granted or not.
 *
 * @param verb as {@code create}, {@code patch}, {@code delete}, {@code evict}, {@code kubelet}; null for any
 * @param of as {@code pod/NAME}; null for any
 */
public record Requests(@Nullable String verb, @Nullable Pattern of) implements Selector {
    public static final List<String> VERBS = List.of("create", "replace", "patch", "delete", "evict", "kubelet");

    @Override
    public List<Found> find(Scene scene) {
        var out = new ArrayList<Found>();
        for (var step : scene.story()) {
            var command = step.command();
            if (command != null && !command.dryRun()) {
                var object = object(command);
                var itsVerb = verb(command);
                if ((verb == null || verb.equals(itsVerb))
                        && (of == null || of.matcher(object).matches())) {
                    out.add(new Found(itsVerb + " " + object, ""));
                }
            }
        }
        return out;
    }

    private static String verb(Command command) {
        return switch (command) {
            case Command.Create _, Command.Restore _ -> "create";
            case Command.Replace _ -> "replace";
            case Command.Patch _ -> "patch";
            case Command.Delete _ -> "delete";
            case Command.Evict _ -> "evict";
            case Command.StopKubelet _, Command.StartKubelet _, Command.PostCondition _ -> "kubelet";
        };
    }

    private static String object(Command command) {
        return switch (command) {
            case Command.Create create ->
                create.kind().singular() + "/" + create.body().obj("metadata").text("name", "");
            case Command.Restore restore ->
                restore.kind().singular() + "/" + restore.body().obj("metadata").text("name", "");
            case Command.Replace replace ->
                replace.kind().singular() + "/" + replace.key().name();
            case Command.Patch patch ->
                patch.kind().singular() + "/" + patch.key().name();
            case Command.Delete delete ->
                delete.kind().singular() + "/" + delete.key().name();
            case Command.Evict evict -> "pod/" + evict.pod().name();
            case Command.StopKubelet(var node) -> "node/" + node;
            case Command.StartKubelet(var node) -> "node/" + node;
            case Command.PostCondition post -> "node/" + post.node();
        };
    }

    @Override
    public Phrase what() {
        var with = new ArrayList<Phrase>();
        if (verb != null) {
            with.add(Phrase.verbatim(verb));
        }
        if (of != null) {
            with.add(Phrase.of("lesson.what.about", of.pattern()));
        }
        return Selector.what("lesson.what.requests", with);
    }
}
