-- Who may sign in, with what, and how that came about.

create table app_user (
    id uuid primary key,
    name text not null,
    -- bcrypt, salted
    password_hash text not null,
    -- the password is the one given at start-up, and follows it until an administrator sets another
    bootstrap boolean not null,
    roles text[] not null,
    units text[] not null,
    every_unit boolean not null,
    enabled boolean not null,
    created_at timestamptz not null,
    created_by text not null
);
-- names that differ in case only would be mistaken for each other
create unique index app_user_name on app_user (lower(name));
select changeable('app_user');

create table api_key (
    id uuid primary key,
    name text not null,
    -- SHA-256: the key is random, so a fast hash is enough
    key_hash bytea not null unique,
    roles text[] not null,
    units text[] not null,
    -- the last local day on which it holds
    expires_on date not null,
    revoked_at timestamptz,
    created_at timestamptz not null,
    created_by text not null
);
create unique index api_key_name on api_key (lower(name)) where revoked_at is null;
select changeable('api_key');

-- Every change of the two tables above, in order: writers hold an advisory lock, so a greater number never commits first.
create table access_change (
    number bigint generated always as identity primary key,
    at timestamptz not null,
    by_name text not null,
    subject_kind text not null check (subject_kind in ('USER', 'API_KEY')),
    subject uuid not null,
    subject_name text not null,
    action text not null,
    before text,
    after text
);
select append_only('access_change');
