/** The control loops that give every namespace its default service account and the cluster's root certificate. */
@NullMarked
package dev.podfall.controller.serviceaccount;

import org.jspecify.annotations.NullMarked;
