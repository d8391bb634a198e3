/**
 * What the API server says about objects that it refuses: every rule looks at the defaulted document tree, and names
 * the field by its path, so that the same rules serve requests, files that are being edited, and the tests.
 *
 * <p>Words: a {@link dev.podfall.apiserver.validation.FieldError} is one line of the answer;
 * {@link dev.podfall.apiserver.validation.FieldErrors} collects them in upstream's order. Where upstream goes through a
 * Go map in random order, keys are gone through sorted. Used by {@code apiserver}; uses {@code api}.
 */
@NullMarked
package dev.podfall.apiserver.validation;

import org.jspecify.annotations.NullMarked;
