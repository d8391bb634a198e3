package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.Status;
import dev.podfall.apiserver.Warning;
import dev.podfall.apiserver.schema.FieldHelp;
import dev.podfall.apiserver.schema.Schema;
import dev.podfall.apiserver.schema.Suggestion;
import dev.podfall.apiserver.validation.FieldError;
import dev.podfall.apiserver.validation.FieldError.Rule;
import dev.podfall.language.Phrase;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a field that the API server refuses or warns of, by the rule that is broken, else by the sort of error,
 * else what the field is for. Each is a sentence beside upstream's words, {0} in it the field's name.
 */
public final class NextSteps {
    private static final Map<Rule, String> BY_RULE = new EnumMap<>(Map.ofEntries(
            Map.entry(Rule.POD_HAS_CONTAINERS, "refused.containers.step"),
            Map.entry(Rule.CONTAINER_HAS_IMAGE, "refused.image.step"),
            Map.entry(Rule.SELECTOR_MATCHES_TEMPLATE, "refused.selector-matches.step"),
            Map.entry(Rule.SELECTOR_STAYS, "refused.selector-stays.step"),
            Map.entry(Rule.SELECTOR_NOT_EMPTY, "refused.selector-empty.step"),
            Map.entry(Rule.EVERY_KEY_NEEDS_EXISTS, "refused.every-key.step"),
            Map.entry(Rule.SECONDS_NEED_NO_EXECUTE, "refused.seconds.step"),
            Map.entry(Rule.NO_SURGE_WHILE_UNAVAILABLE, "refused.surge.step"),
            Map.entry(Rule.SURGE_OR_UNAVAILABLE, "refused.surge-or-unavailable.step"),
            Map.entry(Rule.UID_IS_UNIQUE, "refused.uid.step"),
            Map.entry(Rule.NAMESPACE_STAYS, "refused.namespace-stays.step"),
            Map.entry(Rule.NAME, "refused.name.step"),
            Map.entry(Rule.KEY, "refused.key.step"),
            Map.entry(Rule.LABEL_VALUE, "refused.label-value.step"),
            Map.entry(Rule.PORT_NAME, "refused.port-name.step"),
            Map.entry(Rule.VARIABLE_NAME, "refused.variable-name.step"),
            Map.entry(Rule.CONFIG_KEY, "refused.config-key.step"),
            Map.entry(Rule.RESOURCE_NAME, "refused.resource-name.step"),
            Map.entry(Rule.NOT_NEGATIVE, "refused.not-negative.step"),
            Map.entry(Rule.RANGE, "refused.range.step"),
            Map.entry(Rule.PERCENT, "refused.percent.step"),
            Map.entry(Rule.STAYS, "refused.stays.step"),
            Map.entry(Rule.PATH, "refused.path.step"),
            Map.entry(Rule.UNIQUE, "refused.unique.step"),
            Map.entry(Rule.EXCLUDES, "refused.excludes.step"),
            Map.entry(Rule.WITHIN_LIMIT, "refused.within-limit.step")));

    private static final Map<FieldError.Type, String> BY_TYPE = new EnumMap<>(Map.of(
            FieldError.Type.REQUIRED, "refused.required.step",
            FieldError.Type.DUPLICATE, "refused.unique.step",
            FieldError.Type.FORBIDDEN, "refused.forbidden.step",
            FieldError.Type.TOO_LONG, "refused.too-long.step",
            FieldError.Type.TOO_MANY, "refused.too-many.step",
            FieldError.Type.NOT_FOUND, "refused.not-found.step"));

    private static final Map<Warning.Sort, String> BY_WARNING = new EnumMap<>(Map.ofEntries(
            Map.entry(Warning.Sort.KEY_RENAMED, "warned.renamed.step"),
            Map.entry(Warning.Sort.LABEL_RENAMED, "warned.renamed.step"),
            Map.entry(Warning.Sort.ANNOTATION_IS_FIELD, "warned.annotation.step"),
            Map.entry(Warning.Sort.ANNOTATION_BECOMES_FIELD, "warned.annotation-still.step"),
            Map.entry(Warning.Sort.VOLUME_GONE, "warned.volume.step"),
            Map.entry(Warning.Sort.NO_SELECTOR, "warned.no-selector.step"),
            Map.entry(Warning.Sort.TWICE, "refused.unique.step"),
            Map.entry(Warning.Sort.FRACTION_OF_BYTE, "warned.byte.step"),
            Map.entry(Warning.Sort.VARIABLE_HIDDEN, "warned.variable.step"),
            Map.entry(Warning.Sort.PORT_TWICE, "warned.port.step"),
            Map.entry(Warning.Sort.GRACE_PERIOD, "refused.not-negative.step"),
            Map.entry(Warning.Sort.LABEL_VALUE, "refused.label-value.step"),
            Map.entry(Warning.Sort.HOSTNAME, "refused.name.step"),
            Map.entry(Warning.Sort.POD_SECURITY, "warned.pod-security.step"),
            Map.entry(Warning.Sort.UNKNOWN_FIELD, "warned.unknown.step")));

    private NextSteps() {}

    /**
     * One sentence, or nothing.
     *
     * @param kind of the object; null if it is not known
     * @param written the word that stands there; empty if none does
     */
    static Phrase of(@Nullable Kind kind, Status.Cause cause, String written) {
        if (!cause.choices().isEmpty()) {
            var near = Suggestion.among(cause.choices(), written);
            return near.isEmpty() ? Phrase.of("refused.choice.step", Phrase.names(cause.choices())) : near;
        }
        var key = BY_RULE.getOrDefault(cause.rule(), BY_TYPE.getOrDefault(cause.type(), ""));
        return key.isEmpty() ? about(kind, cause.field()) : Phrase.of(key, name(cause.field()));
    }

    /** One sentence, or nothing. */
    public static Phrase of(Status.Cause cause) {
        return of(null, cause, "");
    }

    static Phrase of(Warning warning) {
        var key = BY_WARNING.get(warning.sort());
        return key == null
                ? Phrase.NONE
                : Phrase.of(key, warning.instead().isEmpty() ? name(warning.field()) : warning.instead());
    }

    /** What the innermost field on the path is for that something is said about. */
    private static Phrase about(@Nullable Kind kind, String path) {
        if (kind == null) {
            return Phrase.NONE;
        }
        var names = Arrays.asList(path.replaceAll("\\[[^\\]]*]", "").split("\\.", -1));
        for (int length = names.size(); length > 0; length--) {
            var way = names.subList(0, length);
            var fields = Schema.path(kind, way);
            if (fields != null) {
                var parent = length == 1
                        ? Schema.of(kind)
                        : Schema.below(fields.get(length - 2).type());
                var help = parent == null ? Phrase.NONE : FieldHelp.about(parent, fields.getLast());
                return help.isEmpty() ? Phrase.NONE : Phrase.of("refused.about.step", way.getLast(), help);
            }
        }
        return Phrase.NONE;
    }

    /** The last word of a path, without the place in a list. */
    private static String name(String path) {
        var plain = path.replaceAll("\\[[0-9]+]$", "");
        return plain.endsWith("]")
                ? plain.substring(plain.lastIndexOf('[') + 1, plain.length() - 1)
                : plain.substring(plain.lastIndexOf('.') + 1);
    }
}
