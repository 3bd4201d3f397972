package org.pingxuan.authoring;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;
import org.pingxuan.honours.HonourKinds;
import org.pingxuan.policy.Row;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.rulebook.PolicyStore;

/** Lends packages that know nothing of workbooks or policies what they need of them. */
public class TableReading {

    /** For the rulebook, which knows nothing of workbooks; what a draft was checked with is not read again to publish it. */
    @Produces
    @Singleton
    PolicySource.Reader reader(ReadTables tables) {
        return (workbook, schema) -> tables.read(workbook, schema).table();
    }

    /** For the honours register, which knows nothing of policies: the kinds in the newest version of the newest round. */
    @Produces
    @Singleton
    HonourKinds honourKinds(PolicyStore policies) {
        return () -> policies.newest()
                .map(policy -> policy.rulebook().policy().table("honours").rows().stream()
                        .collect(Collectors.toMap(Row::id, row -> HonourKinds.Holder.valueOf(row.text("nominee")))))
                .orElse(Map.of());
    }
}
