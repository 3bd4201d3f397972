package org.pingxuan.authoring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.shared.Digest;
import org.pingxuan.workbook.TableReader;
import org.pingxuan.workbook.TableReader.ReadTable;

/** Workbooks that were read a while ago, with their test rows: a draft's checks read again only what was uploaded. */
@Singleton
class ReadTables {

    private static final int KEPT = 120;

    private record Key(String workbook, TableSchema schema) {}

    private final Cache<Key, ReadTable> tables =
            Caffeine.newBuilder().maximumSize(KEPT).softValues().build();

    /** @throws org.pingxuan.shared.Problems 422 with every faulty cell */
    ReadTable read(byte[] workbook, TableSchema schema) {
        return tables.get(new Key(Digest.of(workbook), schema), unread -> TableReader.read(workbook, schema));
    }
}
