package dev.podfall.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Lab;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an error of the engine leaves behind. */
class SessionFailureTest {
    private final Session session =
            Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60).session();

    private static Throwable failure(String sort) {
        return sort.equals("error") ? new StackOverflowError() : new IllegalStateException("a bug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "error"})
    void whoeverLetsTimePassHearsOfIt(String sort) {
        Sabotage.in(session, Duration.ofSeconds(5), failure(sort));
        var failed = catchThrowableOfType(EngineFailure.class, () -> session.runFor(Duration.ofMinutes(1)));
        assertThat(failed.actor()).isEqualTo("test-controller");
        assertThat(failed.what()).hasToString("sync default/agent");
        assertThat(failed.at()).isEqualTo(session.now());
        assertThat(failed).hasMessageContaining("test-controller failed (sync default/agent)");
        assertThat(failed).hasMessage(failed.phrase().toString());
        var chinese = Wording.of(Language.of("zh-CN").orElseThrow());
        assertThat(chinese.say(failed.phrase())).contains(chinese.say(failed.what()), "test-controller 失败");
        assertThat(session.frame().failure()).isSameAs(failed);
    }

    @Test
    void allThatHappenedBeforeCanStillBeRead() {
        int steps = session.journal().size();
        Sabotage.in(session, Duration.ofSeconds(5), failure("exception"));
        catchThrowableOfType(EngineFailure.class, () -> session.runFor(Duration.ofMinutes(1)));
        assertThat(session.journal().size()).isGreaterThanOrEqualTo(steps);
        assertThat(session.state().daemonSet(ObjectKey.of("default", "agent"))).isNotNull();
        assertThat(session.scenario().entries()).hasSize(2);
    }

    @Test
    void theSessionGoesNoFurther() {
        Sabotage.in(session, Duration.ofSeconds(5), failure("exception"));
        var failed = catchThrowableOfType(EngineFailure.class, () -> session.runFor(Duration.ofMinutes(1)));
        assertThatThrownBy(() -> session.runFor(Duration.ofSeconds(1))).isSameAs(failed);
        assertThatThrownBy(() -> session.execute(new Command.StopKubelet("n1"))).isSameAs(failed);
        assertThatThrownBy(session::runToRest).isSameAs(failed);
    }
}
