package dev.podfall.api.meta;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

/** What single upstream functions answered to random questions: one JSON object a line. */
final class Vectors {
    private Vectors() {}

    static List<Map<String, Object>> read(String name) throws IOException {
        return readAt("/conformance/vectors/" + name);
    }

    static List<Map<String, Object>> readAt(String path) throws IOException {
        var stream = Objects.requireNonNull(Vectors.class.getResourceAsStream(path), () -> "no vectors at " + path);
        var yaml = new Yaml();
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> yaml.<Map<String, Object>>load(line))
                    .toList();
        }
    }

    static Object value(Map<String, Object> line, String key) {
        return Objects.requireNonNull(line.get(key), key);
    }

    static String text(Map<String, Object> line, String key) {
        return String.valueOf(line.get(key));
    }

    static int number(Map<String, Object> line, String key) {
        return Integer.parseInt(text(line, key));
    }
}
