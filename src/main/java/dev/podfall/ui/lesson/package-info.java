/** The card of a lesson: what is asked, answered, done and reached, one step at a time. */
@NullMarked
package dev.podfall.ui.lesson;

import org.jspecify.annotations.NullMarked;
