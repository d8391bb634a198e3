package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code run}, and the verbs that no DaemonSet answers to. */
class RunAndScaleTest {
    private final Terminal terminal = Terminal.withAgent();

    @Test
    void aPodOfOneContainer() {
        assertThat(terminal.type("kubectl run y --image=x:1 --restart=Never --labels=a=b,c=d --env=A=1 --port=80"
                        + " --dry-run=client -o yaml"))
                .isEqualTo("""
                    apiVersion: v1
                    kind: Pod
                    metadata:
                      labels:
                        a: b
                        c: d
                      name: "y"
                    spec:
                      containers:
                      - env:
                        - name: A
                          value: "1"
                        image: x:1
                        name: "y"
                        ports:
                        - containerPort: 80
                        resources: {}
                      dnsPolicy: ClusterFirst
                      restartPolicy: Never
                    status: {}
                    """);
        assertThat(terminal.type("kubectl run z --image=x:1 --command -- sleep 1"))
                .isEqualTo("pod/z created\n");
        assertThat(terminal.type("kubectl get pod z -o jsonpath={.spec.containers[0].command}{.metadata.labels}"))
                .isEqualTo("[\"sleep\",\"1\"]{\"run\":\"z\"}");
    }

    /** What kubectl holds as a Go value is written in the order of its fields. */
    @Test
    void jsonOfAPodThatIsMadeOfFlags() {
        assertThat(terminal.type("kubectl run q --image=x --dry-run=client -o json"))
                .isEqualTo("""
                    {
                        "kind": "Pod",
                        "apiVersion": "v1",
                        "metadata": {
                            "name": "q",
                            "labels": {
                                "run": "q"
                            }
                        },
                        "spec": {
                            "containers": [
                                {
                                    "name": "q",
                                    "image": "x",
                                    "resources": {}
                                }
                            ],
                            "restartPolicy": "Always",
                            "dnsPolicy": "ClusterFirst"
                        },
                        "status": {}
                    }
                    """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run | error: required flag(s) \"image\" not set",
                "run q --image='A B' | error: Invalid image name \"A B\": invalid reference format",
                "run q --image=x --labels=nope | error: unexpected label spec: nope",
                "run q --image=x --env=nope | error: invalid env: nope",
                "scale ds agent | error: required flag(s) \"replicas\" not set",
                "create | error: must specify one of -f and -k",
                "set selector ds agent app=x | error: setting a selector is only supported for Services",
                "set subject ds agent --user=x | error: daemonsets/agent setting subjects is only supported for"
                        + " RoleBinding/ClusterRoleBinding",
            })
    void mistakes(String line, String said) {
        assertThat(terminal.type("kubectl " + line)).isEqualTo("! " + said + "\n? 1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scale ds agent --replicas=3 | Error from server (NotFound): the server could not find the requested"
                        + " resource | unsupported.scale",
                "autoscale ds agent --max=3 | error: cannot autoscale a DaemonSet: could not find scale subresource for"
                        + " apps/v1, Resource=daemonsets in discovery information | unsupported.autoscale",
                "expose ds agent --port=80 | error: cannot expose a DaemonSet.apps | unsupported.expose",
                "top pods | error: Metrics API not available | unsupported.top",
            })
    void whyItIsRefusedIsSaidBehind(String line, String said, String why) {
        assertThat(terminal.type("kubectl " + line))
                .isEqualTo("! " + said + "\n! " + Wording.ENGLISH.of(why) + "\n? 1\n");
        var io = new TextIo(Map.of(), Wording.of(Language.of("zh-CN").orElseThrow()));
        Console.run("kubectl " + line, io, terminal.session());
        assertThat(io.err()).startsWith(said + "\n").doesNotContain(Wording.ENGLISH.of(why));
    }
}
