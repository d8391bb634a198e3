package dev.podfall.scheduler.framework;

/** On how many nodes images are: so that an image which is everywhere draws a pod more than one that one node has. */
public interface ImageSpread {

    /** No node, no image. */
    ImageSpread NONE = new ImageSpread() {
        @Override
        public int nodesWith(String image) {
            return 0;
        }

        @Override
        public int totalNodes() {
            return 0;
        }
    };

    /** How many nodes have the image. */
    int nodesWith(String image);

    int totalNodes();
}
