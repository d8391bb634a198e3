package dev.podfall.manifest;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose words a finding speaks: ours have keys, and only few classes may hand on Kubernetes' own. */
class UpstreamWordsTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .importPackages("dev.podfall.manifest", "dev.podfall.kubectl", "dev.podfall.apiserver")
            .that(DescribedPredicate.describe("are main code", UpstreamWordsTest::isMainCode));

    /** Where upstream's words become findings. */
    private static final List<String> MAY_QUOTE = List.of(
            // what the readers of YAML and JSON say
            "dev.podfall.manifest.ManifestReader",
            "dev.podfall.manifest.TextsReader",
            // the API server's refusals and warnings
            "dev.podfall.kubectl.LoadAnswers",
            // the decoder's problems, missing merge keys, requests that are too large
            "dev.podfall.kubectl.ManifestLoad",
            // what admission will say of pods that a DaemonSet makes
            "dev.podfall.kubectl.RefusedPods",
            // no matches for kind
            "dev.podfall.kubectl.LeftOut",
            // what kubectl says when it fails
            "dev.podfall.kubectl.Failure");

    /** Where a name or kubectl's words become a phrase otherwise. */
    private static final List<String> MAY_MAKE_VERBATIM = List.of(
            "dev.podfall.manifest.Upstream",
            // short names of kinds beside their long ones
            "dev.podfall.kubectl.Completion",
            // kubectl's complaints about templates
            "dev.podfall.kubectl.print.PrintException");

    static Stream<Path> inputs() throws IOException {
        try (var files = Files.walk(Path.of("src/test/resources/dev/podfall/kubectl/load"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    @DisplayName("what is said of a manifest has a key, or is a form of upstream's")
    void everySentenceOfOursHasAKey(Path file) throws IOException {
        var load = ManifestLoad.planAnew(List.of(new Source("a.yaml", Files.readString(file))));
        load.findings().forEach(UpstreamWords::check);
    }

    @Test
    void aSentenceOfOursWithoutAKeyIsFound() {
        var ours = Finding.error("a.yaml", Position.START, "", Upstream.says("this is not simulated"), Phrase.NONE);
        assertThatThrownBy(() -> UpstreamWords.check(ours))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("give it a key");
    }

    @Test
    void aNextStepIsOurs() {
        var words = Upstream.says("Required value");
        assertThatThrownBy(() -> Finding.error("a.yaml", Position.START, "", words, Phrase.verbatim("Remove it")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it has a key: Remove it");
    }

    @Test
    void onlyFewHandOnUpstreamsWords() {
        noClasses()
                .that(not(belongToOneOf(MAY_QUOTE)))
                .should()
                .callMethod(Upstream.class, "says", String.class)
                .check(CODE);
    }

    @Test
    void nobodyElseMakesPhrasesWithoutKeys() {
        noClasses()
                .that(resideInAnyPackage("dev.podfall.manifest..", "dev.podfall.kubectl..", "dev.podfall.apiserver..")
                        .and(not(belongToOneOf(MAY_MAKE_VERBATIM))))
                .should()
                .callMethod(Phrase.class, "verbatim", String.class)
                .orShould()
                .callConstructor(Phrase.class, String.class, List.class)
                .check(CODE);
    }

    /** By where its source is: class files of main code and tests may lie in one folder. */
    private static boolean isMainCode(JavaClass type) {
        var file = type.getSource().flatMap(found -> found.getFileName()).orElse("");
        return Files.exists(Path.of("src/main/java", type.getPackageName().replace('.', '/'), file));
    }

    private static DescribedPredicate<JavaClass> belongToOneOf(List<String> names) {
        return belongToAnyOf(names.stream().map(UpstreamWordsTest::named).toArray(Class[]::new));
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " is in the list and not in the program", e);
        }
    }

    @Test
    @DisplayName("a finding is said in any language; upstream's words stay as they are")
    void aFindingIsSaidInAnyLanguage() {
        var finding = ManifestReader.read("a.yaml", "a: 1\na: 2\n").findings().getFirst();
        var other = new TreeMap<>(Wording.ENGLISH.sentences());
        other.put("finding.line", "{0}：{1}：{2}");
        other.put("finding.and-next", "{0}。{1}");
        other.put("finding.severity.warning", "警告");
        other.put("text.duplicate-key.step", "第 {0} 行也有");
        var wording = new Wording(Wording.ENGLISH.language(), other);

        assertThat(wording.say(finding.inOneLine())).isEqualTo("a.yaml:2:1：警告：key \"a\" already set in map。第 1 行也有");
        assertThat(finding)
                .hasToString("a.yaml:2:1: warning: key \"a\" already set in map."
                        + " It is also given on line 1; the last one counts. Remove one of the two");
    }

    @Test
    @DisplayName("all keys of findings that the sentences' file has are those of the program")
    void everySyntaxHintIsSaidSomewhere() throws IOException {
        var code = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java/dev/podfall/manifest"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file));
            }
        }
        var unsaid = new ArrayList<String>();
        for (var key : Wording.ENGLISH.sentences().tailMap("syntax.").keySet()) {
            if (key.startsWith("syntax.")
                    && code.indexOf('"' + key + '"') < 0
                    && code.indexOf('"' + key.substring("syntax.".length()) + '"') < 0) {
                unsaid.add(key);
            }
        }
        assertThat(unsaid).isEmpty();
    }
}
