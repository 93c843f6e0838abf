-- Updates the search index with articles whose words changed, and removes those that are not public any more.
CREATE OR REPLACE FUNCTION candor_words_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  PERFORM candor_index_words(pg_catalog.array_agg(id)) FROM (
    SELECT id, status, language, title, standfirst, body_html, retraction_reason, audience FROM after
    EXCEPT SELECT id, status, language, title, standfirst, body_html, retraction_reason, audience FROM before
  ) AS reworded;
  DELETE FROM article_search
  WHERE article_id IN (SELECT id FROM after WHERE status NOT IN ('published', 'retracted') OR audience IS NOT NULL);
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_words_updated FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_words_updated AFTER UPDATE ON articles
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_words_updated();
