package dev.podfall.kubectl.grammar;

import dev.podfall.api.meta.GoDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A command line that was understood.
 *
 * @param values of the flags that were given, in order, already checked
 * @param given the flags as {@code name=value}, in the order of the line
 * @param arguments everything that is no flag, without the verb
 */
public record ParsedCommand(Verb verb, Map<String, List<String>> values, List<String> given, List<String> arguments) {

    public ParsedCommand {
        values = new TreeMap<>(values);
        given = List.copyOf(given);
        arguments = List.copyOf(arguments);
    }

    /** Whether the flag was given. */
    public boolean changed(String flag) {
        return values.containsKey(flag);
    }

    public String text(String flag) {
        var given = values.get(flag);
        return given == null ? declared(flag).otherwise() : given.getLast();
    }

    public boolean flag(String flag) {
        return Boolean.TRUE.equals(Switches.parse(text(flag)));
    }

    public long number(String flag) {
        var text = text(flag);
        return Long.parseLong(text.startsWith("+") ? text.substring(1) : text);
    }

    public Duration duration(String flag) {
        return GoDuration.parse(text(flag));
    }

    /** The values of a flag that may be given several times or with commas. */
    public List<String> texts(String flag) {
        var out = new ArrayList<String>();
        for (var given : values.getOrDefault(flag, List.of())) {
            for (var part : given.split(",", -1)) {
                if (!part.isEmpty()) {
                    out.add(part);
                }
            }
        }
        return out;
    }

    private Flag declared(String flag) {
        return Objects.requireNonNull(verb.flag(flag), () -> verb.commandPath() + " has no flag " + flag);
    }
}
