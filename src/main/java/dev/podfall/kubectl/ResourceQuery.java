package dev.podfall.kubectl;

import dev.podfall.api.meta.FieldSelector;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.Selector;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.Discovery;
import dev.podfall.apiserver.Status;
import dev.podfall.apiserver.Warning;
import dev.podfall.kubectl.grammar.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which objects a command is about: its arguments, selectors and files. Filled by the verb, then {@link #find} once.
 *
 * <p>Upstream: staging/src/k8s.io/cli-runtime/pkg/resource/builder.go {@code Builder}, selector.go.
 * <br>Differs: goes on after errors wherever upstream does for some verb; lists are not fetched in chunks.
 */
final class ResourceQuery {
    /** Two groups have events, and both call them so. */
    private static final String AMBIGUOUS = "ev";

    private record Named(String type, String name) {}

    private final ApiConnection connection;
    private final KubectlIo io;
    private final String namespace;
    private final boolean enforceNamespace;

    private List<String> filenames = List.of();
    private boolean recursive;
    private @Nullable String labelSelector;
    private @Nullable String fieldSelector;
    private boolean all;
    private boolean allNamespaces;
    private boolean latest;
    private boolean local;
    private boolean validates;
    private boolean requireObject = true;
    private boolean singleType;
    private boolean warned;
    private final List<String> types = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Named> tuples = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    ResourceQuery(ApiConnection connection, KubectlIo io, String namespace, boolean enforceNamespace) {
        this.connection = connection;
        this.io = io;
        this.namespace = namespace;
        this.enforceNamespace = enforceNamespace;
    }

    ResourceQuery filenames(List<String> newFilenames, boolean newRecursive) {
        filenames = newFilenames;
        recursive = newRecursive;
        return this;
    }

    /** Documents are looked at before they are decoded. */
    ResourceQuery validated(boolean newValidates) {
        validates = newValidates;
        return this;
    }

    ResourceQuery labelSelector(String text) {
        var selector = text.strip();
        if (!selector.isEmpty()) {
            labelSelector = selector;
        }
        return this;
    }

    ResourceQuery fieldSelector(String text) {
        var selector = text.strip();
        if (!selector.isEmpty()) {
            fieldSelector = selector;
        }
        return this;
    }

    ResourceQuery all(boolean everything) {
        if (everything && (labelSelector != null || fieldSelector != null)) {
            fail("setting 'all' parameter but found a non empty selector. ");
            return this;
        }
        all = everything;
        return this;
    }

    ResourceQuery allNamespaces(boolean newAllNamespaces) {
        allNamespaces = newAllNamespaces;
        return this;
    }

    /** Objects from files are read again from the server. */
    ResourceQuery latest() {
        latest = true;
        return this;
    }

    /** Only files count, as they are: nothing is asked of the server. */
    ResourceQuery local() {
        local = true;
        return this;
    }

    /** What is named is not looked up. */
    ResourceQuery withoutLookup() {
        requireObject = false;
        return this;
    }

    ResourceQuery singleType() {
        singleType = true;
        return this;
    }

    ResourceQuery types(String... newTypes) {
        types.addAll(List.of(newTypes));
        return this;
    }

    /** Names of one kind; {@code type/name} is taken too. */
    ResourceQuery namesOf(String type, List<String> newNames) {
        for (var name : newNames) {
            tuples.add(name.contains("/") ? tuple(name) : new Named(type, name));
        }
        return this;
    }

    /**
     * {@code TYPE NAME...}, {@code TYPE/NAME...} or {@code TYPE,TYPE}.
     *
     * @param listsWithoutNames whether a type alone means all objects of that type
     */
    ResourceQuery arguments(boolean listsWithoutNames, List<String> arguments) {
        var args = multiplied(arguments);
        long slashes = args.stream().filter(arg -> arg.contains("/")).count();
        if (slashes > 0 && slashes < args.size()) {
            return fail("there is no need to specify a resource type as a separate argument when passing arguments in"
                    + " resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get"
                    + " resource resource/<resource_name>'");
        }
        if (slashes > 0) {
            args.forEach(arg -> tuples.add(tuple(arg)));
            return this;
        }
        if (args.isEmpty()) {
            return this;
        }
        types.addAll(Resources.types(args.getFirst()));
        names.addAll(args.subList(1, args.size()));
        if (args.size() == 1 && labelSelector == null && listsWithoutNames) {
            labelSelector = "";
        }
        return this;
    }

    /** {@code a,b c d} is {@code a/c a/d b/c b/d}. */
    private static List<String> multiplied(List<String> arguments) {
        if (arguments.size() < 2) {
            return arguments;
        }
        var several = new LinkedHashSet<>(List.of(arguments.getFirst().split(",", -1)));
        if (several.size() < 2) {
            return arguments;
        }
        var out = new ArrayList<String>();
        for (var type : several) {
            for (var name : arguments.subList(1, arguments.size())) {
                out.add(type + "/" + name);
            }
        }
        return out;
    }

    private Named tuple(String argument) {
        var parts = argument.split("/", -1);
        if (parts.length != 2) {
            fail("arguments in resource/name form may not have more than one slash");
            return new Named("", "");
        }
        if (parts[0].isEmpty() || parts[1].isEmpty() || parts[0].contains(",")) {
            fail("arguments in resource/name form must have a single resource and name");
        }
        return new Named(parts[0], parts[1]);
    }

    private Kind named(String type) {
        if (type.equals(AMBIGUOUS) && !warned) {
            warned = true;
            io.warning(Warning.of(
                    "short name \"" + AMBIGUOUS + "\" could also match lower priority resource events.events.k8s.io"));
        }
        return Resources.named(type, Discovery.of(connection.state()));
    }

    private ResourceQuery fail(String message) {
        failures.add(new Failure.Plain(message));
        return this;
    }

    /** @throws KubectlException if the arguments make no sense, or if a file or type does not exist */
    Found find() {
        KubectlException.throwIfAny(failures);
        var manifests =
                new Manifests(io, local ? "" : namespace, !local && enforceNamespace, connection::state, validates);
        var files = manifests.files(filenames, recursive);
        if (all) {
            labelSelector = "";
        }
        if (!filenames.isEmpty()) {
            return inFiles(manifests, files);
        }
        if (labelSelector != null || fieldSelector != null) {
            return bySelector();
        }
        if (!tuples.isEmpty()) {
            return byNames(tuples);
        }
        if (!names.isEmpty()) {
            named(types.getFirst());
            return byNames(names.stream()
                    .map(name -> new Named(types.getFirst(), name))
                    .toList());
        }
        if (!types.isEmpty()) {
            types.forEach(this::named);
            throw new KubectlException("resource(s) were provided, but no name was specified");
        }
        throw new KubectlException("""
            You must provide one or more resources by argument or filename.
            Example resource specifications include:
               '-f rsrc.yaml'
               '--filename=rsrc.json'
               '<resource> <name>'
               '<resource>'\
            """);
    }

    private Found inFiles(Manifests manifests, List<String> files) {
        if (!types.isEmpty()) {
            throw new KubectlException("when paths, URLs, or stdin is provided as input, you may not specify resource"
                    + " arguments as well");
        }
        if (!tuples.isEmpty()) {
            throw new KubectlException("resource/name arguments cannot be provided when a path is specified");
        }
        var out = new ArrayList<Supplier<ResourceInfo>>();
        for (var file : files) {
            for (var item : manifests.read(file)) {
                out.add(latest && !local ? () -> fetched(item.get()) : item);
            }
        }
        boolean single = files.size() == 1 && !files.getFirst().equals("-") && filenames.equals(files);
        return Found.named(labelSelector == null || labelSelector.isEmpty() ? out : filtered(out), single);
    }

    private List<Supplier<ResourceInfo>> filtered(List<Supplier<ResourceInfo>> items) {
        var selector = labels();
        var out = new ArrayList<Supplier<ResourceInfo>>();
        for (var item : items) {
            try {
                var info = item.get();
                var found = Labels.fromTree(info.tree().obj("metadata").obj("labels"));
                if (selector.matches(found)) {
                    out.add(() -> info);
                }
            } catch (KubectlException e) {
                out.add(item);
            }
        }
        return out;
    }

    private Found bySelector() {
        if (!names.isEmpty()) {
            throw new KubectlException("name cannot be provided when a selector is specified");
        }
        if (!tuples.isEmpty()) {
            throw new KubectlException(
                    "selectors and the all flag cannot be used when passing resource/name arguments");
        }
        if (types.isEmpty()) {
            throw new KubectlException("at least one resource must be specified to use a selector");
        }
        var kinds = new LinkedHashSet<Kind>();
        types.forEach(type -> kinds.add(named(type)));
        if (singleType && kinds.size() > 1) {
            throw new KubectlException("you may only specify a single resource type");
        }
        var out = new ArrayList<Supplier<ResourceInfo>>();
        for (var kind : kinds) {
            try {
                select(kind).forEach(object -> out.add(() -> ResourceInfo.of(object)));
            } catch (KubectlException e) {
                out.add(() -> {
                    throw e;
                });
            }
        }
        return Found.listed(out, kinds);
    }

    private List<KubeObject> select(Kind kind) {
        var labels = labels(kind);
        var fields = fields(kind);
        var out = new ArrayList<KubeObject>();
        for (var object : connection.state().all(kind).values()) {
            boolean here =
                    allNamespaces || !kind.namespaced() || object.namespace().equals(namespace);
            if (here && labels.matches(object.meta().labels()) && FieldSelectors.matches(fields, object)) {
                out.add(object);
            }
        }
        return out;
    }

    private Selector labels() {
        var text = Objects.requireNonNullElse(labelSelector, "");
        try {
            return Selector.parse(text);
        } catch (IllegalArgumentException e) {
            throw new KubectlException(
                    "the provided selector " + Quoting.quote(text) + " is not valid: " + e.getMessage());
        }
    }

    private Selector labels(Kind kind) {
        try {
            return Selector.parse(Objects.requireNonNullElse(labelSelector, ""));
        } catch (IllegalArgumentException e) {
            throw unfindable(kind, String.valueOf(e.getMessage()));
        }
    }

    private FieldSelector fields(Kind kind) {
        FieldSelector fields;
        try {
            fields = FieldSelector.parse(Objects.requireNonNullElse(fieldSelector, ""));
        } catch (IllegalArgumentException e) {
            throw unfindable(kind, String.valueOf(e.getMessage()));
        }
        var complaint = FieldSelectors.complaint(kind, fields);
        if (complaint != null) {
            throw unfindable(kind, complaint);
        }
        return fields;
    }

    private KubectlException unfindable(Kind kind, String why) {
        return new KubectlException(Failure.of(ApiException.badRequest(
                "Unable to find " + Quoting.quote(Resources.groupVersionResource(kind)) + " that match label selector "
                        + Quoting.quote(Objects.requireNonNullElse(labelSelector, "")) + ", field selector "
                        + Quoting.quote(Objects.requireNonNullElse(fieldSelector, "")) + ": " + why)));
    }

    private Found byNames(List<Named> wanted) {
        var kinds = new LinkedHashSet<Kind>();
        wanted.forEach(each -> kinds.add(named(each.type())));
        if (singleType && kinds.size() > 1) {
            throw new KubectlException("you may only specify a single resource type");
        }
        var out = new ArrayList<Supplier<ResourceInfo>>();
        for (var each : wanted) {
            var kind = named(each.type());
            if (kind.namespaced() && allNamespaces) {
                throw new KubectlException("a resource cannot be retrieved by name across all namespaces");
            }
            var info = new ResourceInfo(kind, kind.namespaced() ? namespace : "", each.name(), "", null, null);
            out.add(requireObject ? () -> fetched(info) : () -> info);
        }
        return Found.named(out, wanted.size() == 1);
    }

    /** An object that is not there may be missing because its namespace is: kubectl asks for that then. */
    private ResourceInfo fetched(ResourceInfo info) {
        try {
            return info.withStored(fetch(connection, info.kind(), info.key()));
        } catch (KubectlException missing) {
            var in = info.namespace();
            boolean asks =
                    missing.failure().is(Status.NOT_FOUND) && !in.isEmpty() && !in.equals(Invocation.DEFAULT_NAMESPACE);
            if (asks && connection.state().get(Kind.NAMESPACE, ObjectKey.of("", in)) == null) {
                throw new KubectlException(Failure.of(ApiException.notFound(Kind.NAMESPACE, in)));
            }
            throw missing;
        }
    }

    /** @throws KubectlException NotFound */
    static KubeObject fetch(ApiConnection connection, Kind kind, ObjectKey key) {
        if (key.name().isEmpty()) {
            throw new KubectlException("resource name may not be empty");
        }
        var found = connection.state().get(kind, key);
        if (found == null) {
            throw new KubectlException(Failure.of(ApiException.notFound(kind, key.name())));
        }
        return found;
    }
}
