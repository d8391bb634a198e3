package dev.podfall.explain;

import dev.podfall.api.core.ContainerState;
import dev.podfall.explain.PodRun.Doing;
import dev.podfall.explain.PodRun.OfContainer;
import dev.podfall.explain.PodRun.Readiness;
import dev.podfall.language.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says how a pod runs: a line for each container, and one for the pod. */
public final class RunWords {
    private RunWords() {}

    /** How well something stands. */
    public enum Standing {
        WELL,
        /** It is on its way. */
        BEGINS,
        /** Nobody can say yet whether it comes right. */
        SHAKY,
        WRONG
    }

    /** What comes at a certain time. */
    public enum Event {
        /** The image is pulled again, or the container made again. */
        TRY,
        AVAILABLE,
        /** The kubelet kills what has not ended by then. */
        KILL
    }

    /**
     * A line.
     *
     * @param about what it is about: a container's name, or a word of ours
     * @param code an image, or a word of Kubernetes
     * @param notes a sentence each
     * @param event what comes next at a known time; null if nothing does
     */
    public record Line(
            Standing standing,
            Phrase about,
            String code,
            List<Phrase> notes,
            @Nullable Next event) {
        public Line {
            notes = List.copyOf(notes);
        }
    }

    public record Next(Event event, Instant at) {}

    /** All there is to say. */
    public static List<Line> lines(PodRun run) {
        var out = new ArrayList<Line>();
        for (var container : run.containers()) {
            out.add(line(container));
        }
        var pod = line(run.readiness(), run.endsBy());
        // What its containers lack is why it is not ready.
        boolean said = run.readiness() instanceof Readiness.NotReady
                && run.endsBy() == null
                && out.stream().anyMatch(line -> line.standing() != Standing.WELL);
        if (pod != null && !said) {
            out.add(pod);
        }
        return List.copyOf(out);
    }

    /** How long it is until then, or that it is due. */
    public static Phrase countdown(Event event, Duration left) {
        long seconds = (left.toMillis() + 999) / 1000;
        if (seconds <= 0) {
            return Phrase.of(
                    switch (event) {
                        case TRY -> "why.next.try.now";
                        case AVAILABLE -> "why.next.available.now";
                        case KILL -> "why.next.kill.now";
                    });
        }
        return Phrase.of(
                switch (event) {
                    case TRY -> "why.next.try";
                    case AVAILABLE -> "why.next.available";
                    case KILL -> "why.next.kill";
                },
                Duration.ofSeconds(seconds));
    }

    private static Line line(OfContainer container) {
        var about = container.init() ? Phrase.of("why.run.init", container.name()) : Phrase.verbatim(container.name());
        var notes = new ArrayList<Phrase>();
        Next next = null;
        switch (container.doing()) {
            case Doing.Begins(String reason) ->
                notes.add(reason.isEmpty() ? Phrase.of("why.run.unseen") : Phrase.of("why.run.begins", reason));
            case Doing.Runs runs ->
                notes.add(Phrase.of(
                        container.init() ? "why.run.works" : runs.ready() ? "why.run.ready" : "why.run.not-ready"));
            case Doing.Stuck _ -> notes.add(Phrase.of(container.init() ? "why.run.endless" : "why.run.stuck"));
            case Doing.Held(String reason, String message, PodRun.Retry retry) -> {
                notes.add(Phrase.of("why.run.waits", reason));
                if (!message.isEmpty()) {
                    notes.add(Phrase.verbatim(message));
                }
                if (retry != null) {
                    next = new Next(Event.TRY, retry.at());
                    notes.add(Phrase.of("why.run.backs-off", retry.delay()));
                }
            }
            case Doing.Ended ended -> {
                notes.add(ended(ended));
                if (!ended.message().isEmpty()) {
                    notes.add(Phrase.verbatim(ended.message()));
                }
            }
        }
        if (container.restarts() > 0) {
            notes.add(Phrase.of("why.run.restarts", container.restarts()));
        }
        var last = container.last();
        if (last != null) {
            notes.add(last(last));
        }
        return new Line(standing(container), about, container.image(), notes, next);
    }

