/**
 * What the API server does with a request: decodes it (strictly, unless the client asks for less), defaults, validates and admits it, applies patches,
 * and answers with the stored object or with a {@link dev.podfall.apiserver.Status} in upstream's words.
 *
 * <p>Used by everything that writes, controllers included; uses {@code api}, {@code store} and {@code sim}.
 */
@NullMarked
package dev.podfall.apiserver;

import org.jspecify.annotations.NullMarked;
