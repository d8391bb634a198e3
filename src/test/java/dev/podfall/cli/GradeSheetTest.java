package dev.podfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What learners came to, as others read it. */
class GradeSheetTest {
    private static final List<String> HEAD = List.of("NAME", "OPEN");

    private static String csv(String cell) {
        var written = GradeSheet.csv(List.of(HEAD, List.of(cell, "")));
        return written.substring("NAME,OPEN\r\n".length());
    }

    @Test
    void aFileOfCommasIsOneThatEveryProgramReads() {
        assertThat(csv("Wei")).isEqualTo("Wei,\r\n");
        assertThat(csv("Li, Wei")).isEqualTo("\"Li, Wei\",\r\n");
        assertThat(csv("Li \"Big\" Wei")).isEqualTo("\"Li \"\"Big\"\" Wei\",\r\n");
        assertThat(csv("two\nlines")).isEqualTo("\"two\nlines\",\r\n");
        assertThat(csv("")).isEqualTo(",\r\n");
    }

    @Test
    void aNameIsNoFormula() {
        for (var lead : List.of("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")) {
            assertThat(csv(lead + "1+1")).as(lead).isEqualTo("'" + lead + "1+1,\r\n");
        }
        assertThat(csv("\r=1+1")).isEqualTo("\"'\r=1+1\",\r\n");
        assertThat(csv("=HYPERLINK(\"http://x\",\"y\")")).isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",\r\n");
        assertThat(csv("a=1")).as("what stands within is none").isEqualTo("a=1,\r\n");
    }

    @Test
    void aCellOfMarkdownIsOneCellAndNothingElse() {
        assertThat(GradeSheet.markdown(List.of(HEAD, List.of("a|b\\|c", "<b>*x*\ny`_"))))
                .isEqualTo("""
                        | NAME | OPEN |
                        | --- | --- |
                        | a\\|b\\\\\\|c | \\<b\\>\\*x\\* y\\`\\_ |
                        """);
    }

    @Test
    void aTableIsAlignedInAnyScript() {
        assertThat(GradeSheet.table(List.of(HEAD, List.of("王伟", "x"), List.of("Ann", ""))))
                .isEqualTo("""
                        NAME   OPEN
                        王伟   x
                        Ann
                        """);
    }

    @Test
    void aFileIsCalledAsItsLearnerIs() {
        var learners = Learners.of(
                List.of("Wei.podfall", "a/Ann.podfall", "b/Ann.podfall", "./Wei.podfall", "b/.x", "c/Li.Na.podfall"));
        assertThat(learners.names())
                .containsExactly(
                        Map.entry("Wei.podfall", "Wei"),
                        Map.entry("a/Ann.podfall", "a/Ann"),
                        Map.entry("b/Ann.podfall", "b/Ann"),
                        Map.entry("b/.x", ".x"),
                        Map.entry("c/Li.Na.podfall", "Li.Na"));
        assertThat(learners.again()).containsExactly("./Wei.podfall");
    }
}
