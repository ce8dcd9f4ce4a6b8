-- What people let programs do in their name. Few rows, read by key at each sign-in.
create table personal_access_token (
    id uuid primary key,
    name text not null,
    owner_id text not null,
    owner_name text not null,
    levels text[] not null,
    scopes text[] not null,
    validity_seconds integer not null check (validity_seconds between 15 and 43200),
    expiration timestamptz,
    knowingly_never boolean not null check (knowingly_never or expiration is not null),
    secret_sha256 text not null check (secret_sha256 ~ '^[0-9a-f]{64}$'),
    created timestamptz not null,
    last_used timestamptz,
    unique (owner_id, name)
);

create index personal_access_token_oldest on personal_access_token (created, id);
