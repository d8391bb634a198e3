package dev.podfall.api.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelRulesTest {
    private static final String NAME =
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
                    + " character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is"
                    + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final String VALUE =
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                    + " start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex"
                    + " used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
    private static final String SUBDOMAIN =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                    + " start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is"
                    + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simple",
                "now-with-dashes",
                "1-starts-with-num",
                "1234",
                "simple/simple",
                "now.with.dots/a",
                "1-num.2-num/3-num",
                "Uppercase_Is_OK_123",
                "example.com/Uppercase_Is_OK_123",
                "a"
            })
    void namesThatAreQualified(String name) {
        assertThat(LabelRules.qualifiedName(name)).isEmpty();
    }

    @Test
    void namesThatAreNot() {
        assertThat(LabelRules.qualifiedName("a b")).containsExactly("name part " + NAME);
        assertThat(LabelRules.qualifiedName("")).containsExactly("name part must be non-empty", "name part " + NAME);
        assertThat(LabelRules.qualifiedName("a".repeat(64))).containsExactly("name part must be no more than 63 bytes");
        assertThat(LabelRules.qualifiedName("/a")).containsExactly("prefix part must be non-empty");
        assertThat(LabelRules.qualifiedName("Example.com/a")).containsExactly("prefix part " + SUBDOMAIN);
        assertThat(LabelRules.qualifiedName("a/")).containsExactly("name part must be non-empty", "name part " + NAME);
        assertThat(LabelRules.qualifiedName("a/b/c"))
                .containsExactly("a valid label key " + NAME
                        + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }

    @Test
    void labelValues() {
        assertThat(LabelRules.labelValue("")).isEmpty();
        assertThat(LabelRules.labelValue("a_b.C-1")).isEmpty();
        assertThat(LabelRules.labelValue("b c")).containsExactly(VALUE);
        assertThat(LabelRules.labelValue("-".repeat(64))).containsExactly("must be no more than 63 bytes", VALUE);
    }

    @Test
    void dnsNames() {
        assertThat(LabelRules.dns1123Subdomain("node-1.example.com")).isEmpty();
        assertThat(LabelRules.dns1123Subdomain("Agent_1")).isEqualTo(List.of(SUBDOMAIN));
        assertThat(LabelRules.dns1123Subdomain("a".repeat(254))).containsExactly("must be no more than 253 characters");
        assertThat(LabelRules.dns1123Label("main")).isEmpty();
        assertThat(LabelRules.dns1123Label("a.b")).containsExactly("must not contain dots");
        assertThat(LabelRules.dns1123Label("A"))
                .containsExactly("a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
                        + " and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex"
                        + " used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')");
    }

    /** Upstream's regular expressions; Java's recurse, so short texts only. */
    @Test
    void areReadAsTheRegularExpressionsReadThem() {
        var label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
        var name = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(7); n > 0; n--) {
                text.append("aZ0.-_\u00e9/".charAt(random.nextInt(8)));
            }
            var value = text.toString();
            assertThat(LabelRules.dns1123Label(value).isEmpty()).as(value).isEqualTo(value.matches(label));
            assertThat(LabelRules.dns1123Subdomain(value).isEmpty())
                    .as(value)
                    .isEqualTo(value.matches(label + "(\\." + label + ")*"));
            assertThat(LabelRules.labelValue(value).isEmpty()).as(value).isEqualTo(value.matches("(" + name + ")?"));
        }
    }

    @Test
    void aNameMayBeAsLongAsSomebodyLikes() {
        assertThat(LabelRules.dns1123Subdomain("a.".repeat(500_000) + "a"))
                .containsExactly("must be no more than 253 characters");
        assertThat(LabelRules.dns1123Label("a.".repeat(500_000) + "a"))
                .containsExactly("must be no more than 63 characters", "must not contain dots");
    }
}
