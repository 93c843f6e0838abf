-- A published article joins its feeds at the end of the transaction. A draft has an event only.
CREATE OR REPLACE FUNCTION candor_articles_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO pending_changes (kind, keys, details)
  SELECT kind, pg_catalog.array_agg(id::text), pg_catalog.array_agg('created'::text) FROM (
    SELECT id, CASE WHEN status IN ('published', 'retracted') THEN 'articles' ELSE 'drafts' END AS kind FROM inserted
  ) AS noted GROUP BY kind;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_articles_inserted FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_inserted AFTER INSERT ON articles
REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_inserted();
