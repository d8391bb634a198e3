package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.ui.text.Spoken;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a finding says on the screen, which has an end. */
class FindingRowTest {
    private static final String LONG = "w".repeat(1_000_000);

    @AfterEach
    void english() {
        Spoken.use(Wording.ENGLISH);
    }

    private static List<FindingRow> rows(String text) {
        var sources = List.of(new Source("a.yaml", text));
        return FindingRow.of(
                text,
                ManifestLoad.plan(sources, new Session(SessionOptions.DEFAULT)).findings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: v1\nkind: Node\nmetadata: {name: *%s}\n",
                "apiVersion: v1\nkind: %s\nmetadata: {name: x}\n",
                "apiVersion: %s\nkind: Node\nmetadata: {name: x}\n",
                "apiVersion: v1\nkind: Pod\nmetadata: {name: x, namespace: %s}\n"
                        + "spec: {containers: [{name: a, image: b}]}\n",
            })
    void aValueOfAMillionCharactersIsQuotedInItsBeginningOnly(String pattern) {
        for (var language : Language.all()) {
            Spoken.use(Wording.of(language));
            var rows = rows(pattern.formatted(LONG));
            assertThat(rows).isNotEmpty().allSatisfy(row -> {
                assertThat(row.message()).isNotBlank().hasSizeLessThan(700);
                assertThat(row.nextStep()).hasSizeLessThan(700);
                assertThat(row.spoken()).hasSizeLessThan(1400);
                row.fix().ifPresent(fix -> assertThat(FindingRow.title(fix)).hasSizeLessThan(120));
            });
        }
    }

    @Test
    void aShortOneIsSaidAsItIs() {
        var row = rows("apiVersion: v1\nkind: Node\nmetadata: {name: *a}\n").getFirst();

        assertThat(row.nextStep()).isEqualTo("Define &a above, or put the value in quotes if it is text");
    }
}
