package dev.podfall.api.meta;

import dev.podfall.api.meta.Selector.Operator;
import dev.podfall.api.meta.Selector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads the text form of a label selector: {@code a=b,c!=d,e in (f,g),!h,i>1}.
 *
 * <p>Upstream: apimachinery/pkg/labels/selector.go, Lexer and Parser.
 * <p>Differs: in nothing that we know of.
 */
final class SelectorParser {
    private static final String BLANK = " \t\r\n";
    private static final String SPECIAL = "=!(),><";

    /** A word or a sign; the empty text is the end. */
    private record Token(String text, boolean isWord) {
        boolean isEnd() {
            return text.isEmpty();
        }

        boolean is(String sign) {
            return !isWord && text.equals(sign);
        }
    }

    private final List<Token> tokens;
    private int position;

    private SelectorParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Requirement> parse(String text) {
        return new SelectorParser(scan(text)).requirements();
    }

    private static List<Token> scan(String text) {
        var tokens = new ArrayList<Token>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int start = i++;
            if (BLANK.indexOf(c) >= 0) {
                continue;
            }
            boolean word = SPECIAL.indexOf(c) < 0;
            if (word) {
                while (i < text.length() && (BLANK + SPECIAL).indexOf(text.charAt(i)) < 0) {
                    i++;
                }
            } else if ((c == '=' || c == '!') && i < text.length() && text.charAt(i) == '=') {
                i++;
            }
            tokens.add(new Token(text.substring(start, i), word));
        }
        tokens.add(new Token("", false));
        return tokens;
    }

    private Token peek() {
        return tokens.get(position);
    }

    private Token next() {
        return tokens.get(position++);
    }

    private List<Requirement> requirements() {
        var out = new ArrayList<Requirement>();
        if (peek().isEnd()) {
            return out;
        }
        if (!beginsRequirement()) {
            throw unexpected(peek(), ", expected: !, identifier, or 'end of string'");
        }
        while (true) {
            try {
                out.add(requirement());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("unable to parse requirement: " + e.getMessage(), e);
            }
            var separator = next();
            if (separator.isEnd()) {
                return out;
            }
            if (!separator.is(",")) {
                throw unexpected(separator, ", expected: ',' or 'end of string'");
            }
            if (!beginsRequirement()) {
                throw unexpected(peek(), ", expected: identifier after ','");
            }
        }
    }

    private boolean beginsRequirement() {
        return peek().isWord() || peek().is("!");
    }

    private Requirement requirement() {
        boolean absent = peek().is("!");
        if (absent) {
            position++;
        }
        var key = next();
        if (!key.isWord()) {
            throw unexpected(key, ", expected: identifier");
        }
        RequirementRules.checkKey(key.text());
        if (absent) {
            return new Requirement(key.text(), Operator.DOES_NOT_EXIST, List.of()).checked();
        }
        if (peek().isEnd() || peek().is(",")) {
            return new Requirement(key.text(), Operator.EXISTS, List.of()).checked();
        }
        var operator = operator();
        var values = operator.isSet() ? values() : List.of(exactValue());
        return new Requirement(key.text(), operator, values).checked();
    }

    private Operator operator() {
        var token = next();
        return switch (token.text()) {
            case "in" -> Operator.IN;
            case "notin" -> Operator.NOT_IN;
            case "=" -> Operator.EQUALS;
            case "==" -> Operator.DOUBLE_EQUALS;
            case "!=" -> Operator.NOT_EQUALS;
            case ">" -> Operator.GREATER_THAN;
            case "<" -> Operator.LESS_THAN;
            default -> throw unexpected(token, ", expected: in, notin, =, ==, !=, gt, lt");
        };
    }

    private String exactValue() {
        if (peek().isEnd() || peek().is(",")) {
            return "";
        }
        var value = next();
        if (!value.isWord()) {
            throw unexpected(value, ", expected: identifier");
        }
        return value.text();
    }

    private List<String> values() {
        var open = next();
        if (!open.is("(")) {
            throw unexpected(open, " expected: '('");
        }
        if (peek().is(")")) {
            position++;
            return List.of("");
        }
        if (!peek().isWord() && !peek().is(",")) {
            throw unexpected(peek(), ", expected: ',', ')' or identifier");
        }
        var values = listedValues();
        position++;
        return List.copyOf(values);
    }

    /** Up to the closing parenthesis. A comma without a word on one side stands beside an empty value. */
    private TreeSet<String> listedValues() {
        var values = new TreeSet<String>();
        while (true) {
            var token = next();
            if (token.isWord()) {
                values.add(token.text());
                if (peek().is(")")) {
                    return values;
                }
                if (!peek().is(",")) {
                    throw unexpected(peek(), ", expected: ',' or ')'");
                }
            } else if (token.is(",")) {
                if (values.isEmpty()) {
                    values.add("");
                }
                if (peek().is(")")) {
                    values.add("");
                    return values;
                }
                if (peek().is(",")) {
                    position++;
                    values.add("");
                }
            } else {
                throw unexpected(token, ", expected: ',', or identifier");
            }
        }
    }

    private static IllegalArgumentException unexpected(Token found, String rest) {
        return new IllegalArgumentException("found '" + found.text() + "'" + rest);
    }
}
