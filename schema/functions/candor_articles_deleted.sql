-- A deleted article leaves its feeds, with a tombstone if it was shown.
CREATE OR REPLACE FUNCTION candor_articles_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM candor_relist(pg_catalog.array_agg(id)) FROM deleted;
  PERFORM candor_bury(pg_catalog.array_agg(id), pg_catalog.array_agg(guid)) FROM deleted;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_articles_deleted FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_deleted AFTER DELETE ON articles
REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_deleted();
