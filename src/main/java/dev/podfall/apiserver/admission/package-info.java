/**
 * What the API server does to a request between reading and storing it: it fills in what the cluster knows and the
 * request does not say, or forbids the request.
 *
 * <p>One class per plugin, under upstream's names; {@link dev.podfall.apiserver.admission.Admission} runs them in
 * upstream's order, for people's requests and for controllers' alike. Used by {@code apiserver}; uses {@code api},
 * {@code store} and {@code sim}.
 */
@NullMarked
package dev.podfall.apiserver.admission;

import org.jspecify.annotations.NullMarked;
