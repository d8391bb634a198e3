package dev.podfall.kubectl.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.language.Phrase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
    private static final Verb GET = new Verb(
            List.of("kubectl", "get"),
            List.of("g"),
            "get TYPE",
            Phrase.verbatim("Gets."),
            List.of(),
            List.of(
                    Flag.text("output", "o", "", "Format."),
                    Flag.off("all-namespaces", "A", "Everywhere."),
                    Flag.on("wait", "w", "Waits."),
                    Flag.texts("filename", "f", "Files."),
                    Flag.number("revision", "", 0, "Number."),
                    Flag.duration("timeout", "Time."),
                    Flag.text("dry-run", "", "none", "Dry.").alone("unchanged")),
            List.of());
    private static final Verb ROOT =
            new Verb(List.of("kubectl"), List.of(), "", Phrase.verbatim("All."), List.of(), List.of(), List.of(GET));

    private static ParsedCommand parse(String line) {
        return Parser.parse(ROOT, List.of(line.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"get -o yaml", "get -oyaml", "get -o=yaml", "get --output yaml", "get --output=yaml", "g -Aoyaml"})
    void aValueStandsBehindItsFlagInSeveralWays(String line) {
        assertThat(parse(line).text("output")).isEqualTo("yaml");
    }

    @Test
    void flagsMayStandAnywhere() {
        var command = parse("-n tools get pods -A web --timeout 90s");
        assertThat(command.verb()).isEqualTo(GET);
        assertThat(command.arguments()).containsExactly("pods", "web");
        assertThat(command.text("namespace")).isEqualTo("tools");
        assertThat(command.flag("all-namespaces")).isTrue();
        assertThat(command.duration("timeout")).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void whatIsNotGivenHasItsDefault() {
        var command = parse("get");
        assertThat(command.flag("wait")).isTrue();
        assertThat(command.flag("all-namespaces")).isFalse();
        assertThat(command.number("revision")).isZero();
        assertThat(command.text("dry-run")).isEqualTo("none");
        assertThat(command.changed("dry-run")).isFalse();
    }

    @Test
    void aFlagThatMayStandAloneTakesNoNextWord() {
        var command = parse("get --dry-run client --wait=false");
        assertThat(command.text("dry-run")).isEqualTo("unchanged");
        assertThat(command.flag("wait")).isFalse();
        assertThat(command.arguments()).containsExactly("client");
    }

    @Test
    void listsAreGivenWithCommasOrSeveralTimes() {
        assertThat(parse("get -f a.yaml,b.yaml -f c.yaml").texts("filename"))
                .containsExactly("a.yaml", "b.yaml", "c.yaml");
    }

    @Test
    void twoDashesEndTheFlags() {
        assertThat(parse("get --revision=-1 -- -o").arguments()).containsExactly("-o");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get --foo | unknown flag: --foo",
                "get -Az | unknown shorthand flag: 'z' in -z",
                "get --output | flag needs an argument: --output",
                "get -o | flag needs an argument: 'o' in -o",
                "get --revision=x | invalid argument \"x\" for \"--revision\" flag: strconv.ParseInt: parsing \"x\":"
                        + " invalid syntax",
                "get -w=x | invalid argument \"x\" for \"-w, --wait\" flag: strconv.ParseBool: parsing \"x\": invalid"
                        + " syntax",
                "get --timeout=5 | invalid argument \"5\" for \"--timeout\" flag: time: missing unit in duration \"5\"",
            })
    void mistakesAreSaidInPflagsWords(String line, String words) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(GrammarException.class)
                .hasMessage(words + "\nSee 'kubectl get --help' for usage.");
    }

    @Test
    void aWordThatIsNearlyAVerbBringsSuggestions() {
        assertThat(Suggestions.unknownCommand("gt", "kubectl", List.of("delete", "get", "set")))
                .isEqualTo("unknown command \"gt\" for \"kubectl\"\n\nDid you mean this?\n\tget\n\tset\n");
        assertThat(Suggestions.unknownCommand("frobnicate", "kubectl", List.of("get")))
                .isEqualTo("unknown command \"frobnicate\" for \"kubectl\"");
    }

    @Test
    @Timeout(5)
    void aNumberOfAMillionDigitsIsOutOfRangeAtOnce() {
        var digits = "9".repeat(1_000_000);

        assertThatThrownBy(() -> parse("get --revision=-" + digits))
                .hasMessageStartingWith("invalid argument \"-9999")
                .hasMessageContaining("\": value out of range");
        assertThat(parse("get --revision=+" + "0".repeat(1_000_000) + "7").number("revision"))
                .isEqualTo(7);
    }
}
