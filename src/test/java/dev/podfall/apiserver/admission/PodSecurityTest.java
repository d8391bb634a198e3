package dev.podfall.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.apiserver.schema.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that the recording {@code pod-security-levels} does not show, under upstream's case names where it has them. */
class PodSecurityTest {
    private static final SecurityStandard BASELINE =
            new SecurityStandard(SecurityStandard.Level.BASELINE, SecurityStandard.LATEST);
    private static final SecurityStandard RESTRICTED =
            new SecurityStandard(SecurityStandard.Level.RESTRICTED, SecurityStandard.LATEST);

    private static String said(SecurityStandard standard, String spec) {
        return SecurityFinding.details(SecurityChecks.findings(standard, Yaml.obj("spec: " + spec)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            multiple privileged | {containers: [{name: a, securityContext: {privileged: true}}, {name: b, securityContext: {privileged: true}}]} | privileged (containers "a", "b" must not set securityContext.privileged=true)
            one host port | {containers: [{name: a, ports: [{hostPort: 12345}]}]} | hostPort (container "a" uses hostPort 12345)
            procMount | {containers: [{name: a, securityContext: {procMount: Unmasked}}, {name: b, securityContext: {procMount: other}}]} | procMount (containers "a", "b" must not set securityContext.procMount to "Unmasked", "other")
            procMount with users of its own | {hostUsers: false, containers: [{name: a, securityContext: {procMount: Unmasked}}]} | ''
            selinux type and user | {securityContext: {seLinuxOptions: {type: foo, user: bar}}, containers: [{name: a}]} | seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type "foo"; user may not be set)
            selinux of an engine | {securityContext: {seLinuxOptions: {type: container_engine_t}}, containers: [{name: a}]} | ''
            unconfined pod and container | {securityContext: {appArmorProfile: {type: Unconfined}}, containers: [{name: a, securityContext: {appArmorProfile: {type: Unconfined}}}]} | forbidden AppArmor profile (pod and container "a" must not set AppArmor profile type to "Unconfined")
            host process | {securityContext: {windowsOptions: {hostProcess: true}}, containers: [{name: e, securityContext: {windowsOptions: {hostProcess: true}}}]} | hostProcess (pod and container "e" must not set securityContext.windowsOptions.hostProcess=true)
            lifecycle host | {containers: [{name: a, lifecycle: {preStop: {tcpSocket: {host: b.c}}}}]} | probe or lifecycle host (container "a" uses probe or lifecycle host "b.c")
            """)
    void baseline(String name, String spec, String expected) {
        assertThat(said(BASELINE, spec)).isEqualTo(expected);
    }

    @Test
    void restrictedAsksLessOfWindows() {
        var spec = "{os: {name: windows}, securityContext: {runAsNonRoot: true}, containers: [{name: a}]}";
        assertThat(said(RESTRICTED, spec)).isEmpty();
        assertThat(said(RESTRICTED.since(24), spec))
                .isEqualTo("allowPrivilegeEscalation != false (container \"a\" must set"
                        + " securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container \"a\" must"
                        + " set securityContext.capabilities.drop=[\"ALL\"]), seccompProfile (pod or container \"a\" must"
                        + " set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")");
    }

    @ParameterizedTest
    @CsvSource({
        "net.ipv4.tcp_syncookies,  0, ''",
        "net.ipv4.ip_local_reserved_ports, 26, forbidden sysctls (net.ipv4.ip_local_reserved_ports)",
        "net.ipv4.ip_local_reserved_ports, 27, ''",
        "net.ipv4.tcp_keepalive_time, 28, forbidden sysctls (net.ipv4.tcp_keepalive_time)",
        "net.ipv4.tcp_keepalive_time, 29, ''",
        "net.ipv4.tcp_wmem, 31, forbidden sysctls (net.ipv4.tcp_wmem)",
        "net.ipv4.tcp_wmem, 32, ''"
    })
    void sysctlsComeToBeAllowed(String sysctl, int minor, String expected) {
        var spec = "{securityContext: {sysctls: [{name: " + sysctl + "}]}, containers: [{name: a}]}";
        assertThat(said(BASELINE.since(minor), spec)).isEqualTo(expected);
    }

    @Test
    void labelsThatEnforceWarnToo() {
        var policy = SecurityPolicy.of(Yaml.obj(
                "{pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/enforce-version: v1.20}"));
        assertThat(policy.enforce()).hasToString("baseline:v1.20");
        assertThat(policy.warn()).hasToString("baseline:v1.20");
        assertThat(policy.audit()).hasToString("privileged:latest");
        var own = SecurityPolicy.of(Yaml.obj(
                "{pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/warn: privileged}"));
        assertThat(own.warn().isPrivileged()).isTrue();
        assertThat(SecurityPolicy.of(Yaml.obj("{app: a}"))).isSameAs(SecurityPolicy.NONE);
    }

    @Test
    void whatALabelDoesNotSayEnforcesTheMost() {
        var policy = SecurityPolicy.of(
                Yaml.obj("{pod-security.kubernetes.io/enforce: high, pod-security.kubernetes.io/warn: high}"));
        assertThat(policy.enforce()).hasToString("restricted:latest");
        assertThat(policy.warn()).hasToString("privileged:latest");
        assertThat(policy.errors()).hasSize(2);
    }
}
