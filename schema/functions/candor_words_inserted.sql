-- Adds new articles to the search index.
CREATE OR REPLACE FUNCTION candor_words_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  PERFORM candor_index_words(pg_catalog.array_agg(id)) FROM inserted;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_words_inserted FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_words_inserted AFTER INSERT ON articles
REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION candor_words_inserted();
