/** What auditors ask of the record: who was decided on, how, by what, and whether it still stands as it was written. */
package org.pingxuan.audit;
