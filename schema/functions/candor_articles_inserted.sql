-- A published article joins its feeds at the end of the transaction.
CREATE OR REPLACE FUNCTION candor_articles_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO pending_changes (kind, keys)
  SELECT 'articles', keys FROM (SELECT pg_catalog.array_agg(id::text) AS keys FROM inserted WHERE status IN ('published', 'retracted')) AS shown
  WHERE keys IS NOT NULL;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_articles_inserted FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_inserted AFTER INSERT ON articles
REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_inserted();
