package dev.podfall.kubectl;

import dev.podfall.kubectl.grammar.Flag;
import dev.podfall.kubectl.grammar.Verb;
import dev.podfall.language.Phrase;
import java.util.List;

/**
 * {@code kubectl apply} with its commands, and {@code kubectl diff}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/apply, cmd/diff.
 * <br>Differs: in nothing that we know of.
 */
final class ApplyGrammar {
    private ApplyGrammar() {}

    static List<Verb> verbs() {
        return List.of(apply(), diff());
    }

    private static Verb apply() {
        var flags = new Flags()
                .files()
                .output()
                .labelSelector()
                .dryRun()
                .fieldManager(ApplyVerb.FIELD_MANAGER)
                .deletion(false)
                .validate()
                .record()
                .add(Flag.off("server-side", "", "flag.unsupported").use(Flag.Use.REFUSED))
                .add(Flag.off("prune", "", "flag.unsupported").use(Flag.Use.REFUSED))
                .add(Flag.on("overwrite", "", "flag.accepted").use(Flag.Use.IGNORED))
                .add(Flag.on("openapi-patch", "", "flag.accepted").use(Flag.Use.IGNORED))
                .add(Flag.off("all", "", "flag.all.apply").use(Flag.Use.IGNORED));
        return new Verb(
                List.of("kubectl", "apply"),
                List.of(),
                "apply -f FILENAME",
                Phrase.of("verb.apply"),
                List.of("kubectl apply -f agent.yaml", "kubectl apply view-last-applied ds/agent"),
                flags.list(),
                List.of(view(), set(), edit()));
    }

    private static Verb view() {
        return KubectlGrammar.child(
                "apply",
                "view-last-applied",
                "(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)",
                new Flags()
                        .files()
                        .labelSelector()
                        .add(Flag.text("output", "o", "yaml", "flag.output.document"))
                        .add(Flag.off("all", "", "flag.all")));
    }

    private static Verb set() {
        return KubectlGrammar.child(
                "apply",
                "set-last-applied",
                "-f FILENAME",
                new Flags()
                        .output()
                        .dryRun()
                        .add(Flag.texts("filename", "f", "flag.filename"))
                        .add(Flag.off("recursive", "R", "flag.recursive"))
                        .add(Flag.off("create-annotation", "", "flag.create-annotation")));
    }

    private static Verb edit() {
        return KubectlGrammar.child(
                "apply",
                "edit-last-applied",
                "(TYPE/NAME | -f FILENAME)",
                new Flags()
                        .files()
                        .output()
                        .labelSelector()
                        .record()
                        .fieldManager("kubectl-client-side-apply")
                        .add(Flag.off("all", "", "flag.all")));
    }

    private static Verb diff() {
        return KubectlGrammar.verb(
                "diff",
                "diff -f FILENAME",
                List.of("kubectl diff -f agent.yaml"),
                new Flags()
                        .files()
                        .labelSelector()
                        .fieldManager(ApplyVerb.FIELD_MANAGER)
                        .add(Flag.off("server-side", "", "flag.unsupported").use(Flag.Use.REFUSED))
                        .add(Flag.off("prune", "", "flag.unsupported").use(Flag.Use.REFUSED))
                        .add(Flag.off("show-managed-fields", "", "flag.accepted")
                                .use(Flag.Use.IGNORED))
                        .add(Flag.number("concurrency", "", 1, "flag.accepted").use(Flag.Use.IGNORED)));
    }
}
