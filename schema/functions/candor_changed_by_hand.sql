-- A listing, tombstone or closed part that is changed by hand moves the markers of its families too. The articles of
-- changed notices count as changed, which brings their notices in line again. Does not fire for what other triggers
-- change.
CREATE OR REPLACE FUNCTION candor_changed_by_hand() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  noted constant text := CASE TG_TABLE_NAME
    WHEN 'tombstones' THEN 'tombstones'
    WHEN 'notices' THEN 'articles'
    ELSE 'families'
  END;
  key constant text := CASE noted WHEN 'families' THEN 'family' ELSE 'article_id' END;
BEGIN
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO pending_changes (kind, keys)
    SELECT noted, pg_catalog.array_agg(DISTINCT pg_catalog.to_jsonb(after) ->> key)
    FROM after
    HAVING pg_catalog.count(*) > 0;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO pending_changes (kind, keys)
    SELECT noted, pg_catalog.array_agg(DISTINCT pg_catalog.to_jsonb(before) ->> key)
    FROM before
    HAVING pg_catalog.count(*) > 0;
  END IF;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_changed_by_hand FROM PUBLIC;

CREATE OR REPLACE TRIGGER listings_inserted AFTER INSERT ON listings
REFERENCING NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER listings_updated AFTER UPDATE ON listings
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER listings_deleted AFTER DELETE ON listings
REFERENCING OLD TABLE AS before FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER tombstones_inserted AFTER INSERT ON tombstones
REFERENCING NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER tombstones_updated AFTER UPDATE ON tombstones
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER tombstones_deleted AFTER DELETE ON tombstones
REFERENCING OLD TABLE AS before FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER notices_inserted AFTER INSERT ON notices
REFERENCING NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER notices_updated AFTER UPDATE ON notices
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER notices_deleted AFTER DELETE ON notices
REFERENCING OLD TABLE AS before FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER archive_parts_updated AFTER UPDATE ON archive_parts
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER archive_parts_deleted AFTER DELETE ON archive_parts
REFERENCING OLD TABLE AS before FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
