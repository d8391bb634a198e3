package dev.podfall.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Console lines made by chance: most nearly right, some nonsense. The same seed makes the same lines. */
final class ConsoleLines {
    private static final List<String> VERBS = List.of(
            "get", "get", "get", "get", "describe", "events", "explain", "apply", "create", "create namespace",
            "create priorityclass", "replace", "delete", "patch", "edit", "label", "annotate", "taint", "taint", "cordon",
            "uncordon", "drain", "rollout history", "rollout undo", "rollout restart", "rollout pause", "rollout status",
            "set image", "set resources", "set env", "api-resources", "version", "options", "config", "logs", "rollout",
            "set", "diff", "");
    private static final List<String> KINDS = List.of(
            "node", "nodes", "no", "pod", "po", "ds", "daemonset.apps", "daemonsets", "ns", "pc", "events", "ev",
            "controllerrevisions", "all", "ds,pods", "deploy", "secret", "x", "", "nodes.v1.", "ds.v1.apps", "NODE");
    private static final List<String> NAMES = List.of(
            "n1", "n2", "agent", "web", "default", "kube-system", "nope", "agent-x7k2p", "-", "*", "a/b", "n1,n2", "",
            "system-node-critical", "x".repeat(300), "Ünï", "n1 n2");
    private static final List<String> FILES =
            List.of("agent.yaml", "two.yaml", "nodes.yaml", "broken.yaml", "nope.yaml", "-", "http://x/y", "dir", "");
    private static final List<String> FLAGS = List.of(
            "-A", "-w", "-h", "--help", "-R", "--all", "--overwrite", "--force", "--list", "--watch=false", "--record",
            "--no-headers", "--show-labels", "--show-kind", "--show-managed-fields", "--ignore-daemonsets", "--now",
            "--ignore-not-found", "--save-config", "--local", "--recursive", "--wait=false", "--delete-emptydir-data",
            "--disable-eviction", "--client", "--server-side", "--prune", "--dry-run", "--watch-only", "--namespaced=false",
            "--show-events=false", "--warnings-as-errors", "--global-default", "--all-namespaces=maybe", "--wrong", "-Z",
            "--", "---", "-", "-o", "-l", "-f", "-n", "--type", "-p");
    private static final List<String> VALUES = List.of(
            "-n=", "-n ", "--namespace=", "-l ", "--selector=", "--field-selector=", "--sort-by=", "-L ", "--revision=",
            "--to-revision=", "--grace-period=", "--timeout=", "--cascade=", "--dry-run=", "--validate=", "--type=",
            "--subresource=", "--limits=", "--requests=", "-c ", "--containers=", "--value=", "--preemption-policy=",
            "--description=", "--resource-version=", "--field-manager=", "--pod-selector=", "--chunk-size=", "--for=",
            "--types=", "--context=", "--request-timeout=", "-v ", "--api-group=", "--template=", "-o ", "--output=",
            "--patch-file=", "-p ", "-k ", "--skip-wait-for-delete-timeout=", "--unknown=");
    private static final List<String> NUMBERS = List.of(
            "0", "1", "2", "-1", "-9", "007", "1.5", "1e9", "9223372036854775807", "9223372036854775808",
            "99999999999999999999", "0x10", "", "NaN", "++1", "١");
    private static final List<String> DURATIONS =
            List.of("1s", "0", "90s", "-5s", "1h", "5", "1h1m1.5s", "1y", "", "9999999999h", "1ns", "s", ".s", "1s1", "10m");
    private static final List<String> SELECTORS = List.of(
            "app=agent", "app!=agent", "app in (agent,x)", "app notin (a)", "!app", "app", "a=b,c", "a>1", "a<x", "=", ",",
            "a in (", "a==b==c", "app in ()", "metadata.name=n1", "spec.nodeName=n1", "status.phase!=Running", "(", "a b",
            "a=\"b\"");
    private static final List<String> TAINTS = List.of(
            "a=b:NoSchedule", "a:NoExecute", "a=b:NoExecute", "a-", "a:NoSchedule-", "a=b:Nope", "a=b", "=b:NoSchedule",
            "a=b:NoSchedule-", ":", "a==b:NoSchedule", "a:b:c", "-", "--", "a/b/c=d:NoSchedule",
            "a=" + "x".repeat(100) + ":NoExecute", "a:PreferNoSchedule", "node.kubernetes.io/unreachable:NoExecute");
    private static final List<String> PAIRS = List.of(
            "a=b", "a-", "a=", "=b", "a=b=c", "app=x", "app-", "agent=registry.example/agent:2.0", "*=x", "a b=c", "A=1",
            "kubernetes.io/change-cause=x", "a/b/c=d", "x=" + "y".repeat(100), "é=ü", "-", "a-=b");
    private static final List<String> AMOUNTS = List.of(
            "cpu=1", "cpu=100m,memory=1Gi", "cpu", "cpu=", "=1", "cpu=x", "memory=8Ei", "memory=1e18", "cpu=1e2000000000",
            "cpu=-1", "cpu=1=2", ",", "memory=99999999999999999999Mi", "cpu=0.0000000001", "nope=1");
    private static final List<String> PATCHES = List.of(
            "{}", "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}", "{\"spec\":null}", "[]", "{", "x", "a: b", "null", "1",
            "[{\"op\":\"add\",\"path\":\"/metadata/labels/x\",\"value\":\"y\"}]", "[{\"op\":\"remove\",\"path\":\"/a/b\"}]",
            "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"image\":\"x\"}]}}}}", "{\"spec\":{\"taints\":[{}]}}",
            "{\"spec\":{\"$patch\":\"delete\"}}", "{\"metadata\":{\"$retainKeys\":[\"a\"]}}", "[[[[", "{\"spec\":[1]}",
            "{\"spec\":{\"template\":{\"spec\":{\"$setElementOrder/containers\":[{}]}}}}", "{\"metadata\":1}",
            "{\"status\":{\"conditions\":[{\"a\":1}]}}", "[{\"op\":\"test\"}]", "{\"spec\":{\"unschedulable\":\"yes\"}}");
    private static final List<String> JSON_PATHS = List.of(
            "{.items[*].metadata.name}", "{.metadata.name}", "{.items[99999999999]}", "{..name}", "{range .items[*]}{.kind}{end}",
            "{.items[?(@.kind=='Node')].metadata.name}", "{.status.conditions[?(@.type==Ready)]}", "{.items[0:1]}", "{.items[-1]}",
            "{", "}", "{.a[}", "{range}", "{end}", "{.items[?(@.a>1)]}", "{.items['a','b']}", "{\"\\n\"}", "{.}", "{@}", "{$}",
            "{..}", "{.items[*]..name}", "{.items[::0]}", "{.metadata.labels.a\\.b}", "{'x", "{1.2.3}", "{.items[a]}",
            "{range .items[*]}{range .items[*]}{range $.items[*]}{.}{end}{end}{end}", "{" + "[".repeat(3000) + "}",
            "{range .items[*]}".repeat(1500), "{.a" + "[0]".repeat(2000) + "}", "{..*..*..*..*..*..*}", "{!}");
    private static final List<String> TEMPLATES = List.of(
            "{{.metadata.name}}", "{{range .items}}{{.metadata.name}} {{end}}", "{{len}}", "{{ne 1}}", "{{index}}", "{{printf}}",
            "{{and}}", "{{ 99999999999999999999 }}", "{{index .items 9}}", "{{index .items -1}}", "{{printf \"%d\" .kind}}",
            "{{.kind.x}}", "{{if .x}}a{{else}}b{{end}}", "{{with .items}}{{len .}}{{end}}", "{{define \"T\"}}{{template \"T\"}}{{end}}{{template \"T\"}}",
            "{{range 100000000}}x{{end}}", "{{" + "(".repeat(3000) + "1" + ")".repeat(3000) + "}}",
            "{{if 1}}".repeat(2000) + "{{end}}".repeat(2000), "{{$x := .}}{{$x.kind}}", "{{range $i,$e := .items}}{{$i}}{{end}}",
            "{{eq .kind 1}}", "{{lt .items .kind}}", "{{slice .kind 1 9}}", "{{html .kind}}{{js .kind}}{{urlquery .kind}}",
            "{{printf \"%1000000d%s%*d%[9]d\" 1}}", "{{base64decode .kind}}", "{{exists .items 0}}", "{{call .kind}}", "{{", "{{}}",
            "{{/* x", "{{end}}", "{{break}}", "{{'a}}", "{{1i}}", "{{not .a | len}}", "{{`x`}}", "{{.items | printf \"%v\"}}",
            "{{$s := \"xxxxxxxxxx\"}}{{range 40}}{{$s = printf \"%s%s\" $s $s}}{{end}}{{$s}}");
    private static final List<String> COLUMNS = List.of(
            "A:.metadata.name", "A", "A:", ":", "A:.a[", "A:.metadata,B:.kind", "A:{.metadata.name}", ",", "A:.items[99999999999]",
            "A:..name", "A:{range .x}", "A:.status.conditions[?(@.type==Ready)].status");
    private static final List<String> FORMATS = List.of(
            "wide", "yaml", "json", "name", "jsonpath", "go-template", "custom-columns", "kyaml", "x", "", "yaml=", "=", "jsonpath-file=x",
            "go-template-file=x", "WIDE");
    private static final List<String> OTHER = List.of(
            "kubelet stop n1", "kubelet start n1", "kubelet condition n1 Ready=False", "kubelet condition n1 Ready=True", "kubelet stop",
            "kubelet condition n1 =", "kubelet stop nope", "kubelet condition n1 Ready=banana", "kubelet", "wait 5s", "wait", "wait -5s",
            "wait x", "ls -l", "", " ", "k get no", "kubectl", "k", "wait 1s 2s", "kubelet condition n1 é=True", "'", "\"");

