/**
 * A unit's ordered list and the province's final list: counts, shares, orders, and the smallest change that makes a list compliant. Pure
 * and exact: whole numbers, no rounding, no clock, no store.
 */
package org.pingxuan.slate;
