package dev.podfall.ui.placement;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Command;
import dev.podfall.explain.RunWords;
import dev.podfall.language.Phrase;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the panel says. Immutable, compared by content: the same model again changes nothing on the screen.
 *
 * @param node empty if nothing is asked
 * @param subject the DaemonSet's or pod's name
 * @param explanation the pod that is there, in short
 * @param detail what there is to say beyond the verdict
 * @param daemonSets those that can be asked about instead, with the one that is asked about
 * @param hint what to do next where nothing is asked; else empty
 */
public record PlacementModel(
        String node,
        String subject,
        String question,
        Tone tone,
        String verdict,
        String explanation,
        String detail,
        List<Section> sections,
        List<WayOut> waysOut,
        List<ObjectKey> daemonSets,
        @Nullable ObjectKey asked,
        String hint) {

    /** The checks of one who asks. */
    public record Section(String heading, List<Row> rows) {}

    /**
     * One check, or one thing that there is to know.
     *
     * @param code what is looked at, as manifests write it
     * @param note what came of it, in words; a line for each sentence
     * @param field the field that decided, empty if none
     * @param link what is looked at when somebody clicks on the rule; null if nothing is
     * @param next what comes at a known time; null if nothing does
     * @param tip what the rule means, in a sentence; empty if it says so itself
     */
    public record Row(
            Tone tone,
            String rule,
            String code,
            String note,
            String field,
            @Nullable Link link,
            RunWords.@Nullable Next next,
            String tip) {
        Row(Tone tone, String rule, String code, String note, String field) {
            this(tone, rule, code, note, field, null, null, "");
        }

        Row linked(Kind kind, ObjectKey key) {
            return new Row(tone, rule, code, note, field, new Link(kind, key), next, tip);
        }

        Row next(RunWords.@Nullable Next event) {
            return new Row(tone, rule, code, note, field, link, event, tip);
        }

        Row tip(String sentence) {
            return new Row(tone, rule, code, note, field, link, next, sentence);
        }

        /** All of it, as a screen reader says it. */
        String spoken() {
            var parts = Stream.of(rule, code, note).filter(part -> !part.isEmpty());
            return Words.of("why.row", tone.sign(), Phrase.names(parts.toList()));
        }
    }

    /** An object that can be looked at. */
    public record Link(Kind kind, ObjectKey key) {}

    /**
     * A change that would help.
     *
     * @param lead what to change
     * @param code how, as it is written in a manifest or typed
     * @param commands what the session is to be asked; empty if it is advice only
     * @param lines the kubectl commands that do the same
     * @param act what the button says that does it at once; empty if it should be looked at first
     */
    public record WayOut(String lead, String code, List<Command> commands, List<String> lines, String act) {}

    static PlacementModel nothing(String hint) {
        return new PlacementModel("", "", "", Tone.SILENT, "", "", "", List.of(), List.of(), List.of(), null, hint);
    }
}
