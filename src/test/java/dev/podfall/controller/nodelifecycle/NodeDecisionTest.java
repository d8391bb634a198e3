package dev.podfall.controller.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeDecisionTest {
    private static String said(String zone, ZoneState state, float rate) {
        return new NodeDecision.ZoneBecame("n1", zone, state, rate).phrase().toString();
    }

    @Test
    void zonesAndTheirStatesAreNamedAsPeopleAndUpstreamNameThem() {
        assertThat(said(":\0:a", ZoneState.NORMAL, 0.1f))
                .isEqualTo("zone a is now Normal: one node per 10s may be tainted NoExecute");
        assertThat(said("eu:\0:a", ZoneState.PARTIAL_DISRUPTION, 0))
                .isEqualTo("zone eu/a is now PartialDisruption: no NoExecute taints are added");
        assertThat(said("", ZoneState.FULL_DISRUPTION, 0)).startsWith("the zone of nodes without zone labels is now");
    }
}
