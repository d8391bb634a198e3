package dev.podfall.cli;

import static dev.podfall.cli.Ran.podfall;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Wording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --do}: the files that its commands read, what becomes of their failures, and what is refused before. */
class ActsTest {
    @TempDir
    private Path folder;

    private String nodes = "";

    @BeforeEach
    void write() throws IOException {
        nodes = file("nodes.yaml", "apiVersion: v1\nkind: Node\nmetadata: {name: n1}\n");
        file("v1.yaml", daemonSet("1"));
        file("v2.yaml", daemonSet("2"));
    }

    private static String daemonSet(String version) {
        return """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec: {containers: [{name: agent, image: registry.example/agent:%s}]}
            """.formatted(version);
    }

    private String file(String name, String text) throws IOException {
        var path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text).toString();
    }

    /** Runs with these commands; FOLDER in them is the folder. */
    private Ran run(String... commands) {
        var args = new ArrayList<>(List.of("run", nodes));
        for (var command : commands) {
            args.add("--do");
            args.add(command.replace("FOLDER", folder.toString()));
        }
        return podfall(args.toArray(String[]::new));
    }

    @Test
    void kubectlReadsTheFilesOfTheMachine() throws IOException {
        file("patch.yaml", "metadata: {labels: {tier: x}}\n");

        var ran = run(
                "kubectl create -f FOLDER/v1.yaml",
                "kubectl apply -f FOLDER/v2.yaml",
                "kubectl patch ds agent --patch-file FOLDER/patch.yaml",
                "kubectl replace -f FOLDER/v1.yaml",
                "kubectl delete -f FOLDER/v2.yaml");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains(
                        "daemonset.apps/agent created\n",
                        "daemonset.apps/agent configured\n",
                        "daemonset.apps/agent patched\n",
                        "daemonset.apps/agent replaced\n",
                        "daemonset.apps \"agent\" deleted from default namespace\n");
    }

    @Test
    void namesAreRelativeToWhereTheProgramRuns() throws IOException {
        var here = Path.of("").toAbsolutePath();
        var relative = here.relativize(folder.toAbsolutePath().resolve("v1.yaml"));

        assertThat(run("kubectl apply -f " + relative).out()).contains("daemonset.apps/agent created\n");
    }

    @Test
    void foldersAreReadInOrderAndBelowIfAskedFor() throws IOException {
        file("all/b.yaml", daemonSet("1").replace("name: agent}", "name: second}"));
        file("all/a.json", "{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"metadata\":{\"name\":\"first\"}}");
        file("all/ignored.txt", "no manifest");
        file("all/deep/c.yml", "apiVersion: v1\nkind: Node\nmetadata: {name: third}\n");

        assertThat(run("kubectl apply -f FOLDER/all").out())
                .contains("all\nnode/first created\ndaemonset.apps/second created\n")
                .doesNotContain("third");
        assertThat(run("kubectl apply -R -f FOLDER/all").out())
                .contains("all\nnode/first created\ndaemonset.apps/second created\nnode/third created\n");
    }

    @Test
    void whatCannotBeReadIsSaidAsKubectlDoes() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, 0});

        var ran = run(
                "kubectl apply -f FOLDER/none.yaml",
                "kubectl delete -f FOLDER/empty",
                "kubectl create -f FOLDER/binary.yaml",
                "kubectl patch node n1 --patch-file FOLDER/none.yaml",
                "kubectl patch node n1 --patch-file FOLDER/empty");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().replace(folder.toString(), "FOLDER")).isEqualTo("""
            error: the path "FOLDER/none.yaml" does not exist
            error: error reading [FOLDER/empty]: recognized file extensions are [.json .yaml .yml]
            error: error parsing FOLDER/binary.yaml: error converting YAML to JSON: yaml: invalid leading UTF-8 octet
            error: unable to read patch file: open FOLDER/none.yaml: no such file or directory
            error: unable to read patch file: read FOLDER/empty: is a directory
            5 of 5 commands failed: kubectl apply -f FOLDER/none.yaml; kubectl delete -f FOLDER/empty; \
            kubectl create -f FOLDER/binary.yaml; kubectl patch node n1 --patch-file FOLDER/none.yaml; \
            kubectl patch node n1 --patch-file FOLDER/empty
            """);
    }

    @Test
    void standardInputIsReadOnce() {
        var io = new FileIo(new ByteArrayInputStream("a: b".getBytes(StandardCharsets.UTF_8)), Wording.ENGLISH);

        assertThat(io.file("-")).isEqualTo("a: b");
        assertThat(io.file("-")).isEqualTo("a: b");
        assertThat(io.file("no\0name")).isNull();
        assertThat(io.filesIn("no\0name", true)).isNull();
    }

    @Test
    void oneWhenACommandFailsAndTheOthersHaveTheirTurn() {
        var ran = run("kubectl cordon nope", "kubectl cordon n1");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("node/n1 cordoned\n", "NAME      STATUS");
        assertThat(ran.err()).isEqualTo("""
            Error from server (NotFound): nodes "nope" not found
            1 of 2 commands failed: kubectl cordon nope
            """);
    }

    @Test
    void twoWhenItIsNoCommandAtAll() {
        var ran = run("systemctl stop kubelet", "kubectl cordon n1");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).doesNotContain("cordoned");
        assertThat(ran.err()).isEqualTo("systemctl: no such command. There are kubectl, kubelet, wait and help.\n");
    }

    @Test
    void timeDoesNotRunBackwards() {
        for (var command : List.of("run", "picture")) {
            var ran = podfall(command, nodes, "--for", "-5s", "--out", "x.png");
            var alone = command.equals("run") ? podfall(command, nodes, "--for", "-5s") : ran;

            assertThat(alone.code()).as(command).isEqualTo(2);
            assertThat(alone.err())
                    .as(command)
                    .startsWith("--for -5s: time does not run backwards. Write it as 90s or 5m.");
        }
    }

    @Test
    void aFolderWithoutRecordingsIsRefused() {
        assertThat(podfall("replay", folder.toString()))
                .isEqualTo(new Ran(
                        2,
                        "",
                        "podfall replay: there are no recordings in " + folder
                                + ": name a folder with files *.txt or *.jsonl, or such a file.\n"));
    }

    @Test
    void aFilmThatIsNotMeantIsRefused() {
        var out = folder.resolve("x.gif").toString();

        var pace = podfall("film", nodes, "--out", out, "--pace", "max");
        assertThat(pace.code()).isEqualTo(2);
        assertThat(pace.err()).startsWith("--pace max: write slow, story, real or ten.");

        var until = podfall("film", nodes, "--out", out, "--to", "soon");
        assertThat(until.code()).isEqualTo(2);
        assertThat(until.err()).startsWith("--to soon: write a time as 3s or 1m30s.");

        var waiting = podfall("film", nodes, "--out", out, "--do", "wait long");
        assertThat(waiting.code()).isEqualTo(2);
        assertThat(waiting.err()).startsWith("--do wait long: write a time as 3s or 1m30s.");
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void aPictureOfWhatItDoesNotKnowIsRefused() {
        var out = folder.resolve("x.png").toString();

        var theme = podfall("picture", nodes, "--out", out, "--theme", "blue");
        assertThat(theme.code()).isEqualTo(2);
        assertThat(theme.err()).startsWith("--theme blue: write light, dark or contrast.");

        var duration = podfall("picture", nodes, "--out", out, "--for", "xyz");
        assertThat(duration.code()).isEqualTo(2);
        assertThat(duration.err()).startsWith("--for xyz: ").contains("Write it as 90s or 5m.");

        var selected = podfall("picture", nodes, "--out", out, "--select", "n1");
        assertThat(selected.code()).isEqualTo(2);
        assertThat(selected.err())
                .startsWith(
                        "--select n1: write node/NAME, ds/NAME, pod/NAME, controllerrevision/NAME, or ds/NAMESPACE/NAME.");
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void aPictureOfARefusedLoadSaysWhyAsRunDoes() throws IOException {
        var bad = file("bad.yaml", daemonSet("1").replace("matchLabels: {app: agent}", "matchLabels: {app: other}"));

        var picture = podfall("picture", bad, "--out", folder.resolve("x.png").toString());

        assertThat(picture).isEqualTo(podfall("run", bad));
        assertThat(picture.code()).isEqualTo(2);
        assertThat(picture.err()).contains("selector").endsWith("Nothing was loaded.\n");
        assertThat(folder.resolve("x.png")).doesNotExist();
    }
}
