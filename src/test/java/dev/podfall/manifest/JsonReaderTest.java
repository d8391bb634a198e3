package dev.podfall.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podfall.api.tree.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"b\":1, \"a\":[true,false,null]} | {\"a\":[true,false,null],\"b\":1}",
                "\"\\u00e9\\n\\\"\\/\" | \"é\\n\\\"/\"",
                "\"\\ud83d\\ude00\" | \"😀\"",
                "\"\\ud83d\" | \"\uFFFD\"",
                "-12 | -12",
                "1.50 | 1.5",
                "2.0 | 2",
                "1e3 | 1000",
                "9223372036854775807 | 9223372036854775807",
                "9223372036854775808 | 9223372036854776000",
                "{\"a\":1,\"a\":2} | {\"a\":2}",
                "` [ ] ` | []",
            })
    void value(String text, String written) throws SyntaxError {
        assertThat(Json.writePlain(JsonReader.parse(text))).isEqualTo(written);
    }

    /** The words of encoding/json. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 0 | unexpected end of JSON input",
                "{ | 1 | unexpected end of JSON input",
                "{\"a\" | 4 | unexpected end of JSON input",
                "\"a | 2 | unexpected end of JSON input",
                "x | 0 | invalid character 'x' looking for beginning of value",
                "{a:1} | 1 | invalid character 'a' looking for beginning of object key string",
                "{\"a\":1,} | 7 | invalid character '}' looking for beginning of object key string",
                "{\"a\" 1} | 5 | invalid character '1' after object key",
                "{\"a\":1 \"b\":2} | 7 | invalid character '\"' after object key:value pair",
                "[1 2] | 3 | invalid character '2' after array element",
                "[1,] | 3 | invalid character ']' looking for beginning of value",
                "{} {} | 3 | invalid character '{' after top-level value",
                "tru | 3 | unexpected end of JSON input",
                "trux | 3 | invalid character 'x' in literal true (expecting 'e')",
                "nul! | 3 | invalid character '!' in literal null (expecting 'l')",
                "-x | 1 | invalid character 'x' in numeric literal",
                "1.x | 2 | invalid character 'x' after decimal point in numeric literal",
                "1ex | 2 | invalid character 'x' in exponent of numeric literal",
                "01 | 1 | invalid character '1' after top-level value",
                "\"\\x\" | 2 | invalid character 'x' in string escape code",
                "\"\\u12g4\" | 5 | invalid character 'g' in \\u hexadecimal character escape",
                "'a' | 0 | invalid character '\\'' looking for beginning of value",
            })
    void error(String text, int offset, String words) {
        var error = catchThrowableOfType(SyntaxError.class, () -> JsonReader.parse(text));
        assertThat(error.words()).isEqualTo(words);
        assertThat(error.offset()).isEqualTo(offset);
    }

    @Test
    void lineBreakInAString() {
        var error = catchThrowableOfType(SyntaxError.class, () -> JsonReader.parse("\"a\nb\""));
        assertThat(error.words()).isEqualTo("invalid character '\\n' in string literal");
    }

    @Test
    void patchInEitherLanguage() throws SyntaxError {
        assertThat(ManifestReader.parse(" {\"spec\":{\"a\":1}}")).hasToString("{\"spec\":{\"a\":1}}");
        assertThat(ManifestReader.parse("spec:\n  a: 1")).hasToString("{\"spec\":{\"a\":1}}");
        assertThat(Json.write(ManifestReader.parse("[1]"))).isEqualTo("[1]");
    }
}
