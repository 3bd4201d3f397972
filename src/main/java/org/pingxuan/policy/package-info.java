/** What is in force: clauses, criteria, decision tables as typed data, policy versions. */
package org.pingxuan.policy;
