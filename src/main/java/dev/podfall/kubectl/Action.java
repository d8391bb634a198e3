package dev.podfall.kubectl;

/** What a verb does. */
interface Action {

    /** @throws KubectlException if it fails */
    void run(Invocation in);
}
