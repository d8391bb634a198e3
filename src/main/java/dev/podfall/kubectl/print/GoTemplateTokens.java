package dev.podfall.kubectl.print;

import dev.podfall.kubectl.print.GoTemplateLexer.Token;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The tokens of a Go template, some of which may be put back.
 *
 * <p>Upstream: Go's text/template/parse/parse.go {@code next}, {@code backup}, {@code peek}.
 * <br>Differs: any number may be put back.
 */
final class GoTemplateTokens {
    private final GoTemplateLexer lexer;
    private final Deque<Token> ahead = new ArrayDeque<>();
    private int line = 1;

    GoTemplateTokens(String template) {
        this.lexer = new GoTemplateLexer(template);
    }

    /** The line of the token that was looked at last. */
    int line() {
        return line;
    }

    Token next() {
        var token = ahead.isEmpty() ? lexer.next() : ahead.removeFirst();
        line = token.line();
        return token;
    }

    Token peek() {
        var token = next();
        back(token);
        return token;
    }

    Token nextNonSpace() {
        var token = next();
        while (token.type() == GoTemplateLexer.Type.SPACE) {
            token = next();
        }
        return token;
    }

    Token peekNonSpace() {
        var token = nextNonSpace();
        back(token);
        return token;
    }

    /** Puts one back, so that it is the next. */
    void back(Token token) {
        ahead.addFirst(token);
    }
}
