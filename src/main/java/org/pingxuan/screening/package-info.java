/** What intake systems do: submissions, batches, slates and final lists are read, judged, put on record and answered. */
package org.pingxuan.screening;
