-- The items of access requests are listed one by one, and sorted and filtered by their ids and names as filters compare
-- them (migration V7). A close changes neither, so its updates stay on their page. What has no name is last in either
-- direction, so one index read backwards is not the other.
create index requested_item_folded_id on requested_item (lower(upper(id collate letters)) collate "C");
create index requested_item_folded_name on requested_item (lower(upper(object_name collate letters)) collate "C");
create index requested_item_folded_name_descending on requested_item
    (lower(upper(object_name collate letters)) collate "C" desc nulls last);
