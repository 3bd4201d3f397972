-- The ledger: one log with a gapless index, and the head that its next entry builds upon.

create table ledger_entry (
    index bigint primary key check (index >= 0),
    at timestamptz not null,
    kind text not null,
    subject uuid not null,
    payload text not null,                                   -- canonical JSON; text, so that its bytes stay as they are
    hash bytea not null check (length(hash) = 32),           -- the leaf
    nodes bytea not null check (length(nodes) % 32 = 0),     -- roots of the perfect subtrees it completed, from 2 leaves up
    root bytea not null check (length(root) = 32)            -- of the tree that ends with it
);
create index ledger_entry_subject on ledger_entry (subject);
select append_only('ledger_entry');

create table ledger_head (
    single boolean primary key default true check (single),
    size bigint not null,
    edge bytea not null,
    root bytea not null,
    at timestamptz not null,
    signature text check (signature is not null or size = 0)
);
insert into ledger_head (size, edge, root, at) values (0, '', sha256(''), 'epoch');
revoke all on ledger_head from public;
grant select, update on ledger_head to "${app}";
