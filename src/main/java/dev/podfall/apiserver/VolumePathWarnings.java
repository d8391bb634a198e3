package dev.podfall.apiserver;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of a volume of which one hides the other.
 *
 * <p>Upstream: pkg/api/pod/warnings.go, {@code warningsForOverlappingVirtualPaths}.
 * <br>Differs: trust bundles and pod certificates are dropped before.
 */
final class VolumePathWarnings {
    private record File(String path, String source) {
        @Override
        public String toString() {
            return "\"" + path + "\"" + (source.isEmpty() ? "" : " (" + source + ")");
        }

        boolean overlaps(File other) {
            return !path.isEmpty()
                    && !other.path.isEmpty()
                    && ((path + "/").startsWith(other.path + "/") || (other.path + "/").startsWith(path + "/"));
        }
    }

    private final List<String> out = new ArrayList<>();
    private final String volume;

    private VolumePathWarnings(String volume) {
        this.volume = volume;
    }

    static List<String> of(List<Tree> volumes) {
        var out = new ArrayList<String>();
        for (var item : volumes) {
            if (item instanceof Tree.Obj volume) {
                var warnings = new VolumePathWarnings(volume.text("name", ""));
                warnings.keys(
                        volume.obj("configMap"),
                        "ConfigMap \"" + volume.obj("configMap").text("name", "") + "\"");
                warnings.keys(
                        volume.obj("secret"), "Secret \"" + volume.obj("secret").text("secretName", "") + "\"");
                warnings.keys(volume.obj("downwardAPI"), "DownwardAPI");
                warnings.projected(volume.obj("projected"));
                out.addAll(warnings.out);
            }
        }
        return out;
    }

    private void keys(Tree.Obj source, String called) {
        compare(files(source, ""), new ArrayList<>(), called);
    }

    private void projected(Tree.Obj projected) {
        var all = new ArrayList<File>();
        for (var item : projected.list("sources")) {
            if (!(item instanceof Tree.Obj source) || source.isEmpty()) {
                out.add("volume \"" + volume + "\" (Projected) has no sources provided");
                continue;
            }
            compare(projectedFiles(source), all, "Projected");
        }
    }

    private static List<File> projectedFiles(Tree.Obj source) {
        for (var kind : List.of("configMap", "secret", "downwardAPI")) {
            var part = source.obj(kind);
            if (part.has("items")) {
                var called = Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
                var name = kind.equals("downwardAPI") ? "" : " \"" + part.text("name", "") + "\"";
                return files(part, called + name);
            }
        }
        var token = source.obj("serviceAccountToken").text("path", "");
        return token.isEmpty() ? List.of() : List.of(new File(withoutSlashes(token), "ServiceAccountToken"));
    }

    private static List<File> files(Tree.Obj source, String called) {
        return source.list("items", item -> new File(withoutSlashes(item.text("path", "")), called));
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private void compare(List<File> files, List<File> earlier, String called) {
        for (var file : files) {
            for (var other : earlier) {
                if (file.overlaps(other)) {
                    out.add("volume \"" + volume + "\" (" + called + "): overlapping paths: " + file + " with "
                            + other);
                }
            }
            earlier.add(file);
        }
    }
}
