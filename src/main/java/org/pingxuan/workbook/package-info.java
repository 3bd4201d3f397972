/** Reads, checks and marks XLSX workbooks: the only user of POI. */
package org.pingxuan.workbook;
