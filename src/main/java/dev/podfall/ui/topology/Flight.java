package dev.podfall.ui.topology;

/**
 * A pod on its way, or what happens to it in place.
 *
 * @param pod as it looks on the way
 * @param node the node that it is about, empty if none
 * @param lane key of the DaemonSet it is born at, empty if none
 * @param taint text of the taint that refuses it, empty if another rule does
 */
record Flight(Kind kind, PodMark pod, String node, String lane, String taint) {

    /** What moves, and for how many milliseconds. */
    enum Kind {
        /** From its DaemonSet to the tray. */
        BIRTH(260),
        /** From the tray to its node. */
        LANDING(480),
        /** From the tray to a node, against what refuses it, and back. */
        REFUSAL(1100),
        /** A NoExecute taint takes hold of it. */
        SHAKE(450),
        /** Off its tile. */
        PUSHED(650),
        /** It fades where it was. */
        GONE(350),
        /** It became ready. */
        READY(300);

        private final int millis;

        Kind(int millis) {
            this.millis = millis;
        }

        int millis() {
            return millis;
        }
    }

    /** Whether the pod is not at its place while this lasts, so that its square there stays empty. */
    boolean away() {
        return kind == Kind.LANDING || kind == Kind.SHAKE;
    }
}
