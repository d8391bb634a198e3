/** What nobody would write: mutated texts, by the thousand, from a seed. */
@NullMarked
package dev.podfall.fuzz;

import org.jspecify.annotations.NullMarked;
