-- Policies as published. A version names its rules and workbooks by digest; each content is kept once.

create table round (
    id text primary key,
    title_zh text not null,
    title_en text not null,
    created_at timestamptz not null
);
select append_only('round');

create table policy_rules (
    digest text primary key,
    files json not null                                      -- path to source
);
select append_only('policy_rules');

-- A workbook as it was uploaded, byte by byte: its explanations and test rows belong to the record too.
create table policy_table (
    digest text primary key,                                 -- of the bytes
    workbook bytea not null
);
alter table policy_table alter column workbook set storage external;
select append_only('policy_table');

-- Its place in the ledger: ledger_entry.subject = id.
create table policy_version (
    id uuid primary key,
    round text not null references round,
    version int not null check (version >= 1),
    digest text not null,                                    -- of rules and typed tables, whatever the workbooks' bytes
    rules_digest text not null references policy_rules,
    tables json not null,                                    -- name to digest of the workbook
    in_force_from date not null,
    published_at timestamptz not null,
    note text not null,
    published_by text not null,
    approved_by text,
    build text not null,
    unique (round, version)
);
select append_only('policy_version');

-- Raised by every publication in its own transaction: how replicas see that there is something new.
create table policy_epoch (
    single boolean primary key default true check (single),
    epoch bigint not null
);
insert into policy_epoch (epoch) values (0);
revoke all on policy_epoch from public;
grant select, update on policy_epoch to ${app};
