/** Who is asking and what they may do: users, API keys, sign-in, roles, and the units one may submit for. */
package org.pingxuan.access;
