-- A new topic is not retired, and changes the name of its feed.
CREATE OR REPLACE FUNCTION candor_topics_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM retired_topics WHERE slug IN (SELECT slug FROM changed);
  PERFORM candor_touch_topics(pg_catalog.array_agg(slug)) FROM changed;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_topics_inserted FROM PUBLIC;

CREATE OR REPLACE TRIGGER topics_inserted AFTER INSERT ON topics
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_topics_inserted();
