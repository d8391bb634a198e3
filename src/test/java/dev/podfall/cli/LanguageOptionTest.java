package dev.podfall.cli;

import static dev.podfall.cli.Ran.podfall;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --lang}: where it may stand, what it may be, and what is said in that language then. */
class LanguageOptionTest {
    /** Words without which there is hardly an English sentence; not as a part of an option's name. */
    private static final Pattern ENGLISH = Pattern.compile(
            "(?<![-\\w])(a|an|the|is|are|was|of|to|in|and|or|not|no|if|it|that|what|this|with|for|until|write|show|"
                    + "usage|missing|unknown|option|options|cannot|expected|failed|passed|nothing|there)(?![-\\w=])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    @TempDir
    private Path folder;

    private String nodes = "";

    @BeforeEach
    void write() throws IOException {
        nodes = file("nodes.yaml", "apiVersion: v1\nkind: Node\nmetadata: {name: n1}\n");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Ran chinese(String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--lang", "zh-CN"));
        return podfall(all.toArray(String[]::new));
    }

    /** All that is said to people, without what the caller named. */
    private void assertChinese(String said) {
        var own = said.replace(folder.toString(), "");
        assertThat(own).containsPattern(CHINESE);
        assertThat(own.lines()).allSatisfy(line -> assertThat(line).doesNotContainPattern(ENGLISH));
    }

    @Test
    void itMayStandBeforeTheCommandAndAfterIt() {
        var after = podfall("run", nodes, "--expect", "desired=1", "--lang", "zh-CN");

        assertThat(after.code()).isEqualTo(1);
        assertChinese(after.err());
        assertThat(podfall("--lang", "zh-CN", "run", nodes, "--expect", "desired=1"))
                .isEqualTo(after);
        assertThat(podfall("run", "--lang=zh-CN", nodes, "--expect", "desired=1"))
                .isEqualTo(after);
        assertThat(podfall("run", nodes, "--expect", "desired=1", "--lang", "ZH_cn"))
                .isEqualTo(after);
    }

    @Test
    void theLastOneCountsIfTheProgramAndTheCommandHaveOne() {
        assertChinese(podfall("--lang", "en", "run", "--lang", "zh-CN", nodes, "--expect", "desired=1")
                .err());
        assertThat(podfall("--lang", "zh-CN", "run", "--lang", "en", nodes, "--expect", "desired=1")
                        .err())
                .isEqualTo("expected a DaemonSet, but there is none\n");
    }

    @Test
    void withoutItTheCommandLineSpeaksEnglish() {
        var ran = podfall("run", nodes, "--expect", "desired=1");

        assertThat(ran.err()).isEqualTo("expected a DaemonSet, but there is none\n");
        assertThat(podfall("run", nodes, "--expect", "desired=1", "--lang", "en"))
                .isEqualTo(ran);
    }

    @Test
    void aLanguageThatThereIsNotIsRefusedWithThoseThatThereAre() {
        for (var args : List.of(
                new String[] {"--lang", "tlh", "run", nodes},
                new String[] {"run", nodes, "--lang", "tlh"},
                new String[] {"picture", nodes, "--out", "x.png", "--lang", "tlh"},
                new String[] {"--lang", "tlh"})) {
            var ran = podfall(args);

            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).startsWith("--lang tlh: Podfall does not speak it. Write one of ");
        }
    }

    @Test
    void aTagMustFollow() {
        var ran = podfall("run", nodes, "--lang");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("Missing: --lang TAG.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"podfall", "run", "what-if", "replay", "picture", "film", "check", "grade", "handout", "help"})
    void theHelpIsInThatLanguage(String command) {
        var asked = command.equals("podfall") ? chinese("--help") : chinese(command, "--help");

        assertThat(asked.code()).isZero();
        assertThat(asked.err()).isEmpty();
        assertChinese(asked.out());
        assertThat(command.equals("podfall") ? chinese("help") : chinese("help", command))
                .isEqualTo(asked);
    }

    /** A text that no option asks for would be a text that nobody sees, and one that is missing leaves a hole. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void everyTextOfTheHelpIsShown(String tag) {
        var words = Wording.of(Language.of(tag).orElseThrow());
        var shown = new StringBuilder();
        for (var command :
                List.of("", "run", "what-if", "replay", "picture", "film", "check", "grade", "handout", "help")) {
            shown.append((command.isEmpty() ? podfall("--help", "--lang", tag) : podfall(command, "-h", "--lang", tag))
                    .out());
        }
        var said = shown.toString().replaceAll("\\s", "");

        var keys = words.sentences().keySet().stream()
                .filter(key -> key.startsWith("cli.help."))
                .toList();
        assertThat(keys).hasSizeGreaterThan(30).allSatisfy(key -> {
            var start = words.sentences().get(key).split("\\{", 2)[0];
            assertThat(said).contains(start.replaceAll("\\s", ""));
        });
    }

    @Test
    void theVersionIsInThatLanguage() {
        assertThat(chinese("--version").out()).contains("行为与 Kubernetes v1.36.2 一致");
    }

    @Test
    void argumentsThatAreNoneAreRefusedInThatLanguage() {
        for (var args : List.of(
                new String[] {"fly"},
                new String[] {"run"},
                new String[] {"run", nodes, "--quick"},
                new String[] {"run", nodes, "--event"},
                new String[] {"run", nodes, "--seed", "x"},
                new String[] {"run", nodes, "-o", "xml"},
                new String[] {"run", nodes, "--seed", "1", "--seed", "2"},
                new String[] {"run", nodes, "--for", "-5s"},
                new String[] {"run", nodes, "--expect", "wanted=3"},
                new String[] {"picture", nodes},
                new String[] {"picture", nodes, "--out", "x.png", "--theme", "blue"},
                new String[] {"picture", nodes, "--out", "x.png", "--size", "big"},
                new String[] {"film", nodes, "--out", "x.gif", "--pace", "fast"},
                new String[] {"film", nodes, "--out", "x.gif", "--to", "soon"},
                new String[] {"picture", nodes, "--out", "x.png", "--select", "n1"},
                new String[] {"replay"})) {
            var ran = chinese(args);

            assertThat(ran.code()).as(String.join(" ", args)).isEqualTo(2);
            assertThat(ran.out()).isEmpty();
            assertChinese(ran.err());
        }
    }

    @Test
    void noHelpForACommandThatThereIsNotIsSaidInThatLanguage() {
        var ran = chinese("help", "fly");

        assertThat(ran.code()).isEqualTo(2);
        assertChinese(ran.err());
        assertThat(ran.err()).startsWith("没有这个命令");
        assertThat(podfall("help", "fly").err())
                .startsWith("No such command, and no argument that is expected here: fly.");
    }

    /** No path has this character; where the machine's encoding is ASCII, none has a Chinese one either. */
    @Test
    void whatCanBeNoPathIsNoCrash() {
        var ran = chinese("run", "no\0path.yaml");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("podfall run：无法读取 no\0path.yaml：").doesNotContain("Exception");
    }

    @Test
    void whatIsWrongWithADurationIsSaidInGosWords() {
        assertThat(chinese("run", nodes, "--for", "soon").err())
                .startsWith("--for soon：time: invalid duration \"soon\"。写法如 90s 或 5m。\n");
    }

    @Test
    void aFileThatCannotBeReadIsNamedInThatLanguage() throws IOException {
        Files.write(folder.resolve("picture.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, 0});
        var missing = folder.resolve("gone.yaml").toString();
        var noText = folder.resolve("picture.yaml").toString();

        for (var ran : List.of(
                chinese("run", missing),
                chinese("run", noText),
                chinese("picture", missing, "--out", "x.png"),
                chinese("replay", missing),
                chinese("replay", folder.resolve(".").toString()))) {
            assertThat(ran.code()).isEqualTo(2);
            assertChinese(ran.err());
        }
        assertThat(chinese("run", missing).err()).isEqualTo("podfall run：无法读取 " + missing + "：没有这个文件。路径写对了吗？\n");
    }

    @Test
    void commandsThatFailAreCountedInThatLanguageAndFailInKubectls() {
        var ran = chinese("run", nodes, "--do", "kubectl cordon nope", "--do", "kubectl get nodes");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("Error from server (NotFound): nodes \"nope\" not found\n"
                        + "2 个命令中有 1 个失败：kubectl cordon nope\n");
    }

    @Test
    void countersThatAreOthersAreSaidInThatLanguage() throws IOException {
        var agent = file("agent.yaml", """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec: {containers: [{name: agent, image: registry.example/agent:1}]}
            """);

        var ran = chinese("run", nodes, agent, "--expect", "desired=3,ready=1", "--expect", "ds=other,ready=1");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("DaemonSet default/agent：应为 desired=3，实际是 1\n没有名为 other 的 DaemonSet\n");
    }

    @Test
    void aReplayCountsInThatLanguageAndItsDifferencesAreAsTheyAre() throws IOException {
        var bad = file(
                "a.txt",
                "-- n.yaml --\n{apiVersion: v1, kind: Node, metadata: {name: n1}}\n-- session --\n"
                        + "$ kubectl apply -f n.yaml\nnode/n1 configured\n");
        var none = file("b.txt", "hello\n");

        assertThat(chinese("replay", bad).out()).isEqualTo(bad + """
            :4: $ kubectl apply -f n.yaml
            --- recorded
            +++ here
            @@ -1,1 +1,1 @@
            -node/n1 configured
            +node/n1 created
            0 个通过，1 个失败
            """);
        assertThat(chinese("replay", none).out()).contains("+" + none + " 中没有“-- session --”这一行");
    }
}
