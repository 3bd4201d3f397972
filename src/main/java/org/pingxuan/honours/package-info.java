/** The register of earlier honours: who holds which, since when it is known, and what was revoked. */
package org.pingxuan.honours;
