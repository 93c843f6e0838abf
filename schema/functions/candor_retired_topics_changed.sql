-- A retired topic changes the answer at its address, also if it never had an article. The directory lists topics that
-- have articles, and depends on the marker of all articles (candor_commit.sql).
CREATE OR REPLACE FUNCTION candor_retired_topics_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO pending_changes (kind, keys)
  SELECT 'retired', pg_catalog.array_agg('topics/' || slug) FROM changed HAVING pg_catalog.count(*) > 0;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_retired_topics_changed FROM PUBLIC;

CREATE OR REPLACE TRIGGER retired_topics_inserted AFTER INSERT ON retired_topics
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_retired_topics_changed();
CREATE OR REPLACE TRIGGER retired_topics_updated AFTER UPDATE ON retired_topics
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_retired_topics_changed();
CREATE OR REPLACE TRIGGER retired_topics_deleted AFTER DELETE ON retired_topics
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_retired_topics_changed();
