-- An update that writes what was there already changes nothing: pipelines that upsert everything would move the marker
-- each time. EXCEPT stays linear where a join of the two could be planned as a nested loop.
CREATE OR REPLACE FUNCTION candor_articles_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ids uuid[];
  guids text[];
BEGIN
  SELECT pg_catalog.array_agg(id), pg_catalog.array_agg(guid) INTO ids, guids FROM (TABLE after EXCEPT TABLE before) AS differing;
  PERFORM candor_relist(ids);
  PERFORM candor_bury(ids, guids);
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_articles_updated FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_updated AFTER UPDATE ON articles
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_updated();
