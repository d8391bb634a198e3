package dev.podfall.kubelet;

import dev.podfall.client.ControllerContext;
import dev.podfall.client.NodeLeases;
import dev.podfall.fork.ForkMap;
import dev.podfall.sim.Port;

/**
 * What all kubelets of one world share.
 *
 * @param conditions what kubelets have been told to say of their nodes, by node; most have been told nothing
 * @param turns where their timers come back
 */
record Surroundings(
        ControllerContext context,
        KubeletProfile profile,
        NodeLeases leases,
        ForkMap<String, NodeConditions> conditions,
        CopiedPods copied,
        Port<Turn> turns) {

    /** The same in a fork of the world. */
    Surroundings fork(ControllerContext forked, Port<Turn> forkedTurns) {
        return new Surroundings(
                forked, profile, leases.fork(forked.clock()), conditions.fork(), copied.fork(), forkedTurns);
    }

    NodeConditions conditionsOf(String node) {
        return conditions.getOrDefault(node, NodeConditions.WELL);
    }

    /** From now on the node's condition has this status. */
    void tell(String node, String type, String status) {
        conditions.put(node, conditionsOf(node).with(type, status));
    }
}
