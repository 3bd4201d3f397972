/** Working days (工作日) by the State Council's yearly notices; a year without a notice is unknown. */
package org.pingxuan.calendar;
