-- See candor_parts_inserted. An update that writes what was there already changes nothing.
CREATE OR REPLACE FUNCTION candor_parts_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM candor_relist(pg_catalog.array_agg(DISTINCT article_id))
  FROM ((TABLE before EXCEPT TABLE after) UNION ALL (TABLE after EXCEPT TABLE before)) AS differing;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_parts_updated FROM PUBLIC;

CREATE OR REPLACE TRIGGER sources_updated AFTER UPDATE ON sources
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_updated();
CREATE OR REPLACE TRIGGER article_topics_updated AFTER UPDATE ON article_topics
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_updated();
CREATE OR REPLACE TRIGGER corrections_updated AFTER UPDATE ON corrections
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_updated();
