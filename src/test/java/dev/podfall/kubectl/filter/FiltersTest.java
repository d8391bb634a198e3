package dev.podfall.kubectl.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the filters make of a table; expectations are what GNU's print (LC_ALL=C). */
class FiltersTest {
    private static final List<String> TABLE = List.of(
            "NAME    READY  STATUS   RESTARTS",
            "web-1   1/1    Running  0",
            "web-2   0/1    Pending  12",
            "agent-a 1/1    Running  3",
            "agent-b 0/1    Pending  0");

    /** A comma within a word is written §. */
    private static String filtered(List<String> words) {
        var filter = Filters.of(words);
        var out = new ArrayList<String>();
        TABLE.forEach(line -> filter.line(line, out::add));
        filter.end(out::add);
        return String.join("/", out.stream().map(FiltersTest::brief).toList()) + " " + filter.code();
    }

    /** A row of the table as the last letters of its name. */
    private static String brief(String line) {
        int at = TABLE.indexOf(line);
        return at < 0 ? line : List.of("H", "1", "2", "a", "b").get(at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "grep,-i,RUNNING              # 1/a 0",
                "grep,-v,Running              # H/2/b 0",
                "grep,-vc,Running             # 3 0",
                "grep,-n,web                  # 2:web-1   1/1    Running  0/3:web-2   0/1    Pending  12 0",
                "grep,-w,agent                # a/b 0",
                "grep,-w,agen                 # ~ 1~",
                "grep,-o,-E,[a-z]+-[0-9]      # web-1/web-2 0",
                "grep,-E,^(web|agent)-[1a]    # 1/a 0",
                "grep,^(web                   # ~ 1~",
                "grep,web\\|agent-a           # 1/2/a 0",
                "grep,-e,web,-e,agent-b       # 1/2/b 0",
                "grep,-F,1/1                  # 1/a 0",
                "grep,-F,./1                  # ~ 1~",
                "grep,./1                     # 1/2/a/b 0",
                "grep,[[:digit:]]2            # 2 0",
                "grep,-A1,web-2               # 2/a 0",
                "grep,-B,1,web-2              # 1/2 0",
                "grep,-C1,web-2               # 1/2/a 0",
                "grep,-A0,-B1,-e,web-1,-e,agent-b # H/1/--/a/b 0",
                "grep,-m1,web                 # 1 0",
                "grep,-q,web                  # ~ 0~",
                "grep,--color=auto,web-1      # 1 0",
                "egrep,1$|3$                  # a 0",
                "head,-n,2                    # H/1 0",
                "head,-2                      # H/1 0",
                "head,-n,-3                   # H/1 0",
                "tail,-n,2                    # a/b 0",
                "tail,-1                      # b 0",
                "tail,-n,+4                   # a/b 0",
                "wc,-l                        # 5 0",
                "wc,-w                        # 20 0",
                "wc                           # ~      5      20     138 0~",
                "sort                         # H/a/b/1/2 0",
                "sort,-r                      # 2/1/b/a/H 0",
                "sort,-k,4n                   # H/b/1/a/2 0",
                "sort,-nk4                    # H/b/1/a/2 0",
                "sort,-k4nr,-k1               # 2/a/H/b/1 0",
                "sort,-u,-k3§3                # 2/1/H 0",
                "uniq                         # H/1/2/a/b 0",
                "cut,-c,1-3                   # NAM/web/web/age/age 0",
                "cut,-d,-,-f,1                # H/web/web/agent/agent 0",
                "cut,-d-,-f2-,-s              # 1   1/1    Running  0/2   0/1    Pending  12/a 1/1    Running  3/b 0/1    Pending  0 0",
                "awk,{print $1}               # NAME/web-1/web-2/agent-a/agent-b 0",
                "awk,NR>1{ print $NF \"=\" $1; } # 0=web-1/12=web-2/3=agent-a/0=agent-b 0",
                "awk,$4 > 2 && $3==\"Running\" # a 0",
                "awk,/web/ {print NR}         # 2/3 0",
                "awk,!/web/                   # H/a/b 0",
                "awk,$1 ~ /^a/ {print $2}     # 1/1/0/1 0",
                "awk,-F-,{print $1}           # H/web/web/agent/agent 0",
                "less                         # H/1/2/a/b 0",
            })
    void theyDoWhatTheyAreKnownFor(String words, String result) {
        assertThat(filtered(Stream.of(words.strip().split(","))
                        .map(word -> word.replace('§', ','))
                        .toList()))
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "uniq -c   |      2 a/      1 b/      1 a",
                "uniq -d   |a",
                "uniq -u   |b/a",
            })
    void linesThatAreTheSameAreOne(String words, String result) {
        var filter = Filters.of(List.of(words.strip().split(" ")));
        var out = new ArrayList<String>();
        List.of("a", "a", "b", "a").forEach(line -> filter.line(line, out::add));
        filter.end(out::add);
        assertThat(String.join("/", out)).isEqualTo(result);
    }
}
