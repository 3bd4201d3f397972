/** What policy staff do: tables, drafts, checks, publication. */
package org.pingxuan.authoring;