    /** Commands that are nearly right; what stands in angle brackets is made by chance. */
    private static final List<String> SHAPES = List.of(
            "get <kind> -o <format>",
            "get <object> -o <format>",
            "get <good> -o <format>",
            "get <good> -A --sort-by=<path>",
            "get <kind> -l <selector>",
            "get <good> --field-selector <selector>",
            "get <good> -w <flag>",
            "get <good> -L <pair> <flag>",
            "get events -A -o <format>",
            "describe <good>",
            "describe <tuple>",
            "explain <kind>.spec.<name>",
            "explain ds.spec.template.spec --recursive",
            "events --for <tuple> -o <format>",
            "apply -f <file> <flag>",
            "apply -f two.yaml -o <format>",
            "create -f <file> <flag>",
            "replace -f agent.yaml <flag> <option>",
            "delete <object> <option>",
            "delete -f <file> <option> <flag>",
            "delete <kind> -l <selector>",
            "patch <object> -p <patch>",
            "patch ds agent --type=merge -p <patch>",
            "patch node n1 --type=json -p <patch> -o <format>",
            "patch node n1 --subresource=status -p <patch>",
            "edit <object>",
            "label <object> <pair> <flag>",
            "label nodes --all <pair> <pair> <option>",
            "annotate ds agent <pair> <flag> -o <format>",
            "taint node n1 <taint> <taint> <flag>",
            "taint node <tuple> <taint>",
            "taint nodes --all <taint> -o <format>",
            "cordon <name> <option>",
            "uncordon n1",
            "drain <name> --ignore-daemonsets --force --timeout=5s <flag>",
            "rollout history ds agent --revision=<number> -o <format>",
            "rollout undo ds agent --to-revision=<number> <option>",
            "rollout restart <object>",
            "rollout status ds agent --timeout=<duration>",
            "set image ds/agent <pair> <option>",
            "set image <tuple> <pair> -o <format>",
            "set resources ds agent --limits=<amount> --requests=<amount>",
            "set env ds/agent <pair> <pair> <flag>",
            "create ns <name> -o <format> <option>",
            "create pc <name> --value=<number> <option>");

