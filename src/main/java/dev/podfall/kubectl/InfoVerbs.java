package dev.podfall.kubectl;

import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.kubectl.print.OutputFormat;
import dev.podfall.kubectl.print.PrintOptions;
import dev.podfall.kubectl.print.Printer;
import dev.podfall.kubectl.print.TabWriter;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Verbs that tell about the server: {@code api-resources}, {@code api-versions}, {@code version}, {@code cluster-info},
 * {@code config current-context}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/apiresources, cmd/version/version.go, cmd/clusterinfo.
 * <br>Differs: shows the kinds that are held; there is no address to connect to.
 */
final class InfoVerbs {
    static final String CONTEXT = "podfall";
    private static final String VERSION = "v1.36.2";
    private static final String KUSTOMIZE = "v5.8.1";

    private InfoVerbs() {}

    static void apiResources(Invocation in) {
        if (!in.arguments().isEmpty()) {
            throw in.usage("unexpected arguments: [" + String.join(" ", in.arguments()) + "]");
        }
        var kinds = Stream.concat(in.discovery().kinds().stream(), BuiltInKinds.UNSTORED.stream())
                .filter(kind -> !in.command().changed("namespaced") || kind.namespaced() == in.flag("namespaced"))
                .filter(kind ->
                        !in.command().changed("api-group") || kind.group().equals(in.text("api-group")))
                .filter(kind -> all(in.text("verbs"), verbs(kind)) && all(in.text("categories"), category(kind)))
                .sorted(order(in.text("sort-by")))
                .toList();
        switch (in.text("output")) {
            case "name" -> kinds.forEach(kind -> in.out(kind.resource()));
            case "", "wide" -> {
                var table = TabWriter.forTables();
                boolean wide = in.text("output").equals("wide");
                if (!in.flag("no-headers")) {
                    var headers = List.of("NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND");
                    table.line(wide ? and(headers, "VERBS", "CATEGORIES") : headers);
                }
                for (var kind : kinds) {
                    var cells = List.of(
                            kind.plural(),
                            String.join(",", kind.shortNames()),
                            kind.apiVersion(),
                            Boolean.toString(kind.namespaced()),
                            kind.kindName());
                    table.line(wide ? and(cells, verbs(kind), category(kind)) : cells);
                }
                in.io().out(table.toString());
            }
            default ->
                throw new KubectlException("unable to match a printer suitable for the output format "
                        + Quoting.quote(in.text("output")) + ", allowed formats are: json,kyaml,name,wide,yaml");
        }
    }

    /** Whether all that is asked for is among what there is; both with commas between. */
    private static boolean all(String asked, String there) {
        return asked.isEmpty() || List.of(there.split(",", -1)).containsAll(List.of(asked.split(",", -1)));
    }

    private static Comparator<Kind> order(String by) {
        return switch (by) {
            case "" -> Comparator.comparing(Kind::group).thenComparing(Kind::plural);
            case "name" -> Comparator.comparing(Kind::plural);
            case "kind" -> Comparator.comparing(Kind::kindName);
            default -> throw new KubectlException("--sort-by accepts only name or kind");
        };
    }

    private static List<String> and(List<String> cells, String... more) {
        return Stream.concat(cells.stream(), Stream.of(more)).toList();
    }

    private static String verbs(Kind kind) {
        return switch (kind.plural()) {
            case "componentstatuses" -> "get,list";
            case "namespaces" -> "create,delete,get,list,patch,update,watch";
            default ->
                BuiltInKinds.UNSTORED.contains(kind) && !kind.plural().equals("events")
                        ? "create"
                        : "create,delete,deletecollection,get,list,patch,update,watch";
        };
    }

    private static String category(Kind kind) {
        if (Resources.ALL.contains(kind.resource())) {
            return "all";
        }
        boolean ofExtensions = kind.group().equals("admissionregistration.k8s.io")
                || kind.group().equals("apiextensions.k8s.io")
                || kind.group().equals("apiregistration.k8s.io");
        return ofExtensions ? "api-extensions" : "";
    }

    static void apiVersions(Invocation in) {
        if (!in.arguments().isEmpty()) {
            throw in.usage("unexpected arguments: [" + String.join(" ", in.arguments()) + "]");
        }
        var versions = new TreeSet<String>();
        in.discovery().kinds().forEach(kind -> versions.add(kind.apiVersion()));
        BuiltInKinds.UNSTORED.forEach(kind -> versions.add(kind.apiVersion()));
        versions.add("autoscaling/v1");
        versions.forEach(in::out);
    }

    static void version(Invocation in) {
        boolean client = in.flag("client");
        if (!List.of("", "yaml", "json").contains(in.text("output"))) {
            throw new KubectlException("--output must be 'yaml' or 'json'");
        }
        if (in.format() instanceof OutputFormat.Table) {
            in.out("Client Version: " + VERSION);
            in.out("Kustomize Version: " + KUSTOMIZE);
            if (!client) {
                in.out("Server Version: " + VERSION);
            }
            return;
        }
        var git = Tree.obj("gitVersion", Tree.text(VERSION))
                .with("major", Tree.text("1"))
                .with("minor", Tree.text("36"))
                .with("platform", Tree.text("podfall"));
        var document = Tree.obj("clientVersion", git).with("kustomizeVersion", Tree.text(KUSTOMIZE));
        var out = new StringBuilder();
        Printer.of(in.format(), PrintOptions.at(in.connection().now()))
                .print(client ? document : document.with("serverVersion", git), out);
        in.io().out(out.toString());
    }

    static void clusterInfo(Invocation in) {
        in.out(in.io().wording().of("cluster-info", VERSION));
    }

    static void currentContext(Invocation in) {
        in.out(CONTEXT);
    }
}
