-- Who or what was nominated, without a name: the hash is keyed, and null where nothing was stated to know the nominee by.
create table nominee (
    id uuid primary key,
    kind text not null,
    hash bytea,
    unique (kind, hash)
);
select append_only('nominee');

-- The key of a nominee's facts, wrapped by the master key. Deleting it is what erasure means.
create table nominee_key (
    id uuid primary key,
    nominee uuid not null unique references nominee,
    wrapped bytea not null
);
revoke all on nominee_key from public;
grant select, insert, delete on nominee_key to "${app}";

-- What nominees are called and searched by; deleted with the key. grams: the name's 1- and 2-character pieces.
create table nominee_search (
    nominee uuid not null references nominee,
    name text not null,                                      -- '' where it was not stated
    mask text,
    grams text[] not null,
    since timestamptz not null,
    primary key (nominee, name)
);
create index nominee_search_grams on nominee_search using gin (grams);
revoke all on nominee_search from public;
grant select, insert, delete on nominee_search to "${app}";

-- One decision on one version of a submission; no personal data. Its place in the ledger: ledger_entry.subject = id.
create table decision (
    id uuid primary key,
    round text not null,
    award text not null,
    unit text not null,                                      -- '' where it was not stated
    reference text not null,
    version int not null check (version >= 1),
    corrects uuid references decision,
    nominee uuid not null references nominee,
    slate uuid,
    reserve boolean not null,
    verdict text not null,
    outcomes json not null,                                  -- [{"criterion", "outcome", "effect", "case"}], by criterion
    score_total numeric,
    score json,
    policy_id text not null,
    policy_version int not null,
    policy_digest text not null,
    policy_in_force_from date not null,
    engine_build text not null,
    received_at timestamptz not null,
    effective_at timestamptz not null,                       -- what the deadline is measured by
    arrived_at timestamptz not null,
    decided_at timestamptz not null,
    stated_by text not null,
    asked_by text not null,
    body_digest text not null,                               -- keyed
    unique (round, unit, award, reference, version)
);
create index decision_body on decision (round, body_digest);
create index decision_nominee on decision (nominee, round);
create index decision_slate on decision (slate) where slate is not null;
create index decision_decided_at on decision (decided_at);
select append_only('decision');

-- The criteria that a decision found NOT_MET or UNKNOWN, for statistics and search.
create table decision_criterion (
    criterion text not null,
    decision uuid not null references decision,
    outcome text not null,
    effect text not null,
    primary key (criterion, decision)
);
select append_only('decision_criterion');

-- Everything that the rules saw and found, AES-256-GCM: 12 bytes of nonce, then ciphertext and tag; bound to the decision's id.
create table decision_facts (
    decision uuid primary key references decision,
    key uuid not null,                                       -- of nominee_key, which erasure deletes
    sealed bytea not null
);
alter table decision_facts alter column sealed set storage external;
select append_only('decision_facts');

create table erasure (
    id uuid primary key,
    nominee uuid not null references nominee,
    reason text not null,
    asked_by text not null,
    at timestamptz not null
);
select append_only('erasure');
