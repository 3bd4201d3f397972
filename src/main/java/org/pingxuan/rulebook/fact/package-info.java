/**
 * What DRL sees: facts, notions derived from them, and the decision tables. A published interface: accessors are added,
 * never renamed, removed or changed in meaning, so that stored rules compile and replay on later builds.
 */
package org.pingxuan.rulebook.fact;
