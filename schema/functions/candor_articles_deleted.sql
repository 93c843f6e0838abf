-- A deleted article leaves its feeds at the end of the transaction, with a tombstone if it was shown.
CREATE OR REPLACE FUNCTION candor_articles_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO pending_changes (kind, keys, details)
  SELECT 'deleted', keys, guids FROM (
    SELECT pg_catalog.array_agg(id::text) AS keys, pg_catalog.array_agg(guid) AS guids FROM deleted WHERE status IN ('published', 'retracted')
  ) AS shown WHERE keys IS NOT NULL;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_articles_deleted FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_deleted AFTER DELETE ON articles
REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_deleted();
