-- What persons did with a decision: decided over its advice, assessed it for the province, withdrew it, or saw through its masks.
create table decision_act (
    id uuid primary key,
    kind text not null check (kind in ('RESOLUTION', 'ASSESSMENT', 'WITHDRAWAL', 'UNMASKING')),
    decision uuid not null references decision,
    verdict text,                                            -- RESOLUTION
    reason text,                                             -- all but ASSESSMENT
    authority text,                                          -- RESOLUTION
    made uuid references decision,                           -- ASSESSMENT: the version that it made
    score numeric,                                           -- ASSESSMENT
    assessed_on date,                                        -- ASSESSMENT
    document text,                                           -- ASSESSMENT
    acted_by text not null,
    at timestamptz not null
);
create index decision_act_on on decision_act (decision, at, id);
create unique index decision_act_withdrawn on decision_act (decision) where kind = 'WITHDRAWAL';
create unique index decision_act_made on decision_act (made) where made is not null;
select append_only('decision_act');

-- The verdict that stands over the advice: FORFEITED where it was withdrawn, else what the last resolution says; null where nobody acted.
create function standing_of(of uuid) returns text language sql stable as $$
    select (select case a.kind when 'WITHDRAWAL' then 'FORFEITED' else a.verdict end
            from decision_act a where a.decision = of and a.kind in ('RESOLUTION', 'WITHDRAWAL')
            order by a.kind desc, a.at desc, a.id desc limit 1)
$$;
