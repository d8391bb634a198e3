package dev.podfall.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramePublisherTest {
    private final ArrayDeque<Runnable> screen = new ArrayDeque<>();
    private final List<String> received = new ArrayList<>();
    private final FramePublisher<String> publisher = new FramePublisher<>(screen::add, received::add);

    @Test
    void ofABurstOnlyTheLatestFrameArrives() {
        publisher.publish("1");
        publisher.publish("2");
        publisher.publish("3");
        assertThat(screen).hasSize(1);
        screen.remove().run();
        assertThat(received).containsExactly("3");
    }

    @Test
    void whatIsPublishedAfterADeliveryIsDeliveredAgain() {
        publisher.publish("1");
        screen.remove().run();
        publisher.publish("2");
        screen.remove().run();
        assertThat(received).containsExactly("1", "2");
    }
}
