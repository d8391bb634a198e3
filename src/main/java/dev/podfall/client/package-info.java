/**
 * This project's client-go: what a controller is built from. {@link dev.podfall.client.Informers} show it the world as
 * it was a moment ago, a {@link dev.podfall.client.WorkQueue} tells it what to look at, an
 * {@link dev.podfall.client.ApiClient} writes, an {@link dev.podfall.client.EventRecorder} reports.
 *
 * <p>Used by controllers, scheduler, kubelet and cluster; uses {@code api}, {@code store}, {@code apiserver},
 * {@code sim}.
 */
@NullMarked
package dev.podfall.client;

import org.jspecify.annotations.NullMarked;
