package dev.podfall.kubectl;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.tree.Tree;

/**
 * {@code --record}: writes the command into the object that it changes, where a new revision copies it from.
 *
 * <p>Upstream: cli-runtime/pkg/genericclioptions/record_flags.go, command_headers.go {@code parseCommandArguments}.
 * <br>Differs: in nothing that we know of.
 */
final class ChangeCause {
    private ChangeCause() {}

    static boolean isRecorded(Invocation in) {
        return in.command().verb().flag("record") != null && in.flag("record");
    }

    /** pflag says it once for each time that the flag is given. */
    static void warn(Invocation in) {
        if (in.command().verb().flag("record") != null && in.command().changed("record")) {
            in.err("Flag --record has been deprecated, --record will be removed in the future");
        }
    }

    /** {@code kubectl set image ds/agent agent=x:2 --record=true}: words first, then flags in their order. */
    private static String text(Invocation in) {
        var command = in.command();
        var words = new StringBuilder(command.verb().commandPath());
        command.arguments().forEach(word -> words.append(' ').append(word));
        command.given().forEach(flag -> words.append(" --").append(flag));
        return words.toString();
    }

    /** The object with the cause, if it is to be recorded. */
    static Tree.Obj recorded(Invocation in, Tree.Obj object) {
        if (!isRecorded(in)) {
            return object;
        }
        var meta = object.obj("metadata");
        var annotations = meta.obj("annotations").with(ControllerRevision.CHANGE_CAUSE, Tree.text(text(in)));
        return object.with("metadata", meta.with("annotations", annotations));
    }
}
