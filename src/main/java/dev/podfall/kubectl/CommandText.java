package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Json;
import dev.podfall.cluster.Command;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.YamlWriter;
import java.util.Locale;
import java.util.Map;

/** The console's line that asks what a command asks. */
public final class CommandText {
    private static final String FILE = "object.yaml";

    private CommandText() {}

    public static ConsoleLine of(Command command) {
        return switch (command) {
            case Command.Create create ->
                new ConsoleLine(
                        "kubectl create -f " + FILE + namespace(create.namespace()),
                        Map.of(FILE, YamlWriter.write(create.body())),
                        Phrase.NONE);
            case Command.Restore restore ->
                new ConsoleLine(
                        "kubectl create -f " + FILE,
                        Map.of(FILE, YamlWriter.write(restore.body())),
                        Phrase.of("line.restore"));
            case Command.Replace replace ->
                new ConsoleLine(
                        "kubectl replace -f " + FILE, Map.of(FILE, YamlWriter.write(replace.body())), Phrase.NONE);
            case Command.Patch patch ->
                ConsoleLine.of("kubectl patch " + object(patch.kind(), patch.key()) + " --type="
                        + patch.type().name().toLowerCase(Locale.ROOT) + " -p '"
                        + Json.write(patch.patch()).replace("'", "\\u0027") + "'");
            case Command.Delete delete -> ConsoleLine.of("kubectl delete " + object(delete.kind(), delete.key()));
            case Command.Evict evict ->
                ConsoleLine.of("kubectl delete " + object(Kind.POD, evict.pod()), Phrase.of("line.evict"));
            case Command.StopKubelet stop -> ConsoleLine.of("kubelet stop " + stop.node());
            case Command.StartKubelet start -> ConsoleLine.of("kubelet start " + start.node());
            case Command.PostCondition condition ->
                ConsoleLine.of(
                        "kubelet condition " + condition.node() + " " + condition.type() + "=" + condition.status());
        };
    }

    private static String object(Kind kind, ObjectKey key) {
        var name = kind.shortNames().isEmpty() ? kind.singular() : kind == Kind.DAEMON_SET ? "ds" : kind.singular();
        return name + " " + key.name() + namespace(key.namespace());
    }

    private static String namespace(String namespace) {
        return namespace.isEmpty() || namespace.equals("default") ? "" : " -n " + namespace;
    }
}
