package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Lab;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.ui.text.Words;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {
    static List<Template> all() {
        return Template.all();
    }

    @AfterEach
    void speakEnglish() {
        Words.use(Wording.ENGLISH);
    }

    @ParameterizedTest
    @MethodSource("all")
    void loadsWithoutAWord(Template template) {
        var session = Lab.of("").session();
        var load = ManifestLoad.plan(List.of(template.source()), session);
        assertThat(load.findings()).isEmpty();
        load.apply(session);
        assertThat(session.state().all(template.kind()).keySet())
                .extracting(key -> key.name())
                .contains(load.documents().getFirst().name());
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsRemarksAreInTheLanguageOfTheWindow(Template template) {
        var english = template.source().text();
        assertThat(english).startsWith("# ").doesNotContain("{");
        Words.use(Wording.of(Language.of("zh-CN").orElseThrow()));
        var chinese = template.source().text();
        assertThat(chinese).doesNotContain("{").isNotEqualTo(english);
        assertThat(ManifestReader.read("", chinese).documents().getFirst().tree())
                .isEqualTo(
                        ManifestReader.read("", english).documents().getFirst().tree());
    }

    @Test
    void thereIsOneForEachKindThatSomebodyWrites() {
        assertThat(Template.all().stream().map(Template::kind))
                .containsExactly(Kind.DAEMON_SET, Kind.POD, Kind.NODE, Kind.NAMESPACE, Kind.PRIORITY_CLASS);
    }
}
