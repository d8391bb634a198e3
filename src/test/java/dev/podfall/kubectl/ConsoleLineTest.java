package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A line as people type it: pipes, and commands one after the other. */
class ConsoleLineTest {
    private final Terminal terminal = Terminal.withAgent();

    private String run(String line) {
        var io = new StrictIo(Map.of());
        int code = Console.run(line, io, terminal);
        return io.out() + io.err() + "= " + code;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "kubectl get nodes -o name | grep -i N2            # node/n2\\n= 0",
                "kubectl get nodes -o name|grep n2                 # node/n2\\n= 0",
                "kubectl get nodes -o name | grep -c node          # 2\\n= 0",
                "kubectl get nodes -o name | grep nothing          # = 1",
                "kubectl get nodes -o name | grep 'n1|n2'          # = 1",
                "kubectl get nodes -o name | grep -E 'n1|n2'       # node/n1\\nnode/n2\\n= 0",
                "kubectl get nodes -o name | sort -r | head -1     # node/n2\\n= 0",
                "kubectl get nodes -o name | wc -l                 # 2\\n= 0",
                "kubectl get nodes | awk 'NR>1 {print $1}'         # n1\\nn2\\n= 0",
                "kubectl get nodes -o name | less                  # node/n1\\nnode/n2\\n= 0",
                "kubectl get nodes n9 | wc -l                      # 0\\nError from server (NotFound): nodes \"n9\" not found\\n= 0",
                "kubectl get node n9 -o name && kubectl get nodes  # Error from server (NotFound): nodes \"n9\" not found\\n= 1",
                "kubectl get node n1 -o name && kubectl get node n2 -o name # node/n1\\nnode/n2\\n= 0",
                "kubectl get node n9 -o name || kubectl get node n2 -o name # node/n2\\nError from server (NotFound): nodes \"n9\" not found\\n= 0",
                "kubectl get node n1 -o name; kubectl get node n2 -o name;  # node/n1\\nnode/n2\\n= 0",
                "kubectl get nodes -o jsonpath='{.items[?(@.metadata.name>\"n1\")].metadata.name}' # n2= 0",
            })
    void aLineDoesWhatAShellDoes(String line, String said) {
        assertThat(run(line)).isEqualTo(said.replace("\\n", "\n"));
    }

    @Test
    void whatStandsBehindABlankAndAHashIsAComment() {
        assertThat(run("kubectl get node n1 -o name # the first")).isEqualTo("node/n1\n= 0");
    }

    @Test
    void ofACommentNothingIsDoneAlsoStatementByStatement() {
        assertThat(Console.statements("kubectl get nodes; kubectl get pods # all; kubectl delete node n1"))
                .containsExactly("kubectl get nodes", "kubectl get pods");
        assertThat(Console.statements("# kubectl get nodes; wait 5s")).containsExactly("");
        assertThat(Console.statements("kubectl annotate node n1 why='a # b; c'"))
                .containsExactly("kubectl annotate node n1 why='a # b; c'");
    }

    @Test
    void whatOneCommandPrintsTheNextOneReads() {
        assertThat(run("kubectl get node n1 -o yaml | kubectl get -f - -o name | grep n1"))
                .isEqualTo("node/n1\n= 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "kubectl delete node n1 | sed s/a/b/     # 127 # There is no filter sed here. Behind a pipe may stand awk, cat, cut",
                "kubectl delete node n1 | grep -P x      # 2   # grep: there is no -P here. There are -A, -B, -C",
                "kubectl delete node n1 | grep           # 2   # grep: what is to be found?",
                "kubectl delete node n1 | grep -F        # 2   # grep: what is to be found?",
                "kubectl delete node n1 | grep 'a[b'     # 2   # grep: a[b is no pattern",
                "kubectl delete node n1 | grep a b.txt   # 2   # grep: b.txt would be a file.",
                "kubectl delete node n1 | head -n x      # 2   # head: x is no number of lines.",
                "kubectl delete node n1 | cat -n         # 2   # cat: there is no -n here, nor any other flag.",
                "kubectl delete node n1 | sort -k x      # 2   # sort: -k x is no field.",
                "kubectl delete node n1 | cut -f 0       # 2   # usage: cut -d ' ' -f 1,3",
                "kubectl delete node n1 | awk '{gsub(1)}' # 2  # awk: only a condition and a print are understood here, as in awk 'NR>1 {print $1, $NF}', and not '{gsub(1)}'",
                "kubectl delete node n1 > file           # 2   # There is no > here:",
                "kubectl delete node n1 2>&1             # 2   # There is no > here:",
                "kubectl delete node n1 &                # 2   # Nothing runs in the background here",
                "kubectl delete node n1 |                # 2   # There is no command behind |.",
                "kubectl delete node n1 && | grep x      # 2   # There is no command before |.",
                "; kubectl delete node n1                # 2   # There is no command before ;.",
            })
    void whatIsNotThereIsSaidBeforeAnythingIsDone(String line, int code, String said) {
        assertThat(run(line)).startsWith(said).endsWith("\n= " + code);
        assertThat(terminal.requests()).isEmpty();
    }

    @Test
    void aFilterAloneAndWatchSayHowItIsDone() {
        assertThat(run("grep x")).isEqualTo("grep stands behind a pipe here, as in kubectl get pods | grep\n= 127");
        assertThat(run("watch kubectl get pods")).startsWith("There is no watch here: kubectl get pods -w ");
    }

    @Test
    void watchingEndsWhereAFilterHasEnough() {
        run("kubectl delete pods --field-selector spec.nodeName=n1 --wait=false");
        var before = terminal.session().now();
        assertThat(run("kubectl get ds -w | head -n 2").lines().toList())
                .satisfiesExactly(
                        header -> assertThat(header).startsWith("NAME "),
                        row -> assertThat(row).startsWith("agent   2"),
                        code -> assertThat(code).isEqualTo("= 0"));
        assertThat(terminal.session().now()).isEqualTo(before);
        assertThat(terminal.session().idle()).isFalse();
    }

    @Test
    void whoWatchesSeesWhatGoes() {
        run("kubectl delete pods --field-selector spec.nodeName=n1 --wait=false");
        var lines = run("kubectl get pods --field-selector spec.nodeName=n1 -w")
                .lines()
                .toList();
        var gone = lines.get(1).split(" ")[0];
        var rows = lines.stream().filter(line -> line.startsWith(gone)).toList();
        // It is there, terminates, and is told of once more when it is gone.
        assertThat(rows.getLast()).contains("Terminating");
        assertThat(lines.get(lines.size() - 3)).contains("Running");
        assertThat(lines).endsWith("Nothing is left that could change by itself: watching ends here.", "= 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait 5s", "kubectl get pods; wait 5s", "wait 5s | cat"})
    void aLineThatWaitsSaysItselfHowMuchTimePasses(String line) {
        assertThat(Console.letsTimePass(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubectl get pods", "", "# wait 5s", "kubectl get pods 'x; wait 5s'", "| wait 5s"})
    void othersDoNot(String line) {
        assertThat(Console.letsTimePass(line)).isFalse();
    }

    @Test
    void helpFitsOnAScreenAndNamesEverything() {
        for (var language : Language.all()) {
            var io = new TextIo(Map.of(), Wording.of(language));
            assertThat(Console.run("help", io, terminal)).isZero();
            assertThat(io.err()).isEmpty();
            assertThat(io.out().lines())
                    .hasSizeLessThan(26)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(110))
                    .anySatisfy(line -> assertThat(line).contains("get", "describe", "drain"))
                    .anySatisfy(line -> assertThat(line).contains("kubelet stop NODE"))
                    .anySatisfy(line -> assertThat(line).contains("wait 30s"))
                    .anySatisfy(line -> assertThat(line).contains("awk", "grep", "wc"));
        }
        assertThat(run("help | head -1"))
                .isEqualTo(run("help").lines().findFirst().orElseThrow() + "\n= 0");
    }
}
