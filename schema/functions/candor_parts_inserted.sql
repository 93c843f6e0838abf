-- Sources, topics and corrections are parts of an article: if they change, the article changes.
CREATE OR REPLACE FUNCTION candor_parts_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM candor_relist(pg_catalog.array_agg(DISTINCT article_id)) FROM inserted;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_parts_inserted FROM PUBLIC;

CREATE OR REPLACE TRIGGER sources_inserted AFTER INSERT ON sources
REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_inserted();
CREATE OR REPLACE TRIGGER article_topics_inserted AFTER INSERT ON article_topics
REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_inserted();
CREATE OR REPLACE TRIGGER corrections_inserted AFTER INSERT ON corrections
REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_inserted();
