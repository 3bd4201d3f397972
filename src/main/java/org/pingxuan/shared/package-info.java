/** Words without business meaning that every package may use: texts in two languages, problems, digests. */
package org.pingxuan.shared;
