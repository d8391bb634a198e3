package dev.podfall.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFolderTest {
    private static Path path(String system, String home, Map<String, String> environment) {
        return UserFolder.path(system, home, "spare", environment);
    }

    @Test
    void settingsAreWhereTheSystemWantsThem() {
        assertThat(path("Linux", "home/me", Map.of())).isEqualTo(Path.of("home/me/.config/podfall"));
        assertThat(path("Linux", "home/me", Map.of("XDG_CONFIG_HOME", " ")))
                .isEqualTo(Path.of("home/me/.config/podfall"));
        assertThat(path("Linux", "home/me", Map.of("XDG_CONFIG_HOME", "etc"))).isEqualTo(Path.of("etc/podfall"));
        assertThat(path("Mac OS X", "home/me", Map.of()))
                .isEqualTo(Path.of("home/me/Library/Application Support/Podfall"));
        assertThat(path("WINDOWS 11", "home/me", Map.of("APPDATA", "roaming"))).isEqualTo(Path.of("roaming/Podfall"));
    }

    @Test
    void soIsWhatIsNoSetting() {
        var at = Map.of("XDG_STATE_HOME", "state", "LOCALAPPDATA", "local");
        assertThat(UserFolder.state("Linux", "home/me", "spare", Map.of()))
                .isEqualTo(Path.of("home/me/.local/state/podfall"));
        assertThat(UserFolder.state("Linux", "home/me", "spare", at)).isEqualTo(Path.of("state/podfall"));
        assertThat(UserFolder.state("Mac OS X", "home/me", "spare", at))
                .isEqualTo(Path.of("home/me/Library/Application Support/Podfall/State"));
        assertThat(UserFolder.state("Windows 11", "home/me", "spare", at)).isEqualTo(Path.of("local/Podfall/State"));
        assertThat(UserFolder.state("Linux", "home/\0", "spare", Map.of())).isEqualTo(Path.of("spare/podfall"));
    }

    /** As a Chinese home is where the machine's encoding is ASCII; this character no path has anywhere. */
    @Test
    void aFolderThatCannotBeNamedIsNoReasonToStayClosed() {
        assertThat(path("Linux", "home/\0", Map.of())).isEqualTo(Path.of("spare/podfall"));
        assertThat(path("Linux", "home/me", Map.of("XDG_CONFIG_HOME", "\0"))).isEqualTo(Path.of("spare/podfall"));
        assertThat(path("Windows 11", "home/me", Map.of("APPDATA", "\0"))).isEqualTo(Path.of("spare/podfall"));
        assertThat(path("Linux", "home/\0", Map.of("XDG_CONFIG_HOME", "etc"))).isEqualTo(Path.of("etc/podfall"));
    }
}
