package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kubectl set}: variables above all. */
class SetTest {
    private final Terminal terminal = Terminal.withAgent();

    private String variables() {
        return terminal.type("kubectl get ds agent -o jsonpath={.spec.template.spec.containers[0].env}");
    }

    @Test
    void variablesAreSetChangedAndRemoved() {
        terminal.type("kubectl set env ds/agent A=1 -e B=");
        assertThat(variables()).isEqualTo("[{\"name\":\"B\"},{\"name\":\"A\",\"value\":\"1\"}]");
        terminal.type("kubectl set env ds/agent A=2 B- --prefix=");
        assertThat(variables()).isEqualTo("[{\"name\":\"A\",\"value\":\"2\"}]");
        assertThat(terminal.type("kubectl set env ds/agent A=3 --overwrite=false"))
                .isEqualTo("""
            ! error: daemonsets/agent 'A' already has a value (2), and --overwrite is false
            ? 1
            """);
    }

    @Test
    void theyAreListedWithWhereTheyComeFrom() {
        terminal.type(
                "kubectl patch ds agent -p '{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"agent\","
                        + "\"env\":[{\"name\":\"A\",\"value\":\"1\"},{\"name\":\"ME\",\"valueFrom\":{\"fieldRef\":{\"fieldPath\":"
                        + "\"metadata.name\"}}},{\"name\":\"N\",\"valueFrom\":{\"fieldRef\":{\"fieldPath\":\"spec.nodeName\"}}}]}]}}}}'");
        assertThat(terminal.type("kubectl set env ds/agent --list")).isEqualTo("""
            # DaemonSet agent, container agent
            A=1
            # ME from field path metadata.name
            # N from field path spec.nodeName
            """);
        assertThat(terminal.type("kubectl set env ds/agent --list --resolve")).isEqualTo("""
            # DaemonSet agent, container agent
            A=1
            ME=agent
            # N from field path spec.nodeName
            ! error retrieving reference for N: unsupported fieldPath: spec.nodeName
            """);
    }

    @Test
    void containersAreChosenByAPattern() {
        assertThat(terminal.type("kubectl set env ds/agent A=1 -c 'age*'"))
                .isEqualTo("daemonset.apps/agent env updated\n");
        assertThat(terminal.type("kubectl set env ds/agent A=1 -c nope"))
                .isEqualTo("! Warning: DaemonSet/agent does not have any containers matching \"nope\"\n");
    }

    @ParameterizedTest
    @CsvSource({
        "*, agent, true",
        "agent, agent, true",
        "agent, agents, false",
        "a*, agent, true",
        "*t, agent, true",
        "x*, agent, false",
        "*nope*, agent, false",
    })
    void patterns(String pattern, String name, boolean matches) {
        assertThat(SetTargets.matches(name, pattern)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "env ds/agent A=3 A- | can not both modify and remove the same environment variable in the same command",
                "env | one or more resources must be specified as <resource> <name> or <resource>/<name>",
                "env ds | resource(s) were provided, but no name was specified",
                "env ds/agent --list -o yaml | --list and --output may not be specified together",
                "env ds/agent --keys=a A=1 | when specifying --keys, a configmap or secret must be provided with --from",
                "env node/n1 A=1 | nodes/n1 the object is not a pod or does not have a pod template: *v1.Node",
                "sa | serviceaccount is required",
                "image --local ds/agent agent=x | you must specify resources by --filename when --local is set.",
            })
    void mistakes(String line, String said) {
        assertThat(terminal.type("kubectl set " + line))
                .startsWith("! error: " + said + "\n")
                .endsWith("? 1\n");
    }

    @Test
    void serviceAccounts() {
        assertThat(terminal.type("kubectl set sa ds agent default"))
                .isEqualTo("daemonset.apps/agent serviceaccount updated\n");
        assertThat(terminal.type("kubectl get ds agent -o jsonpath={.spec.template.spec.serviceAccountName}"))
                .isEqualTo("default");
    }

    /** Nothing is asked of the server: the object need not be there, and has no namespace. */
    @Test
    void filesAreChangedLocally() {
        assertThat(new Terminal().type("kubectl label --local -f web.yaml a=b -o yaml"))
                .isEqualTo("""
            apiVersion: v1
            kind: Pod
            metadata:
              labels:
                a: b
              name: web
            spec:
              containers:
              - image: registry.example/app:1.0
                name: main
              nodeName: n1
            """);
        assertThat(new Terminal().type("kubectl set image --local -f web.yaml main=x:2 -o jsonpath={..image}"))
                .isEqualTo("x:2");
    }
}
