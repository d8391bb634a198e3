package dev.podfall.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.properties.Story.Doc;
import dev.podfall.properties.Story.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    private static final Story STORY = new Story(
            7,
            Map.of("nodes.yaml", List.of(node("n1"), node("n2"), node("n3"))),
            List.of("kubectl apply -f nodes.yaml", "wait 3s", "kubectl cordon n1", "kubectl cordon n2", "wait 5s"));

    @Test
    void whatIsNotNeededToFailIsTakenAway() {
        var shortest = Shrinker.shortest(
                STORY,
                story -> story.acts().containsAll(List.of("kubectl apply -f nodes.yaml", "kubectl cordon n2"))
                        && story.texts().getOrDefault("nodes.yaml", "").contains("name: n2"));

        assertThat(shortest)
                .isEqualTo(new Story(
                        7,
                        Map.of("nodes.yaml", List.of(node("n2").without(1))),
                        List.of("kubectl apply -f nodes.yaml", "kubectl cordon n2")));
    }

    @Test
    void whatIsNeededStays() {
        assertThat(Shrinker.shortest(STORY, STORY::equals)).isEqualTo(STORY);
    }

    @Test
    void theStoryIsPrintedWithTheFilesThatItNames() {
        assertThat(STORY.withActs(List.of("kubectl get nodes")).text()).isEqualTo("""
            # Seed 7, kubelets REALISTIC.
            -- session --
            $ kubectl get nodes
            """);
        assertThat(STORY.withFile("nodes.yaml", List.of(node("n3")))
                        .withActs(List.of("kubectl apply -f nodes.yaml"))
                        .text())
                .isEqualTo("""
                    # Seed 7, kubelets REALISTIC.
                    -- nodes.yaml --
                    metadata: {name: n3}
                    spec: {unschedulable: true}
                    -- session --
                    $ kubectl apply -f nodes.yaml
                    """);
    }

    private static Doc node(String name) {
        return new Doc(List.of(
                new Line("metadata: {name: " + name + "}", false), new Line("spec: {unschedulable: true}", true)));
    }
}
