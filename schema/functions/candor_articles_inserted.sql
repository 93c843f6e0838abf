-- A published article joins its feeds.
CREATE OR REPLACE FUNCTION candor_articles_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM candor_relist(pg_catalog.array_agg(id)) FROM inserted WHERE status IN ('published', 'retracted');
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_articles_inserted FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_inserted AFTER INSERT ON articles
REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_inserted();
