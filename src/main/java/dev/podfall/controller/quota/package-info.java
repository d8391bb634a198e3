/** Quotas say what is used of them. */
@NullMarked
package dev.podfall.controller.quota;

import org.jspecify.annotations.NullMarked;
