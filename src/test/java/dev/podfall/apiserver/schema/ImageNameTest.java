package dev.podfall.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {
    private static final String HOST = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
    private static final String DOMAIN = "(?:" + HOST + "(?:\\." + HOST + ")*|\\[(?:[a-fA-F0-9:]+)\\])(?::[0-9]+)?";
    private static final String WORD = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";

    /** Upstream's own regular expression: reads short names only, and says which are right. */
    private static final Pattern REFERENCE = Pattern.compile("(?:" + DOMAIN + "/)?" + WORD + "(?:/" + WORD + ")*"
            + "(?::(?<tag>\\w[\\w.-]{0,127}))?"
            + "(?<digest>@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?");

    private static final String[] PIECES = {
        "a",
        "B",
        "7",
        "x",
        ".",
        "-",
        "_",
        "__",
        "/",
        ":",
        "@",
        "[",
        "]",
        "::1",
        "sha256",
        "80",
        "latest",
        "0123456789abcdef0123456789abcdef",
        "é",
        " ",
        "registry.example",
        "localhost:5000",
        "+"
    };

    private static String reference(String image) {
        var found = REFERENCE.matcher(image);
        if (!found.matches() || image.matches("[a-f0-9]{64}")) {
            return "";
        }
        var tag = found.group("tag");
        return tag != null ? tag : found.group("digest") == null ? "latest" : "";
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, latest",
        "nginx:1.29, 1.29",
        "localhost:5000/nginx, latest",
        "localhost:5000/nginx:a_b, a_b",
        "'[::1]:80/nginx:7', 7",
        "Nginx, ''",
        "Host/nginx, latest",
        "a--b__c.d_e, latest",
        "a___b, ''",
        "nginx@sha256:0123456789abcdef0123456789abcdef, ''",
        "nginx:1@sha256:0123456789abcdef0123456789abcdef, 1"
    })
    void hasATag(String image, String tag) {
        assertThat(ImageName.tag(image)).isEqualTo(tag).isEqualTo(reference(image));
    }

    @Test
    void isReadAsTheRegularExpressionReadsIt() {
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            var image = new StringBuilder();
            for (int n = random.nextInt(9); n >= 0; n--) {
                image.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertThat(ImageName.tag(image.toString())).as(image.toString()).isEqualTo(reference(image.toString()));
        }
    }

    @Test
    void mayBeAsLongAsSomebodyLikes() {
        assertThat(ImageName.tag("a/".repeat(100_000) + "a:1")).isEqualTo("1");
        assertThat(ImageName.tag("a-".repeat(100_000) + "b.c/d")).isEqualTo("latest");
    }
}
