package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.TaintEffect;
import dev.podfall.properties.Walk;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.outlook.Ghosts;
import dev.podfall.ui.style.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What colours say far away, if not what pods do. */
@Timeout(600)
class ColouringTest {
    private static Colouring colouring(List<NodeTile> nodes, ColourBy by) {
        var colouring = new Colouring();
        colouring.follow(nodes, by, 0);
        return colouring;
    }

    private static List<String> legend(Colouring colouring) {
        return colouring.categories().stream()
                .map(category -> category.sign() + " " + category.name())
                .toList();
    }

    private static NodeTile in(String name, String zone) {
        return DemoCluster.node(name, "w", zone.isEmpty() ? Map.of() : Map.of("zone", zone));
    }

    @Test
    void zonesHaveTheLetterThatTellsThem() {
        var colouring = colouring(
                List.of(in("n1", "eu-1b"), in("n2", "eu-1a"), in("n3", ""), in("n4", "eu-1a")), ColourBy.ZONE);
        assertThat(legend(colouring)).containsExactly("a eu-1a", "b eu-1b", " none");
        assertThat(colouring.of(0).sign()).isEqualTo("b");
        assertThat(colouring.of(2).token()).isEqualTo(Token.LINE_STRONG);
        assertThat(colouring.of(3)).isEqualTo(colouring.of(1));
    }

    @Test
    void zonesThatEndAlikeAreCountedOut() {
        var colouring = colouring(List.of(in("n1", "x-a"), in("n2", "y-a")), ColourBy.ZONE);
        assertThat(legend(colouring)).containsExactly("A x-a", "B y-a");
    }

    @Test
    void ofTaintsTheWorstIsShown() {
        var spot = new TaintChip("spot", "", TaintEffect.PREFER_NO_SCHEDULE, false, false);
        var out = new TaintChip("out", "", TaintEffect.NO_EXECUTE, false, false);
        var considered = new TaintChip("maybe", "", TaintEffect.NO_EXECUTE, false, true);
        var nodes = List.of(
                DemoCluster.with(in("n1", "a"), List.of(spot, out), List.of(), Verdict.NONE),
                DemoCluster.with(in("n2", "a"), List.of(spot, considered), List.of(), Verdict.NONE));
        assertThat(legend(colouring(nodes, ColourBy.TAINT)))
                .containsExactly("A out:NoExecute", "B spot:PreferNoSchedule");
    }

    @Test
    void whatIsRareSharesAColour() {
        var nodes = new ArrayList<NodeTile>();
        for (int zone = 0; zone < 12; zone++) {
            for (int i = 0; i <= zone; i++) {
                nodes.add(in("n" + zone + "-" + i, "zone-" + (char) ('a' + zone)));
            }
        }
        var colouring = colouring(nodes, ColourBy.ZONE);
        assertThat(colouring.categories()).hasSize(7);
        assertThat(colouring.categories().getLast().name()).isEqualTo("others");
        assertThat(colouring.of(0)).isEqualTo(colouring.categories().getLast());
        assertThat(colouring.of(nodes.size() - 1).sign()).isEqualTo("l");
    }

    @Test
    void revisionsAreThoseOfTheSelectedDaemonSet() {
        var twelve = DemoCluster.twelve().nodes();
        assertThat(legend(colouring(twelve, ColourBy.REVISION)))
                .containsExactly("1 revision 1", "2 revision 2", " none");
        assertThat(legend(colouring(twelve, ColourBy.READINESS)))
                .containsExactly("! NotReady", " Ready", "– SchedulingDisabled");
        assertThat(colouring(twelve, ColourBy.VERDICT).categories()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoFollowsHasTheColoursThatAreGivenAnew(ColourBy by) {
        Walk.seeds().limit(8).forEach(seed -> {
            var mapper = new TopologyMapper(new Hues());
            var following = new Colouring();
            Walk.through(seed, look -> {
                var nodes = mapper.map(look.moment(), look.choice(), Ghosts.of(look.preview()))
                        .nodes();
                following.follow(nodes, by, 0);
                var anew = colouring(nodes, by);
                assertThat(following.categories().stream()
                                .map(Colouring.Category::key)
                                .toList())
                        .as(look.where())
                        .isEqualTo(anew.categories().stream()
                                .map(Colouring.Category::key)
                                .toList());
                for (int i = 0; by != ColourBy.VERDICT && i < nodes.size(); i++) {
                    assertThat(following.of(i).key())
                            .as(look.where())
                            .isEqualTo(anew.of(i).key());
                }
            });
        });
    }
}
