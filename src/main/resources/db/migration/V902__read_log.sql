-- Who looked at whose record, when and why. It names decisions, not persons.
create table read_log (
    number bigint generated always as identity primary key,
    at timestamptz not null,
    read_by text not null,
    decision uuid not null,
    what text not null,                                      -- decision, explanation, counterfactual …
    reason text                                              -- what the reader gave; null where nothing was asked
);
create index read_log_decision on read_log (decision, number desc);
create index read_log_reader on read_log (read_by, number desc);
create index read_log_at on read_log (at);
select append_only('read_log');
