-- A deleted topic changes the name of its feed.
CREATE OR REPLACE FUNCTION candor_topics_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM candor_touch_topics(pg_catalog.array_agg(slug)) FROM changed;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_topics_deleted FROM PUBLIC;

CREATE OR REPLACE TRIGGER topics_deleted AFTER DELETE ON topics
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_topics_deleted();
