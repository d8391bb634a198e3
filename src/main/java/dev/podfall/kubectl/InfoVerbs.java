package dev.podfall.kubectl;

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
        var kinds = in.discovery().kinds().stream()
                .filter(kind -> !in.command().changed("namespaced") || kind.namespaced() == in.flag("namespaced"))
                .filter(kind ->
                        !in.command().changed("api-group") || kind.group().equals(in.text("api-group")))
                .sorted(Comparator.comparing(Kind::group).thenComparing(Kind::plural))
                .toList();
        switch (in.text("output")) {
            case "name" -> kinds.forEach(kind -> in.out(kind.resource()));
            case "", "wide" -> {
                var table = TabWriter.forTables();
                if (!in.flag("no-headers")) {
                    table.line(List.of("NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND"));
                }
                for (var kind : kinds) {
                    table.line(List.of(
                            kind.plural(),
                            String.join(",", kind.shortNames()),
                            kind.apiVersion(),
                            Boolean.toString(kind.namespaced()),
                            kind.kindName()));
                }
                in.io().out(table.toString());
            }
            default ->
                throw new KubectlException("unable to match a printer suitable for the output format "
                        + Quoting.quote(in.text("output")) + ", allowed formats are: json,kyaml,name,wide,yaml");
        }
    }

    static void apiVersions(Invocation in) {
        if (!in.arguments().isEmpty()) {
            throw in.usage("unexpected arguments: [" + String.join(" ", in.arguments()) + "]");
        }
        var versions = new TreeSet<String>();
        for (var kind : in.discovery().kinds()) {
            versions.add(kind.apiVersion());
        }
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
