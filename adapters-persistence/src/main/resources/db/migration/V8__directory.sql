-- The directory. Nothing refers to anything by a foreign key: imports come in any order, and what is named may be known
-- elsewhere only. Ids are opaque and sorted by code points; what lists are filtered and sorted by has an index as
-- filters compare it (migration V7), and ends in what makes the list's own order total.
create table identity (
    id text collate "C" primary key check (length(id) <= 128),
    name text not null check (length(name) <= 256),
    alias text check (length(alias) <= 256),
    first_name text check (length(first_name) <= 256),
    last_name text check (length(last_name) <= 256),
    email text check (length(email) <= 256),
    status text,
    state text check (state in ('ACTIVE', 'INACTIVE_SHORT_TERM', 'INACTIVE_LONG_TERM')),
    manager_id text collate "C"
);

create index identity_folded_id on identity (lower(upper(id collate letters)) collate "C", id);
create index identity_folded_name on identity (lower(upper(name collate letters)) collate "C", id);
create index identity_folded_alias on identity (lower(upper(alias collate letters)) collate "C", id);
create index identity_folded_first_name on identity (lower(upper(first_name collate letters)) collate "C", id);
create index identity_folded_last_name on identity (lower(upper(last_name collate letters)) collate "C", id);
create index identity_folded_email on identity (lower(upper(email collate letters)) collate "C", id);

create table governance_group (
    id text collate "C" primary key check (length(id) <= 128),
    name text not null,
    member_ids text[] not null
);

create table source (
    id text collate "C" primary key check (length(id) <= 128),
    name text not null,
    owner_id text collate "C"
);

-- Lists are only ever read with their object. Approvers are the list of their kinds, and beside it the groups of those
-- that are groups, in the same order.
create table requestable_object (
    id text collate "C" not null check (length(id) <= 128),
    type text collate "C" not null check (type in ('ACCESS_PROFILE', 'ROLE', 'ENTITLEMENT')),
    name text not null check (length(name) <= 256),
    description text,
    owner_id text collate "C",
    source_id text collate "C",
    requestable boolean not null,
    privilege_level text,
    attribute text,
    value text,
    granting text[] not null,
    granting_groups text[] not null,
    revoking text[] not null,
    revoking_groups text[] not null,
    request_comment_required boolean not null,
    denial_comment_required boolean not null,
    access_profile_ids text[] not null,
    entitlement_ids text[] not null,
    -- The id first: it hardly ever belongs to two types.
    primary key (id, type),
    check ((source_id is null) = (type = 'ROLE')),
    check ((attribute is null) = (value is null)),
    check (cardinality(array_positions(granting, 'GOVERNANCE_GROUP')) = cardinality(granting_groups)),
    check (cardinality(array_positions(revoking, 'GOVERNANCE_GROUP')) = cardinality(revoking_groups))
);

create index requestable_object_folded_id on requestable_object (lower(upper(id collate letters)) collate "C", id, type);
create index requestable_object_folded_name on requestable_object
    (lower(upper(name collate letters)) collate "C", id, type);
create index requestable_object_folded_type on requestable_object
    (lower(upper(type collate letters)) collate "C", id, type);
