/**
 * The database's life: the embedded PostgreSQL and its supervision, the two roles, the secrets of the service, and the checks
 * at start-up. Uses nothing but {@code shared}.
 */
package org.pingxuan.database;
