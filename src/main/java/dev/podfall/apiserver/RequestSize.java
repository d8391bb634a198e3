package dev.podfall.apiserver;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * How large a request may be. Said before anything else is done with it, so that no text, however long, is worked on.
 *
 * <p>Upstream: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go, {@code limitedReadBodyWithRecordMetric};
 * server/config.go, {@code MaxRequestBodyBytes}.
 * <br>Differs: etcd's own limit, which is half of it, is not modelled.
 */
public final class RequestSize {
    /** In bytes of JSON. */
    public static final int LIMIT = 3 * 1024 * 1024;

    /** What a value costs beside its text: quotes, a colon, a comma. */
    private static final int AROUND = 6;

    /** JSON writes some characters as an escape of so many, UTF-8 takes fewer. */
    private static final int MOST_PER_CHARACTER = 6;

    private RequestSize() {}

    /**
     * A body that is too large.
     *
     * @param bytes of JSON, about
     * @param path the field that most of it is in: {@code metadata.annotations.note}
     */
    public record Excess(long bytes, String path) {

        /** Upstream's sentence. */
        public String message() {
            return "Request entity too large: limit is " + LIMIT;
        }

        /** What to do about it; ours, for upstream says nothing. */
        public Phrase nextStep() {
            return path.isEmpty()
                    ? Phrase.of("request.too-large.step", bytes / 1e6)
                    : Phrase.of("request.too-large.field.step", bytes / 1e6, path);
        }
    }

    /** None or one: what is to be said about a body. */
    public static List<Excess> of(Tree body) {
        if (weight(body, MOST_PER_CHARACTER) <= LIMIT) {
            return List.of();
        }
        long bytes = weight(body, 1);
        if (bytes <= LIMIT) {
            bytes = Json.write(body).getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes <= LIMIT ? List.of() : List.of(new Excess(bytes, heaviest(body)));
    }

    /** @throws ApiException RequestEntityTooLarge */
    static void check(Tree body) {
        for (var excess : of(body)) {
            throw new ApiException(Status.of(413, Status.TOO_LARGE, excess.message()));
        }
    }

    private static long weight(Tree tree, int perCharacter) {
        return switch (tree) {
            case Tree.Text(String value) -> (long) value.length() * perCharacter;
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _ -> AROUND;
            case Tree.Arr list -> {
                long sum = 0;
                for (var item : list.items()) {
                    sum += weight(item, perCharacter) + 1;
                }
                yield sum;
            }
            case Tree.Obj map -> {
                long[] sum = {0};
                map.forEach((key, value) ->
                        sum[0] += (long) key.length() * perCharacter + weight(value, perCharacter) + AROUND);
                yield sum[0];
            }
        };
    }

    /** Down to the field in which there is more than half of it all. */
    private static String heaviest(Tree body) {
        var path = new StringBuilder();
        long half = weight(body, 1) / 2;
        var tree = body;
        while (tree instanceof Tree.Obj map) {
            var heavy = map.keys().stream()
                    .filter(key -> weight(Objects.requireNonNullElse(map.get(key), Tree.NIL), 1) > half)
                    .findFirst();
            if (heavy.isEmpty()) {
                break;
            }
            var plain = heavy.get().matches("[A-Za-z0-9_-]++");
            path.append(path.isEmpty() || !plain ? "" : ".").append(plain ? heavy.get() : "[" + heavy.get() + "]");
            tree = Objects.requireNonNullElse(map.get(heavy.get()), Tree.NIL);
        }
        return path.toString();
    }
}
