package dev.podfall.ui.manifest;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Field;
import dev.podfall.apiserver.schema.FieldHelp;
import dev.podfall.apiserver.schema.FieldValues;
import dev.podfall.apiserver.schema.Schema;
import dev.podfall.apiserver.schema.StructType;
import dev.podfall.apiserver.schema.Type;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.YamlWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What could be written at the caret of a manifest. Pure.
 *
 * @param from where what has been begun begins
 * @param to where it ends
 * @param free whether anything else may be written there too
 */
record Completion(int from, int to, List<Proposal> proposals, boolean free) {
    static final Completion NONE = new Completion(0, 0, List.of(), false);

    private static final String STEP = "  ";
    private static final List<String> RESOURCES = List.of("cpu", "memory", "ephemeral-storage", "pods");

    Completion {
        proposals = List.copyOf(proposals);
    }

    /** Those that begin with what is written come first, then those in which a word begins so. */
    static Completion at(String text, int caret, KnownNames names) {
        var place = CaretPlace.of(text, caret);
        if (place == null) {
            return NONE;
        }
        var all = place.path().isEmpty() || place.path().size() == 1 && place.value() && isHead(place)
                ? root(place)
                : below(place, names);
        var written = place.written();
        var fitting = all.stream()
                .filter(each -> fit(each.name(), written) != Fit.NOT)
                .sorted(Comparator.comparing(each -> fit(each.name(), written)))
                .toList();
        return new Completion(place.from(), place.to(), fitting, isFree(place));
    }

    private static boolean isFree(CaretPlace place) {
        var at = place.path().isEmpty() ? null : FieldAt.of(place);
        var field = at == null ? null : at.field();
        return at != null
                && field != null
                && Schema.below(at.type()) == null
                && FieldValues.of(at.parent(), field).isEmpty();
    }

    /** Whether what is written is one of the proposals: then there is nothing to choose. */
    boolean isDone(String text) {
        return proposals.size() == 1 && proposals.getFirst().name().equals(text.substring(from, to));
    }

    private enum Fit {
        BEGINS,
        /** A word inside of the name begins so: {@code effect} in {@code sideEffects}. */
        HOLDS,
        NOT
    }

    private static Fit fit(String name, String written) {
        if (name.regionMatches(true, 0, written, 0, written.length())) {
            return Fit.BEGINS;
        }
        for (int i = 1; i < name.length(); i++) {
            boolean word = Character.isUpperCase(name.charAt(i)) && !Character.isUpperCase(name.charAt(i - 1))
                    || !Character.isLetterOrDigit(name.charAt(i - 1));
            if (word && name.regionMatches(true, i, written, 0, written.length())) {
                return Fit.HOLDS;
            }
        }
        return Fit.NOT;
    }

    /** The text with a proposal in it. */
    String applied(String text, Proposal proposal) {
        return text.substring(0, from) + proposal.insert() + text.substring(to);
    }

    private static boolean isHead(CaretPlace place) {
        return place.path().getFirst().equals("kind") || place.path().getFirst().equals("apiVersion");
    }

    private static Stream<SimulatedKind> kinds() {
        return Arrays.stream(SimulatedKind.values())
                .filter(kind -> kind != Kind.EVENT && kind != Kind.CONTROLLER_REVISION)
                .sorted(Comparator.comparing(kind -> kind != Kind.DAEMON_SET));
    }

    private static List<Proposal> root(CaretPlace place) {
        if (place.value()) {
            boolean ofKind = place.path().getFirst().equals("kind");
            var values = ofKind
                    ? kinds().filter(kind -> place.apiVersion().isEmpty()
                                    || kind.apiVersion().equals(place.apiVersion()))
                            .map(Kind::kindName)
                    : kinds().filter(kind ->
                                    place.kind().isEmpty() || kind.kindName().equals(place.kind()))
                            .map(Kind::apiVersion)
                            .distinct();
            return values.map(value -> Proposal.value(value, value)).toList();
        }
        var kind = Kind.of(place.apiVersion(), place.kind());
        var type = FieldAt.root(kind == null ? Kind.DAEMON_SET : kind);
        return fields(place, type, "", 0).stream()
                .filter(each -> kind != null || !each.name().equals("status"))
                .toList();
    }

