/** How the service speaks HTTP: problem answers, strict JSON, query parameters, lists, limits and headers. No business words. */
package org.pingxuan.http;
