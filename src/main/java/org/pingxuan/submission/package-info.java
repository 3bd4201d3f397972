/**
 * What is submitted: one nomination as its unit states it, and the check that a parsed tree is such a nomination.
 * Throughout, a null component is unknown (an absent field and {@code null} mean the same), and an empty list says "none".
 */
package org.pingxuan.submission;
