package dev.podfall.kubectl;

import dev.podfall.apiserver.patch.PatchException;
import dev.podfall.cluster.Session;
import dev.podfall.kubectl.grammar.GrammarException;
import dev.podfall.kubectl.grammar.Help;
import dev.podfall.kubectl.grammar.ParsedCommand;
import dev.podfall.kubectl.grammar.Parser;
import dev.podfall.kubectl.grammar.Suggestions;
import dev.podfall.kubectl.print.PrintException;
import dev.podfall.language.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entry: runs one kubectl command.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/cmd.go.
 * <br>Differs: see docs/fidelity/kubectl.md.
 */
public final class Kubectl {
    private static final Map<String, Action> ACTIONS = Map.ofEntries(
            Map.entry("get", new GetVerb()),
            Map.entry("describe", new DescribeVerb()),
            Map.entry("events", new EventsVerb()),
            Map.entry("explain", new ExplainVerb()),
            Map.entry("apply", new ApplyVerb()),
            Map.entry("apply view-last-applied", LastAppliedVerbs::view),
            Map.entry("apply set-last-applied", LastAppliedVerbs::set),
            Map.entry("apply edit-last-applied", LastAppliedVerbs::edit),
            Map.entry("diff", new DiffVerb()),
            Map.entry("create", new CreateVerb()),
            Map.entry("create namespace", CreateVerb::namespace),
            Map.entry("create priorityclass", CreateVerb::priorityClass),
            Map.entry("replace", new ReplaceVerb()),
            Map.entry("delete", new DeleteVerb()),
            Map.entry("patch", new PatchVerb()),
            Map.entry("edit", new EditVerb()),
            Map.entry("label", new LabelVerb()),
            Map.entry("annotate", new AnnotateVerb()),
            Map.entry("taint", new TaintVerb()),
            Map.entry("cordon", new CordonVerb(true)),
            Map.entry("uncordon", new CordonVerb(false)),
            Map.entry("drain", new DrainVerb()),
            Map.entry("wait", new WaitVerb()),
            Map.entry("run", new RunVerb()),
            Map.entry("scale", ScaleVerbs::scale),
            Map.entry("autoscale", ScaleVerbs::autoscale),
            Map.entry("expose", ScaleVerbs::expose),
            Map.entry("top pods", Kubectl::top),
            Map.entry("top nodes", Kubectl::top),
            Map.entry("rollout history", RolloutVerbs::history),
            Map.entry("rollout undo", RolloutVerbs::undo),
            Map.entry("rollout restart", RolloutVerbs::restart),
            Map.entry("rollout pause", RolloutVerbs::pause),
            Map.entry("rollout resume", RolloutVerbs::resume),
            Map.entry("rollout status", new RolloutStatusVerb()),
            Map.entry("set image", SetVerbs::image),
            Map.entry("set resources", SetVerbs::resources),
            Map.entry("set serviceaccount", SetVerbs::serviceAccount),
            Map.entry("set selector", SetVerbs::selector),
            Map.entry("set subject", SetVerbs::subject),
            Map.entry("set env", new SetEnvVerb()),
            Map.entry("api-resources", InfoVerbs::apiResources),
            Map.entry("api-versions", InfoVerbs::apiVersions),
            Map.entry("version", InfoVerbs::version),
            Map.entry("cluster-info", InfoVerbs::clusterInfo),
            Map.entry("config current-context", InfoVerbs::currentContext),
            Map.entry("options", in -> in.io().out(Help.globalFlags(in.io().wording()))));

    /** First words of commands that change something: what they are to print is checked before they do. */
    private static final Set<String> ACTING =
            Set.of("apply", "create", "replace", "patch", "edit", "label", "annotate", "taint", "rollout", "set");

    /** Commands below them that change nothing, and have formats of their own. */
    private static final Set<String> VIEWING = Set.of("apply view-last-applied");

    /** Flags that must be given, by verb. */
    private static final Map<String, String> REQUIRED = Map.of("run", "image", "scale", "replicas", "autoscale", "max");

    private Kubectl() {}

    /**
     * Runs a command against a session.
     *
     * @param words what follows {@code kubectl}; {@link Words#split} makes them of a line
     * @return the exit status
     */
    public static int run(List<String> words, KubectlIo io, Session session) {
        return run(words, io, ApiConnection.of(session));
    }

