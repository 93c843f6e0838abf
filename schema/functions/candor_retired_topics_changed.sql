-- A retired topic changes the answer at its address, also if it never had an article. The directory lists topics that have
-- articles, and depends on the marker of all articles.
CREATE OR REPLACE FUNCTION candor_retired_topics_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM candor_touch(pg_catalog.array_agg('topics/' || slug)) FROM changed;
  PERFORM candor_touch('{all}') WHERE EXISTS (SELECT FROM changed JOIN listings l ON l.family = 'topics/' || slug);
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_retired_topics_changed FROM PUBLIC;

CREATE OR REPLACE TRIGGER retired_topics_inserted AFTER INSERT ON retired_topics
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_retired_topics_changed();
CREATE OR REPLACE TRIGGER retired_topics_updated AFTER UPDATE ON retired_topics
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_retired_topics_changed();
CREATE OR REPLACE TRIGGER retired_topics_deleted AFTER DELETE ON retired_topics
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_retired_topics_changed();
