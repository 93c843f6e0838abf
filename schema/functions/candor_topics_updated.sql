-- A new label or slug of a topic changes its articles and the name of its feed.
CREATE OR REPLACE FUNCTION candor_topics_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  slugs text[];
BEGIN
  SELECT pg_catalog.array_agg(slug) INTO slugs FROM (TABLE after EXCEPT TABLE before) AS differing;
  PERFORM candor_relist(pg_catalog.array_agg(DISTINCT article_id)) FROM article_topics WHERE topic_slug = ANY (slugs);
  PERFORM candor_touch_topics(slugs);
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_topics_updated FROM PUBLIC;

CREATE OR REPLACE TRIGGER topics_updated AFTER UPDATE ON topics
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_topics_updated();
