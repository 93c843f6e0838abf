-- See candor_parts_inserted.
CREATE OR REPLACE FUNCTION candor_parts_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  ids uuid[];
BEGIN
  SELECT pg_catalog.array_agg(DISTINCT article_id) INTO ids FROM deleted;
  -- Where the article itself goes, its own trigger speaks.
  PERFORM candor_relist(pg_catalog.array_agg(id)) FROM articles WHERE id = ANY (ids);
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_parts_deleted FROM PUBLIC;

CREATE OR REPLACE TRIGGER sources_deleted AFTER DELETE ON sources
REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_deleted();
CREATE OR REPLACE TRIGGER article_topics_deleted AFTER DELETE ON article_topics
REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_deleted();
CREATE OR REPLACE TRIGGER corrections_deleted AFTER DELETE ON corrections
REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_deleted();
