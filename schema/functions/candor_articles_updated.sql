-- An article that is shown, or was, changes its feeds at the end of the transaction. An update that writes what was there
-- already changes nothing: pipelines that upsert everything would move the marker each time. EXCEPT stays linear where a join
-- of the two could be planned as a nested loop.
CREATE OR REPLACE FUNCTION candor_articles_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  earlier uuid[];
  later uuid[];
BEGIN
  SELECT pg_catalog.array_agg(id) INTO earlier FROM (TABLE before EXCEPT TABLE after) AS differing WHERE status IN ('published', 'retracted');
  SELECT pg_catalog.array_agg(id) INTO later FROM (TABLE after EXCEPT TABLE before) AS differing WHERE status IN ('published', 'retracted');
  IF earlier IS NULL AND later IS NULL THEN RETURN NULL; END IF;
  INSERT INTO pending_changes (kind, keys) VALUES ('articles', pg_catalog.array_cat(earlier, later)::text[]);
  PERFORM candor_refuse_future(later, clock_timestamp());
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_articles_updated FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_updated AFTER UPDATE ON articles
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_updated();
