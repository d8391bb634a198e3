package dev.podfall.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.explain.Lab;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.JsonReader;
import dev.podfall.manifest.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Wording CHINESE = Wording.of(Language.of("zh-CN").orElseThrow());

    private static Report report() {
        var lab = Lab.of(Lab.node("n1", "")
                        + Lab.node("n2", "spec: {taints: [{key: gpu, value: 'true', effect: NoSchedule}]}\n")
                        + Lab.agent(""))
                .runFor(30);
        var finding = new Finding(
                Severity.WARNING,
                "a.yaml",
                3,
                5,
                "spec.x",
                Phrase.verbatim("unknown field \"spec.x\""),
                Phrase.of("suggestion", "spec.y"));
        return Report.of(List.of(finding), lab.session(), List.of(Phrase.of("cli.expect.no-such-daemonset", "agentt")));
    }

    @Test
    void programsReadKeysAndValues() throws Exception {
        var read = (Tree.Obj) JsonReader.parse(JsonReport.write(report(), Wording.ENGLISH));
        var finding = item(read, "findings", 0);
        assertThat(finding.obj("message").keys()).containsExactly("text");
        assertThat(finding.obj("nextStep").text("key", "")).isEqualTo("suggestion");
        assertThat(finding.obj("nextStep").toString()).contains("spec.y");
        var daemonSet = item(read, "daemonSets", 0);
        assertThat(daemonSet.obj("status").number("desiredNumberScheduled", 0)).isOne();
        var refused = item(daemonSet, "nodes", 1);
        assertThat(refused.text("node", "")).isEqualTo("n2");
        assertThat(refused.obj("verdict").text("key", "")).isEqualTo("why.verdict.refused");
        assertThat(item(refused, "against", 0).text("asker", "")).isEqualTo("controller");
        assertThat(((Tree.Arr) read.get("steps")).size()).isGreaterThan(3);
        assertThat(((Tree.Arr) read.get("unmet")).size()).isOne();
    }

    private static Tree.Obj item(Tree.Obj in, String list, int index) {
        return (Tree.Obj) ((Tree.Arr) in.get(list)).get(index);
    }

    @Test
    void keysAndValuesAreTheSameInEveryLanguage() {
        var english = JsonReport.write(report(), Wording.ENGLISH);
        var chinese = JsonReport.write(report(), CHINESE);
        assertThat(chinese).isNotEqualTo(english).contains("会 — 它的 Pod 正在这里运行");
        assertThat(withoutTexts(chinese)).isEqualTo(withoutTexts(english));
    }

    private static List<String> withoutTexts(String json) {
        return json.lines()
                .filter(line -> !line.strip().startsWith("\"text\"") && !line.contains("\"language\""))
                .toList();
    }

    @Test
    void peopleReadMarkdown() {
        assertThat(MarkdownReport.write(report(), Wording.ENGLISH))
                .contains("## Nodes of default/agent")
                .contains("- Yes — its pod runs here (1 node): `n1`")
                .contains("- No — one taint is not tolerated (1 node): `n2`")
                .contains("| default | agent | 1 | 1 | 1 | 1 | 1 | 0 |")
                .contains("**create daemonset agent**")
                .contains("- a.yaml:3:5: warning: unknown field \"spec.x\". Maybe spec.y?");
        assertThat(MarkdownReport.write(report(), CHINESE))
                .contains("## default/agent 的节点")
                .contains("（1 个节点）：`n1`");
    }

    @Test
    void valuesKeepTheirSorts() {
        var tree = PhraseTree.of(Phrase.of("rest.cancelled", Duration.ofSeconds(330)), Wording.ENGLISH);
        assertThat(Json.write(tree)).contains("\"values\":[\"PT5M30S\"]").contains("\"text\":\"stopped after 5m30s\"");
        var several = PhraseTree.of(new Phrase("rest.cancelled", List.of(Phrase.names(List.of("a", "b")))), CHINESE);
        assertThat(Json.write(several)).contains("{\"items\":[\"a\",\"b\"],\"joint\":\"names\"}");
    }
}
