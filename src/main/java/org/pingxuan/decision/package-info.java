/**
 * What was decided (判定记录), append-only. A decision is two parts: {@code decision} holds ids, outcomes, digests and times
 * without personal data; {@code decision_facts} holds everything the rules saw, encrypted under a key of the nominee's own.
 * Erasing a nominee destroys that key; the ledger, the counts and all else stay as they are.
 */
package org.pingxuan.decision;
