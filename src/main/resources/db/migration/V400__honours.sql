-- The register of earlier honours. An entry is never changed: it is revoked. Its place in the ledger: ledger_entry.subject = id.
create table honour (
    id uuid primary key,
    honour text not null,
    year int not null,
    stars int check (stars between 3 and 5),
    person boolean not null,
    holder bytea not null,                                   -- keyed hash of what the holder is known by
    credit_code text check (not person or credit_code is null),
    nth int not null check (nth >= 1),                       -- an honour that was revoked may be recorded again
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (honour, year, holder, nth)
);
create index honour_holder_hash on honour (holder);
create index honour_credit_code on honour (credit_code) where credit_code is not null;
select append_only('honour');

create table honour_revocation (
    id uuid primary key,
    honour uuid not null unique references honour,
    reason text not null,
    revoked_at timestamptz not null,
    revoked_by text not null
);
select append_only('honour_revocation');

-- What a holder is called: apart from the entry, so that a person's name can be erased.
create table honour_name (
    honour uuid primary key references honour,
    name text not null,
    name_key text not null,                                  -- as it is matched and searched
    mask text                                                -- of a person's ID number
);
create index honour_name_key on honour_name (name_key);
revoke all on honour_name from public;
grant select, insert, delete on honour_name to ${app};
