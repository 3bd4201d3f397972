package org.pingxuan.authoring;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.workbook.TableReader;

/** Lends the rulebook, which knows nothing of workbooks, a reader of them. */
public class TableReading {

    @Produces
    @Singleton
    PolicySource.Reader reader() {
        return (workbook, schema) -> TableReader.read(workbook, schema).table();
    }
}