    private static List<Proposal> below(CaretPlace place, KnownNames names) {
        var at = FieldAt.of(place);
        if (at == null) {
            return List.of();
        }
        if (place.value()) {
            return values(at, names);
        }
        return switch (at.type()) {
            case Type.Struct(String name) -> fields(place, FieldAt.struct(name), "", place.column());
            case Type.ListOf(Type.Struct(String name)) ->
                fields(place, FieldAt.struct(name), place.flow() ? "" : "- ", place.column() + STEP.length());
            case Type.ListOf(Type _) ->
                values(at, names).stream()
                        .map(each -> Proposal.value(each.name(), (place.flow() ? "" : "- ") + each.insert()))
                        .toList();
            case Type.MapOf(Type value, String _) -> keys(place, at, value, names);
            case Type.Text _,
                    Type.Whole _,
                    Type.Flag _,
                    Type.Amount _,
                    Type.IntOrText _,
                    Type.Moment _,
                    Type.Anything _ -> values(at, names);
        };
    }

    /** What is needed comes first, then what we have words for, each in Kubernetes' order. */
    private static List<Proposal> fields(CaretPlace place, StructType type, String before, int column) {
        return type.fields().stream()
                .filter(field -> !place.beside().contains(field.name()))
                .sorted(Comparator.comparingInt((Field field) -> rank(type, field)))
                .map(field -> new Proposal(
                        field.name(),
                        before + named(place, field.name(), field.type(), column),
                        Type.explained(field.type()),
                        FieldHelp.described(type, field),
                        field.required()))
                .toList();
    }

    private static int rank(StructType type, Field field) {
        if (field.required() || field.name().equals("apiVersion")) {
            return 0;
        }
        if (field.name().equals("kind")) {
            return 1;
        }
        if (field.name().equals("status") || !FieldHelp.notice(type, field).isEmpty()) {
            return 4;
        }
        return FieldHelp.about(type, field).isEmpty() ? 3 : 2;
    }

    /** A name with its colon, and the beginning of what stands below it. */
    private static String named(CaretPlace place, String name, Type type, int column) {
        if (place.colon()) {
            return name;
        }
        if (place.flow()) {
            return name + ": ";
        }
        var below = ":\n" + " ".repeat(column) + STEP;
        return switch (type) {
            case Type.Struct _, Type.MapOf _ -> name + below;
            case Type.ListOf _ -> name + below + "- ";
            case Type.Text _,
                    Type.Whole _,
                    Type.Flag _,
                    Type.Amount _,
                    Type.IntOrText _,
                    Type.Moment _,
                    Type.Anything _ -> name + ": ";
        };
    }

    private static List<Proposal> keys(CaretPlace place, FieldAt at, Type value, KnownNames names) {
        Stream<String> keys = switch (at.name()) {
            case "PodSpec.nodeSelector" -> names.labels().keySet().stream();
            default -> value instanceof Type.Amount ? RESOURCES.stream() : Stream.of();
        };
        return keys.filter(key -> !place.beside().contains(key))
                .map(key ->
                        new Proposal(key, place.colon() ? key : key + ": ", Type.explained(value), Phrase.NONE, false))
                .toList();
    }

    private static List<String> words(FieldAt at, KnownNames names) {
        var field = at.field();
        if (field == null) {
            return List.of();
        }
        return switch (at.name()) {
            case "PodSpec.priorityClassName" -> names.priorityClasses();
            case "PodSpec.nodeName" -> names.nodes();
            case "ObjectMeta.namespace" -> names.namespaces();
            case "PodSpec.nodeSelector" ->
                List.copyOf(names.labels().getOrDefault(at.key(), Collections.emptySortedSet()));
            case "NodeSelectorRequirement.key" ->
                at.inMatchFields()
                        ? List.of("metadata.name")
                        : List.copyOf(names.labels().keySet());
            case "NodeSelectorRequirement.operator" ->
                at.inMatchFields() ? List.of("In", "NotIn") : FieldValues.of(at.parent(), field);
            case "TopologySpreadConstraint.topologyKey" ->
                List.copyOf(names.labels().keySet());
            case "Toleration.key", "Taint.key" -> List.copyOf(names.taints().keySet());
            case "Toleration.value" ->
                names.taints().values().stream()
                        .flatMap(Collection::stream)
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .toList();
            case "PodSpec.restartPolicy" ->
                at.kind() == Kind.DAEMON_SET ? List.of("Always") : FieldValues.of(at.parent(), field);
            default -> FieldValues.of(at.parent(), field);
        };
    }

    private static List<Proposal> values(FieldAt at, KnownNames names) {
        boolean simple = !(at.type() instanceof Type.Struct) && !(at.type() instanceof Type.MapOf);
        return simple
                ? words(at, names).stream()
                        .map(value -> Proposal.value(value, scalar(value, at.type())))
                        .toList()
                : List.of();
    }

    /** In quotes where YAML would take the text for something else. */
    private static String scalar(String value, Type type) {
        boolean text = type instanceof Type.Text || type instanceof Type.ListOf(Type.Text _);
        return text ? YamlWriter.write(Tree.text(value)).strip() : value;
    }
}