    private final SplittableRandom chance;

    ConsoleLines(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    /** The line; every fourth one is damaged. */
    String next() {
        var line = chance.nextInt(12) == 0 ? one(OTHER) : command();
        return chance.nextInt(4) == 0 ? damaged(line) : line;
    }

    private <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    private String quoted(String text) {
        return switch (chance.nextInt(6)) {
            case 0 -> text;
            case 1 -> '"' + text + '"';
            default -> "'" + text + "'";
        };
    }

    private String command() {
        if (chance.nextInt(3) > 0) {
            return "kubectl " + filled(one(SHAPES)) + (chance.nextInt(4) == 0 ? " " + word() : "");
        }
        var out = new StringBuilder("kubectl ").append(one(VERBS));
        for (int words = chance.nextInt(6); words > 0; words--) {
            out.append(' ').append(word());
        }
        return out.toString();
    }

    private String filled(String shape) {
        var out = new StringBuilder();
        int at = 0;
        for (int open = shape.indexOf('<'); open >= 0; open = shape.indexOf('<', at)) {
            int close = shape.indexOf('>', open);
            out.append(shape, at, open).append(slot(shape.substring(open + 1, close)));
            at = close + 1;
        }
        return out.append(shape, at, shape.length()).toString();
    }

    private String slot(String name) {
        return switch (name) {
            case "kind" -> one(KINDS);
            case "object" ->
                chance.nextInt(3) > 0
                        ? one(List.of("node n1", "ds agent", "ds/agent", "nodes n2", "ns default", "ds,pods -l app=agent"))
                        : one(KINDS) + " " + one(NAMES);
            case "tuple" ->
                chance.nextInt(3) > 0 ? one(List.of("node/n1", "ds/agent", "no/n2")) : one(KINDS) + "/" + one(NAMES);
            case "good" -> one(List.of("nodes", "pods", "ds", "ds,pods", "all", "ns", "node n1", "ds agent", "pc", "ev"));
            case "name" -> chance.nextBoolean() ? one(List.of("n1", "n2", "agent")) : one(NAMES);
            case "file" -> chance.nextBoolean() ? "two.yaml" : one(FILES);
            case "flag" -> chance.nextBoolean() ? "" : one(FLAGS);
            case "option" -> chance.nextBoolean() ? "" : one(VALUES) + value();
            case "format" -> format();
            case "path" -> quoted(mixed(JSON_PATHS));
            case "selector" -> quoted(one(SELECTORS));
            case "patch" -> "'" + one(PATCHES) + "'";
            case "pair" -> one(PAIRS);
            case "taint" -> one(TAINTS);
            case "number" -> one(NUMBERS);
            case "duration" -> one(DURATIONS);
            case "amount" -> one(AMOUNTS);
            default -> throw new IllegalArgumentException("no slot is called " + name);
        };
    }

    private String word() {
        return switch (chance.nextInt(14)) {
            case 0, 1, 2 -> one(KINDS) + " " + one(NAMES);
            case 3 -> one(KINDS) + "/" + one(NAMES);
            case 4 -> one(KINDS);
            case 5 -> one(NAMES);
            case 6 -> one(FLAGS);
            case 7 -> one(VALUES) + value();
            case 8 -> "-o " + format();
            case 9 -> "-f " + one(FILES);
            case 10 -> one(TAINTS);
            case 11 -> one(PAIRS);
            case 12 -> "-l " + quoted(one(SELECTORS));
            default -> "-p " + quoted(one(PATCHES)) + (chance.nextBoolean() ? " --type=" + one(List.of("json", "merge", "x")) : "");
        };
    }

    private String value() {
        List<Supplier<String>> sorts = List.of(
                () -> one(NUMBERS),
                () -> one(DURATIONS),
                () -> quoted(one(SELECTORS)),
                () -> one(NAMES),
                () -> one(AMOUNTS),
                () -> quoted(one(PATCHES)),
                this::format,
                () -> quoted(one(JSON_PATHS)),
                () -> quoted(one(TEMPLATES)),
                () -> one(List.of("none", "client", "server", "strict", "warn", "foreground", "orphan", "true", "false", "Never")));
        return one(sorts).get();
    }

    private String format() {
        return switch (chance.nextInt(6)) {
            case 0, 1 -> "jsonpath=" + quoted(mixed(JSON_PATHS));
            case 2, 3 -> "go-template=" + quoted(mixed(TEMPLATES));
            case 4 -> "custom-columns=" + quoted(mixed(COLUMNS));
            default -> one(FORMATS);
        };
    }

    /** One of them, two glued together, or one with a hole. */
    private String mixed(List<String> of) {
        return switch (chance.nextInt(4)) {
            case 0 -> one(of) + one(of);
            case 1 -> damaged(one(of));
            default -> one(of);
        };
    }

    private String damaged(String text) {
        var out = new StringBuilder(text);
        for (int times = 1 + chance.nextInt(3); times > 0; times--) {
            int at = chance.nextInt(out.length() + 1);
            int to = Math.min(out.length(), at + chance.nextInt(4));
            switch (chance.nextInt(5)) {
                case 0 -> out.delete(at, to);
                case 1 -> out.insert(at, (char) chance.nextInt(0x20, 0x7f));
                case 2 -> out.insert(at, Character.toString(chance.nextInt(10) == 0 ? chance.nextInt(0x110000) : chance.nextInt(256)));
                case 3 -> out.insert(at, out.substring(at, to));
                default -> out.insert(at, one(List.of("-", "=", ":", ",", "/", "'", "\"", "{", "}", "[", "]", "(", ")", " ", "--", "\\", "$", "\0", "{{", "}}", "%", ".")));
            }
        }
        return out.toString();
    }
}
