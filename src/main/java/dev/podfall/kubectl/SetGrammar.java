package dev.podfall.kubectl;

import dev.podfall.kubectl.grammar.Flag;
import dev.podfall.kubectl.grammar.Verb;
import java.util.List;

/**
 * {@code kubectl set} and its commands.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/set.
 * <br>Differs: in nothing that we know of.
 */
final class SetGrammar {
    private SetGrammar() {}

    static Verb group() {
        return KubectlGrammar.group(
                "set",
                List.of(
                        child(
                                "image",
                                "(-f FILENAME | TYPE NAME) CONTAINER=IMAGE ...",
                                common().labelSelector().record()),
                        child(
                                "resources",
                                "(-f FILENAME | TYPE NAME) [--limits=LIMITS] [--requests=REQUESTS]",
                                common().labelSelector()
                                        .record()
                                        .add(Flag.text("containers", "c", "*", "flag.containers"))
                                        .add(Flag.text("limits", "", "", "flag.limits"))
                                        .add(Flag.text("requests", "", "", "flag.requests"))),
                        child(
                                "selector",
                                "(-f FILENAME | TYPE NAME) EXPRESSIONS",
                                common().record().add(Flag.text("resource-version", "", "", "flag.resource-version"))),
                        child(
                                "subject",
                                "(-f FILENAME | TYPE NAME) [--user=NAME] [--group=NAME] [--serviceaccount=NAMESPACE:NAME]",
                                common().labelSelector()
                                        .add(Flag.text("user", "", "", "flag.user"))
                                        .add(Flag.text("group", "", "", "flag.group"))
                                        .add(Flag.text("serviceaccount", "", "", "flag.serviceaccount"))),
                        KubectlGrammar.alias(
                                child("serviceaccount", "(-f FILENAME | TYPE NAME) SERVICE_ACCOUNT", common().record()),
                                "sa"),
                        child(
                                "env",
                                "RESOURCE/NAME KEY=VALUE ... KEY- ...",
                                common().labelSelector()
                                        .add(Flag.text("containers", "c", "*", "flag.containers.env"))
                                        .add(Flag.text("from", "", "", "flag.from"))
                                        .add(Flag.text("prefix", "", "", "flag.prefix"))
                                        .add(Flag.text("env", "e", "", "flag.env"))
                                        .add(Flag.texts("keys", "", "flag.keys"))
                                        .add(Flag.off("list", "", "flag.list.env"))
                                        .add(Flag.off("resolve", "", "flag.resolve"))
                                        .add(Flag.on("overwrite", "", "flag.overwrite.env")))));
    }

    private static Verb child(String name, String usage, Flags flags) {
        return KubectlGrammar.child("set", name, usage, flags);
    }

    private static Flags common() {
        return new Flags()
                .files()
                .output()
                .dryRun()
                .fieldManager(SetTargets.FIELD_MANAGER)
                .add(Flag.off("all", "", "flag.all"))
                .add(Flag.off("local", "", "flag.local"));
    }
}
