package org.pingxuan.http;

/** The media types of files that JAX-RS has no constants for. */
public final class FileType {

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String CSV = "text/csv";
    public static final String NDJSON = "application/x-ndjson";

    private FileType() {}
}
