package dev.podfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence of every language said, with none, one, two and many of what it counts. */
class SentencesSaidTest {
    /** Names as they may be: none of this is a pattern or markup. */
    private static final List<String> NAMES = List.of(
            "worker-1",
            "{0}",
            "it's '{' and '",
            "#|<b>&amp;",
            "two\nlines\tand\u0007",
            "\u202Eright to left",
            "𠮷龘 \uD83D\uDC69\u200D\uD83D\uDCBB",
            "x".repeat(10_000));

    private static final List<Integer> COUNTS = List.of(0, 1, 2, 1234);

    /** Blanks in a row, or before what ends a clause; blanks beside full-width signs; braces that nobody filled. */
    private static final Pattern SLOPPY =
            Pattern.compile("(?<! ) {2}(?! )| [.,;!?](?!\\S)|[，。；：？！（）“”、] | [，。；：？！（）”、]|[{}]|[.,;，。；] *[.,;，。；]");

    /** Signs that are quoted, and blanks that set columns and commands apart. */
    private static final Set<String> MEANT_SO = Set.of(
            "cli.help.common.synopsis",
            "console.prompt",
            "syntax.map-comma",
            "syntax.quote-colon",
            "timeline.act",
            "topology.lane.item",
            "window.no-display",
            "window.no-fonts");

    static List<Language> languages() {
        return Language.all();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void readWellWithWhateverTheyCount(Language language) {
        var sloppy = new ArrayList<String>();
        Wording.of(language).sentences().forEach((key, pattern) -> {
            for (int count : COUNTS) {
                var said = Wording.of(language).of(key, values(pattern, count, "worker-1"));
                if (!MEANT_SO.contains(key) && SLOPPY.matcher(said).find()) {
                    sloppy.add(key + ": " + said);
                }
            }
        });
        assertThat(sloppy).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void leaveNamesAsTheyAre(Language language) {
        var words = Wording.of(language);
        words.sentences().forEach((key, pattern) -> {
            // What a name is put between is what stands around any other name.
            var around = words.of(key, values(pattern, 2, "\uE000")).split("\uE000", -1);
            for (var name : NAMES) {
                assertThat(words.of(key, values(pattern, 2, name))).as(key).isEqualTo(String.join(name, around));
            }
        });
    }

    /** Values for all places: what is counted is a number, all else a name. */
    private static Object[] values(String pattern, int count, String name) {
        var parsed = new MessagePattern(pattern);
        var counted = new TreeMap<Integer, Boolean>();
        for (int i = 0; i < parsed.countParts(); i++) {
            var part = parsed.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_START) {
                counted.merge(
                        parsed.getPart(i + 1).getValue(),
                        part.getArgType() != MessagePattern.ArgType.NONE,
                        Boolean::logicalOr);
            }
        }
        var out = new Object[counted.isEmpty() ? 0 : counted.lastKey() + 1];
        for (int i = 0; i < out.length; i++) {
            out[i] = counted.getOrDefault(i, false) ? count : name;
        }
        return out;
    }
}
