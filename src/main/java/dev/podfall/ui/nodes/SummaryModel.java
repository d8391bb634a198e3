package dev.podfall.ui.nodes;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the summary says. Immutable, compared by content.
 *
 * @param hint what to do next where nothing is chosen; else empty
 */
record SummaryModel(String title, String subtitle, Tone tone, List<Section> sections, String hint) {

    SummaryModel {
        sections = List.copyOf(sections);
    }

    static SummaryModel nothing(String hint) {
        return new SummaryModel("", "", Tone.SILENT, List.of(), hint);
    }

    /** A part with a heading. */
    sealed interface Section {
        String heading();
    }

    /** Names and values. */
    record Facts(String heading, List<Fact> facts) implements Section {}

    /** Labels, taints, tolerations. */
    record Chips(String heading, List<Chip> chips) implements Section {}

    /** How much of something is taken. */
    record Bars(String heading, List<Bar> bars) implements Section {}

    /** Conditions, containers, pods. */
    record Rows(String heading, List<Row> rows) implements Section {}

    /** Lines as they are written somewhere. */
    record Code(String heading, String text) implements Section {}

    /** @param word what the name is to a glossary: the key of our sentence, or Kubernetes' own word */
    record Fact(String name, String value, Tone tone, String word) {
        /** Named as Kubernetes does. */
        Fact(String name, String value, Tone tone) {
            this(name, value, tone, name);
        }

        /** Named by a sentence of ours. */
        static Fact said(String key, String value, Tone tone) {
            return new Fact(Words.of(key), value, tone, key);
        }
    }

    /**
     * @param sign a shape before the text, or empty
     * @param text all of it: the view shows what fits
     * @param styleClass the look of its sort
     * @param tip the whole text, and what there is to say about it
     * @param word what it is to a glossary, as that of a fact; empty if nothing
     */
    record Chip(String sign, String text, String styleClass, String tip, String word) {
        Chip(String sign, String text, String styleClass, String tip) {
            this(sign, text, styleClass, tip, "");
        }
    }

    /** @param share of the whole, from 0 to 1; more if there is too much */
    record Bar(String name, String text, double share) {}

    /**
     * @param hue of the DaemonSet that it belongs to; -1 if to none
     * @param number in the pod's square
     * @param target what a click chooses; null if nothing
     */
    record Row(
            Tone tone,
            int hue,
            String number,
            String name,
            String value,
            String note,
            @Nullable Target target) {
        static Row of(Tone tone, String name, String value, String note) {
            return new Row(tone, -1, "", name, value, note, null);
        }
    }

    record Target(Kind kind, ObjectKey key) {}
}
