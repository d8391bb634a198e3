/**
 * Seeded floods of nonsense: whatever is typed or loaded, nothing but words comes out. What they find becomes a test of
 * its own where it belongs.
 */
@NullMarked
package dev.podfall.fuzz;

import org.jspecify.annotations.NullMarked;
