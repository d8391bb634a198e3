/** Every sample does what its comment says. */
@NullMarked
package dev.podfall.samples;

import org.jspecify.annotations.NullMarked;
