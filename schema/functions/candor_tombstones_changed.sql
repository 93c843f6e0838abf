-- A tombstone that comes or goes changes the feeds that had the article, and its positions in archives.
CREATE OR REPLACE FUNCTION candor_tombstones_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  ids uuid[];
BEGIN
  IF TG_OP <> 'DELETE' THEN
    SELECT pg_catalog.array_agg(article_id) INTO ids FROM after;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    SELECT pg_catalog.array_cat(ids, pg_catalog.array_agg(article_id)) INTO ids FROM before;
  END IF;
  UPDATE listings SET changed_at = clock_timestamp()
  WHERE article_id = ANY (ids) AND left_at IS NOT NULL AND changed_at < current_setting('candor.queued_at')::timestamptz;
  PERFORM candor_touch(pg_catalog.array_agg(DISTINCT family)) FROM listings WHERE article_id = ANY (ids);
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_tombstones_changed FROM PUBLIC;

CREATE OR REPLACE TRIGGER tombstones_inserted AFTER INSERT ON tombstones
REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_tombstones_changed();
CREATE OR REPLACE TRIGGER tombstones_updated AFTER UPDATE ON tombstones
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_tombstones_changed();
CREATE OR REPLACE TRIGGER tombstones_deleted AFTER DELETE ON tombstones
REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION candor_tombstones_changed();
