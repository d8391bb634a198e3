package dev.podfall.apiserver.schema;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a document says, as the API server would write it again: without nulls and empty optional fields, amounts and
 * times in their canonical form.
 *
 * @param tree what could be understood; parts that have a problem are left out
 * @param problems all of them, in the document's order
 */
public record Decoded(Kind kind, Tree.Obj tree, List<Problem> problems) {
    private static final int MOST_UNKNOWN = 100;

    public Decoded {
        problems = List.copyOf(problems);
    }

    public boolean ok() {
        return problems.isEmpty();
    }

    /** The same, where fields that are not known are no problem: they are left out anyway. */
    public Decoded withoutUnknownFields() {
        var wrong = problems.stream()
                .filter(problem -> problem.what() != Problem.What.UNKNOWN_FIELD)
                .toList();
        return new Decoded(kind, tree, wrong);
    }

    /**
     * The tree, if it has no problem.
     *
     * @throws ApiException BadRequest, with {@link #message()}
     */
    public Tree.Obj orThrow() {
        if (!ok()) {
            throw ApiException.badRequest(message());
        }
        return tree;
    }

    /** The API server's sentence: a text that cannot be read goes before a wrong type, that before unknown fields. */
    public String message() {
        return kind.kindName() + " in version \"" + kind.version() + "\" cannot be handled as a " + kind.kindName()
                + ": " + detail();
    }

    /** The sentence without its beginning. */
    public String detail() {
        var bad = first(Problem.What.BAD_VALUE);
        if (bad.isEmpty()) {
            bad = first(Problem.What.WRONG_TYPE);
        }
        if (!bad.isEmpty()) {
            return bad;
        }
        var unknown = new ArrayList<String>();
        for (var problem : problems.subList(0, Math.min(problems.size(), MOST_UNKNOWN))) {
            unknown.add(problem.message());
        }
        return "strict decoding error: " + String.join(", ", unknown);
    }

    private String first(Problem.What what) {
        for (var problem : problems) {
            if (problem.what() == what) {
                return problem.message();
            }
        }
        return "";
    }
}
