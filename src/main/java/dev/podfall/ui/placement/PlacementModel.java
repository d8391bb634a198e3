package dev.podfall.ui.placement;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
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
 * @param meaning what the verdict's word means, in a sentence; empty if it says so itself
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
        String meaning,
        String explanation,
        String detail,
        List<Section> sections,
        List<WayOut> waysOut,
        List<ObjectKey> daemonSets,
        @Nullable ObjectKey asked,
        String hint) {

    /**
     * The checks of one who asks.
     *
     * @param folded what is said in place of the rows until somebody wants to see them; empty if they are to be seen
     */
    public record Section(String heading, List<Row> rows, String folded) {
        public Section {
            rows = List.copyOf(rows);
        }

        Section(String heading, List<Row> rows) {
            this(heading, rows, "");
        }

        /** With the rows folded away if all of them are well, so that what is not is seen at once. */
        Section foldedIfWell() {
            boolean well = rows.size() > 1 && rows.stream().allMatch(row -> row.tone() == Tone.GOOD);
            return well ? new Section(heading, rows, Words.of("why.folded", rows.size())) : this;
        }
    }

    /**
     * One check, or one thing that there is to know.
     *
     * @param code what is looked at, as manifests write it
     * @param note what came of it, in words; a line for each sentence
     * @param field the field that decided, empty if none
     * @param link what is looked at when somebody clicks on the rule; null if nothing is
     * @param next what comes at a known time; null if nothing does
     * @param tip what the rule means, in a sentence; empty if it says so itself
     * @param wide whether the note has much to say, and so stands below the rule and not beside it
     */
    public record Row(
            Tone tone,
            String rule,
            String code,
            String note,
            String field,
            @Nullable Link link,
            RunWords.@Nullable Next next,
            String tip,
            boolean wide) {
        Row(Tone tone, String rule, String code, String note, String field) {
            this(tone, rule, code, note, field, null, null, "", false);
        }

        Row linked(Kind kind, ObjectKey key) {
            return new Row(tone, rule, code, note, field, new Link(kind, key), next, tip, wide);
        }

        Row next(RunWords.@Nullable Next event) {
            return new Row(tone, rule, code, note, field, link, event, tip, wide);
        }

        Row tip(String sentence) {
            return new Row(tone, rule, code, note, field, link, next, sentence, wide);
        }

        Row widened() {
            return new Row(tone, rule, code, note, field, link, next, tip, true);
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
     * @param lines the kubectl commands that do it, to be staged; empty if it is advice only
     * @param act what the button says that stages them
     * @param ask what has still to be said before it can be staged; null if nothing has
     */
    public record WayOut(
            String lead,
            String code,
            List<String> lines,
            String act,
            @Nullable Ask ask) {
        public WayOut {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A word that only somebody else can know.
     *
     * @param beginning the command up to that word
     * @param suggested to begin with
     */
    public record Ask(String beginning, String suggested) {}

    static PlacementModel nothing(String hint) {
        return new PlacementModel("", "", "", Tone.SILENT, "", "", "", "", List.of(), List.of(), List.of(), null, hint);
    }
}
