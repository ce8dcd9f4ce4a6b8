-- Who wants which events. Few rows. Secrets are encrypted by the application, each for its row and column, so none of
-- them can be read here nor be put anywhere else.
create table trigger_subscription (
    id uuid primary key,
    name text not null,
    description text,
    trigger_id text not null,
    response_deadline_seconds bigint not null check (response_deadline_seconds > 0),
    type text not null check (type in ('HTTP', 'INLINE')),
    url text,
    dispatch_mode text check (dispatch_mode in ('SYNC', 'ASYNC', 'DYNAMIC')),
    authentication text check (authentication in ('NO_AUTH', 'BASIC_AUTH', 'BEARER_TOKEN')),
    user_name text,
    authentication_secret bytea,
    receiver text,
    signing_secret bytea,
    former_signing_secret bytea,
    former_signs_until timestamptz,
    enabled boolean not null,
    disabled_because text,
    filter text,
    created timestamptz not null,
    modified timestamptz,
    constraint sent_somewhere check (
        (url is not null) = (type = 'HTTP')
        and (dispatch_mode is not null) = (type = 'HTTP')
        and (authentication is not null) = (type = 'HTTP')
        and (receiver is not null) = (type = 'INLINE')),
    constraint signed_in_as_said check (
        (user_name is not null) = (coalesce(authentication, '') = 'BASIC_AUTH')
        and (authentication_secret is not null) = (coalesce(authentication, '') in ('BASIC_AUTH', 'BEARER_TOKEN'))),
    constraint former_signs_for_a_while check (
        (former_signing_secret is null) = (former_signs_until is null)
        and (former_signing_secret is null or signing_secret is not null))
);

create index trigger_subscription_trigger on trigger_subscription (trigger_id, enabled);

-- With which key secrets are encrypted, by its id: a node that has another one must not begin to use it. One row at most.
create table secrets_key (
    only_one boolean primary key default true check (only_one),
    key_id text not null
);
