-- What was answered under the idempotency keys of clients. Who works under a key holds an advisory lock, not a row: a row
-- comes into being together with what its call did.
create table idempotency_key (
    -- Digests, of the client's name and of its key.
    client bytea not null,
    key bytea not null,
    fingerprint text not null,
    status integer not null,
    -- Names and values in turn.
    headers text[] not null,
    -- Enciphered with what only the key gives: it may hold a secret.
    body bytea not null,
    expires_at timestamptz not null,
    primary key (client, key)
);

-- For counting the keys of a client, and for removing what has expired.
create index idempotency_key_of_client on idempotency_key (client, expires_at);
create index idempotency_key_expiry on idempotency_key (expires_at);
