package dev.podfall.kubectl;

/** {@code kubectl explain}. */
final class ExplainVerb implements Action {
    @Override
    public void run(Invocation in) {
        throw new KubectlException("kubectl explain is not supported yet");
    }
}
