package dev.podfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language says the same things as English does, with the same values, in forms that its grammar knows. */
class LanguageFilesTest {
    static List<Language> languages() {
        return Language.all();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasEverySentenceAndNoOther(Language language) {
        var own = Wording.of(language).sentences().keySet();
        var english = Wording.ENGLISH.sentences().keySet();
        assertThat(without(english, own)).as("in English only").isEmpty();
        assertThat(without(own, english)).as("not in English").isEmpty();
    }

    private static Set<String> without(Set<String> keys, Set<String> others) {
        var out = new TreeSet<>(keys);
        out.removeAll(others);
        return out;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void sentencesHaveTheSamePlaces(Language language) {
        var english = places(Wording.ENGLISH);
        var own = places(Wording.of(language));
        own.keySet().retainAll(english.keySet());
        english.keySet().retainAll(own.keySet());
        own.entrySet().removeAll(english.entrySet());
        assertThat(own).as("other places than in English").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void pluralsHaveTheFormsOfTheLanguage(Language language) {
        var forms = PluralRules.forLocale(language.locale()).getKeywords();
        var wrong = new ArrayList<String>();
        Wording.of(language).sentences().forEach((key, sentence) -> {
            var pattern = new MessagePattern(sentence);
            for (int i = 0; i < pattern.countParts(); i++) {
                if (pattern.getPart(i).getType() != MessagePattern.Part.Type.ARG_START
                        || pattern.getPart(i).getArgType() != MessagePattern.ArgType.PLURAL) {
                    continue;
                }
                var selectors = new TreeSet<String>();
                int end = pattern.getLimitPartIndex(i);
                for (int j = i + 1; j < end; j++) {
                    if (pattern.getPart(j).getType() == MessagePattern.Part.Type.ARG_SELECTOR) {
                        selectors.add(pattern.getSubstring(pattern.getPart(j)));
                    }
                }
                var words = new TreeSet<>(selectors);
                words.removeIf(selector -> selector.startsWith("="));
                if (!words.equals(new TreeSet<>(forms))) {
                    wrong.add(key + " has " + selectors + ", the language " + forms);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** In ICU's patterns an apostrophe is one; two are needed only to quote a brace. */
    @ParameterizedTest
    @MethodSource("languages")
    void apostrophesAreNotDoubled(Language language) {
        assertThat(Wording.of(language).sentences())
                .allSatisfy((key, sentence) -> assertThat(sentence).doesNotContain("''"));
    }

    @Test
    void theNearestLanguageIsChosen() {
        assertThat(nearest("zh")).isEqualTo("zh-CN");
        assertThat(nearest("zh-CN")).isEqualTo("zh-CN");
        assertThat(nearest("zh-Hans-SG")).isEqualTo("zh-CN");
        assertThat(nearest("en-GB")).isEqualTo("en");
        assertThat(nearest("tlh")).isEqualTo("en");
        assertThat(nearest("und")).isEqualTo("en");
    }

    @Test
    void aTagIsReadAsPeopleAndSystemsWriteIt() {
        for (var tag : List.of("zh-CN", "ZH_cn", "zh", "zh-Hans", "zh_CN.UTF-8", "zh-Hans-CN")) {
            assertThat(Language.of(tag)).as(tag).map(Language::tag).contains("zh-CN");
        }
        for (var tag : List.of("en", "en_US.UTF-8", "EN")) {
            assertThat(Language.of(tag)).as(tag).contains(Language.ENGLISH);
        }
        for (var tag : List.of("", "zh-TW", "tlh", "C.UTF-8", "x", "zh-CN-", "中文")) {
            assertThat(Language.of(tag)).as(tag).isEmpty();
        }
    }

    private static String nearest(String tag) {
        return Language.nearest(java.util.Locale.forLanguageTag(tag)).tag();
    }

    /** For each sentence its values: their number, and which of them count. */
    private static SortedMap<String, Map<String, String>> places(Wording wording) {
        var out = new TreeMap<String, Map<String, String>>();
        wording.sentences().forEach((key, sentence) -> {
            var pattern = new MessagePattern(sentence);
            var places = new TreeMap<String, String>();
            for (int i = 0; i < pattern.countParts(); i++) {
                var part = pattern.getPart(i);
                if (part.getType() == MessagePattern.Part.Type.ARG_START) {
                    places.put(pattern.getSubstring(pattern.getPart(i + 1)), "");
                }
            }
            out.put(key, places);
        });
        return out;
    }
}
