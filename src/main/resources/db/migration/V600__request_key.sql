-- Which request an Idempotency-Key stood for and what it made. Kept for good: a round's keys are few and its retries late.
create table request_key (
    id uuid primary key,
    caller text not null,
    method text not null,
    path text not null,
    key text not null,
    body_digest text not null,                               -- keyed
    made uuid not null,                                      -- the decision, slate, list, resolution or policy
    unique (caller, method, path, key)
);
select append_only('request_key');