    private static Phrase ended(Doing.Ended ended) {
        var code = Integer.toString(ended.exitCode());
        if (ended.exitCode() == 0 && !ended.again()) {
            return Phrase.of("why.run.done");
        }
        return Phrase.of(ended.again() ? "why.run.ended.again" : "why.run.ended", ended.reason(), code);
    }

    private static Phrase last(ContainerState.Terminated last) {
        var meaning = meaning(last.reason());
        var said = Phrase.of("why.run.last", last.reason(), Integer.toString(last.exitCode()));
        return meaning.isEmpty() ? said : Phrase.of("why.run.last.meaning", said, meaning);
    }

    private static Standing standing(OfContainer container) {
        return switch (container.doing()) {
            case Doing.Begins _ -> Standing.BEGINS;
            case Doing.Runs runs ->
                runs.ready()
                        ? Standing.WELL
                        : container.restarts() > 0 && container.last() != null ? Standing.SHAKY : Standing.BEGINS;
            case Doing.Stuck _, Doing.Held _ -> Standing.WRONG;
            case Doing.Ended ended -> ended.exitCode() == 0 && !ended.again() ? Standing.WELL : Standing.WRONG;
        };
    }

    private static @Nullable Line line(Readiness readiness, @Nullable Instant endsBy) {
        if (endsBy != null) {
            var note = Phrase.of("why.run.ending");
            return new Line(
                    Standing.SHAKY,
                    Phrase.of("why.run.pod"),
                    "Terminating",
                    List.of(note),
                    new Next(Event.KILL, endsBy));
        }
        return switch (readiness) {
            case Readiness.Ready _ -> null;
            case Readiness.NotReady(String reason, String message) ->
                new Line(
                        Standing.BEGINS,
                        Phrase.of("why.run.pod"),
                        reason.isEmpty() ? "Ready=False" : "Ready=False (" + reason + ")",
                        message.isEmpty() ? List.of() : List.of(Phrase.verbatim(message)),
                        null);
            case Readiness.Ripens(Instant from, int seconds) ->
                new Line(
                        Standing.BEGINS,
                        Phrase.of("why.run.pod"),
                        "minReadySeconds: " + seconds,
                        List.of(Phrase.of("why.run.ripens")),
                        new Next(Event.AVAILABLE, from));
            case Readiness.Over(var phase, String reason, String message) -> {
                var notes = new ArrayList<Phrase>();
                if (!message.isEmpty()) {
                    notes.add(Phrase.verbatim(message.strip()));
                }
                notes.add(Phrase.of("why.run.over"));
                yield new Line(
                        Standing.WRONG,
                        Phrase.of("why.run.pod"),
                        phase.wire() + (reason.isEmpty() ? "" : " (" + reason + ")"),
                        notes,
                        null);
            }
        };
    }

    /** What a reason in a container's status means, in a sentence; {@link Phrase#NONE} if we do not know it. */
    public static Phrase meaning(String reason) {
        return switch (reason) {
            case "ErrImagePull", "ImagePullBackOff" -> Phrase.of("why.meaning.image-pull");
            case "ErrImageNeverPull" -> Phrase.of("why.meaning.never-pull");
            case "InvalidImageName" -> Phrase.of("why.meaning.image-name");
            case "ImageInspectError" -> Phrase.of("why.meaning.image-inspect");
            case "RegistryUnavailable" -> Phrase.of("why.meaning.registry");
            case "SignatureValidationFailed" -> Phrase.of("why.meaning.signature");
            case "CrashLoopBackOff" -> Phrase.of("why.meaning.crash-loop");
            case "CreateContainerConfigError" -> Phrase.of("why.meaning.config");
            case "CreateContainerError", "RunContainerError", "PreCreateHookError", "PreStartHookError" ->
                Phrase.of("why.meaning.runtime");
            case "PostStartHookError" -> Phrase.of("why.meaning.post-start");
            case "CreatePodSandboxError", "ConfigPodSandboxError" -> Phrase.of("why.meaning.sandbox");
            case "ContainerCreating" -> Phrase.of("why.meaning.creating");
            case "OOMKilled" -> Phrase.of("why.meaning.oom");
            case "Error" -> Phrase.of("why.meaning.error");
            case "Completed" -> Phrase.of("why.meaning.completed");
            case "ContainerCannotRun", "StartError" -> Phrase.of("why.meaning.start");
            default -> Phrase.NONE;
        };
    }
}
