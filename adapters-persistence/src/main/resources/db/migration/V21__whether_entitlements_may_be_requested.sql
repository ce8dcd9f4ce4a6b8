-- What only the oldest versions of the API say; as it is by default where a row is there already.
alter table access_request_config add column entitlement_requests boolean not null default true;
