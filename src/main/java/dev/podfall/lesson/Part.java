package dev.podfall.lesson;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.api.tree.Paths;
import dev.podfall.api.tree.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A map of a document whose shape is right: nothing in it can surprise. */
record Part(Tree.Obj map, String path) {

    boolean has(String key) {
        return map.has(key);
    }

    String path(String key) {
        var out = new StringBuilder(path);
        Paths.appendKey(out, key);
        return out.toString();
    }

    String word(String key) {
        return map.text(key, "");
    }

    @Nullable
    String wordOrNull(String key) {
        return map.text(key);
    }

    boolean flag(String key) {
        return word(key).equals("true");
    }

    @Nullable
    Boolean flagOrNull(String key) {
        return has(key) ? (Boolean) flag(key) : null;
    }

    long number(String key, long otherwise) {
        return has(key) ? Long.parseLong(word(key)) : otherwise;
    }

    @Nullable
    Duration time(String key) {
        return has(key) ? GoDuration.parse(word(key)) : null;
    }

    Text text(String key) {
        var value = map.get(key);
        return value == null ? Text.NONE : text(value);
    }

    private static Text text(Tree tree) {
        if (tree instanceof Tree.Obj byLanguage) {
            var words = new TreeMap<String, String>();
            byLanguage.keys().forEach(tag -> words.put(tag, byLanguage.text(tag, "")));
            return new Text(words);
        }
        return tree instanceof Tree.Text(String words) ? Text.same(words) : Text.NONE;
    }

    /** Of a list, or of the one that stands there alone. */
    List<String> words(String key) {
        return map.get(key) instanceof Tree.Text(String one) ? List.of(one) : map.texts(key);
    }

    List<Text> texts(String key) {
        return map.list(key).stream().map(Part::text).toList();
    }

    Map<String, String> table(String key) {
        var out = new LinkedHashMap<String, String>();
        var table = map.obj(key);
        table.keys().forEach(each -> out.put(each, table.text(each, "")));
        return out;
    }

    Part part(String key) {
        return new Part(map.obj(key), path(key));
    }

    List<Part> parts(String key) {
        var out = new ArrayList<Part>();
        var items = map.list(key);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Tree.Obj item) {
                var where = new StringBuilder(path(key));
                Paths.appendIndex(where, i);
                out.add(new Part(item, where.toString()));
            }
        }
        return out;
    }
}