    public static int run(List<String> words, KubectlIo io, ApiConnection connection) {
        return Unexpected.guarded("kubectl " + String.join(" ", words), io, () -> perform(words, io, connection));
    }

    private static int perform(List<String> words, KubectlIo io, ApiConnection connection) {
        var failure = attempt(words, io, connection);
        if (failure == null) {
            return 0;
        }
        io.err(failure.text(io.wording()));
        if (failure instanceof Failure.Explained(Failure _, Phrase why)) {
            io.aside(why);
        }
        // A difference is no failure: diff tells one by 1, what goes wrong by 2.
        boolean wrong = !(failure instanceof Failure.Silent);
        return wrong && !words.isEmpty() && words.getFirst().equals("diff") ? 2 : 1;
    }

    /** Runs a command and does not print why it failed, but tells: null if it did not. */
    static @Nullable Failure attempt(List<String> words, KubectlIo io, ApiConnection connection) {
        try {
            var unsupported = words.isEmpty() ? null : Unsupported.complaint(words.getFirst());
            if (unsupported != null) {
                throw new KubectlException(unsupported);
            }
            run(new Invocation(Parser.parse(KubectlGrammar.ROOT, words), io, connection));
            return null;
        } catch (KubectlException e) {
            return e.failure();
        } catch (PrintException e) {
            return e.sentence().isVerbatim()
                    ? new Failure.Plain(e.sentence().toString())
                    : new Failure.Ours(e.sentence());
        } catch (GrammarException | PatchException e) {
            return new Failure.Plain(String.valueOf(e.getMessage()));
        }
    }

    private static void top(Invocation in) {
        if (in.command().flag("help")) {
            return;
        }
        throw ScaleVerbs.noMetrics();
    }

    private static void run(Invocation in) {
        var command = in.command();
        var verb = command.verb();
        var action = ACTIONS.getOrDefault(verb.key(), KeptCreators.ACTIONS.get(verb.key()));
        var required = REQUIRED.get(verb.key());
        if (required != null && !command.changed(required) && !command.flag("help")) {
            throw new KubectlException("required flag(s) \"" + required + "\" not set");
        }
        if (command.flag("help")
                || (verb.path().size() == 1 && command.arguments().isEmpty())) {
            in.io().out(Help.of(verb, in.io().wording()));
        } else if (action == null) {
            refuseGroup(in, command);
        } else {
            checkContext(command);
            in.checkChoices();
            if (ACTING.contains(verb.path().get(1)) && !VIEWING.contains(verb.key())) {
                in.checkOutput();
            }
            ChangeCause.warn(in);
            action.run(in);
            refuseWarnings(in);
        }
    }

    private static void refuseGroup(Invocation in, ParsedCommand command) {
        var verb = command.verb();
        var words = command.arguments();
        if (words.isEmpty()) {
            in.io().out(Help.of(verb, in.io().wording()));
            throw new KubectlException(new Failure.Silent());
        }
        if (verb.path().size() > 1) {
            throw in.usage("unknown command \"" + String.join(" ", words) + "\"");
        }
        var unsupported = Unsupported.complaint(words.getFirst());
        if (unsupported == null && words.size() > 1) {
            throw new KubectlException(
                    new Failure.Bare("Error: flags cannot be placed before plugin name: " + words.get(1)));
        }
        throw unsupported != null
                ? new KubectlException(unsupported)
                : new KubectlException(
                        Suggestions.unknownCommand(words.getFirst(), verb.commandPath(), KubectlGrammar.verbNames()));
    }

    private static void refuseWarnings(Invocation in) {
        int count = in.warnings().size();
        if (count > 0 && in.flag("warnings-as-errors")) {
            throw new KubectlException(count + (count == 1 ? " warning received" : " warnings received"));
        }
    }

    private static void checkContext(ParsedCommand command) {
        var context = command.text("context");
        if (!context.isEmpty() && !context.equals(InfoVerbs.CONTEXT)) {
            throw new KubectlException(new Failure.Bare(
                    "Error in configuration: context was not found for specified context: " + context));
        }
    }
}
