-- The life of a change to a policy. What a draft is follows from its steps; each step has its entry in the ledger.

create table draft (
    id uuid primary key,
    round text not null,
    base uuid not null references policy_version,
    note text not null,
    rules json                                               -- path to source; null: the base's
);
create index draft_round on draft (round);
select append_only('draft');

-- A workbook that was uploaded into a draft, byte by byte.
create table draft_workbook (
    digest text primary key,                                 -- of the bytes
    workbook bytea not null
);
alter table draft_workbook alter column workbook set storage external;
select append_only('draft_workbook');

-- Who would get another answer if a draft came into force: what its approver agrees to.
create table impact_statement (
    digest text primary key,                                 -- of the text
    statement text not null                                  -- canonical JSON; text, so that its bytes stay as they are
);
alter table impact_statement alter column statement set storage external;
select append_only('impact_statement');

create table draft_step (
    id uuid primary key,
    draft uuid not null references draft,
    number int not null check (number >= 1),
    kind text not null check (kind in ('OPENED', 'UPLOADED', 'SUBMITTED', 'REJECTED', 'APPROVED')),
    by text not null,
    at timestamptz not null,
    detail json not null,
    unique (draft, number)
);
select append_only('draft_step');
