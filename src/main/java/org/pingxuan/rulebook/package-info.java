/** Compiled rules and their evaluation: the only user of Drools. */
package org.pingxuan.rulebook;
