-- Marks the feeds of these topics as changing, also if only deleted articles were in them.
CREATE OR REPLACE FUNCTION candor_touch_topics(slugs text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE listings SET changed_at = clock_timestamp()
  WHERE left_at IS NOT NULL AND family IN (SELECT 'topics/' || slug FROM pg_catalog.unnest(slugs) AS slug);
  SELECT candor_touch(pg_catalog.array_agg(family)) FROM families
  WHERE family IN (SELECT 'topics/' || slug FROM pg_catalog.unnest(slugs) AS slug)
$$;

REVOKE EXECUTE ON FUNCTION candor_touch_topics FROM PUBLIC;
