/** Slates and final lists judged as wholes: when they are sent, and again from the record under any policy. */
package org.pingxuan.lists;
