-- The newest articles that match a search, and the `place` to sort them by. Few matches are found by the index and
-- sorted; if there are many, a walk from the newest article meets them soon.
CREATE OR REPLACE FUNCTION article_matches(asked text, how_many integer)
RETURNS TABLE (article_id uuid, place timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_custom_plan SET enable_seqscan = off SET jit = off SET work_mem = '64MB' AS $$
DECLARE
  few constant integer := 10000;
  clock constant timestamptz := candor_clock();
  configs text[];
  queries tsquery[];
  any_query tsquery;
  found uuid[];
BEGIN
  SELECT pg_catalog.array_agg(q.config), pg_catalog.array_agg(q.query) INTO configs, queries
  FROM article_queries(asked) AS q;
  -- One walk through the index for all languages; then each article by the words of its own.
  FOR each IN 1 .. coalesce(pg_catalog.cardinality(queries), 0) LOOP
    any_query := CASE WHEN each = 1 THEN queries[1] ELSE any_query || queries[each] END;
  END LOOP;
  SELECT pg_catalog.array_agg(m.article_id) INTO found FROM (
    SELECT s.article_id FROM article_search s
    WHERE s.words @@ any_query AND s.words @@ queries[pg_catalog.array_position(configs, s.config)] LIMIT few + 1
  ) AS m;
  IF pg_catalog.cardinality(found) <= few THEN
    RETURN QUERY SELECT l.article_id, l.listed_at FROM pg_catalog.unnest(found) AS f(id) CROSS JOIN LATERAL (
      SELECT l.article_id, l.listed_at FROM listings l
      WHERE l.family = 'all' AND l.article_id = f.id AND l.left_at IS NULL AND l.listed_at <= clock LIMIT 1
    ) AS l ORDER BY l.listed_at DESC, l.article_id DESC LIMIT how_many;
  ELSIF found IS NOT NULL THEN
    RETURN QUERY SELECT l.article_id, l.listed_at FROM listings l
    WHERE l.family = 'all' AND l.left_at IS NULL AND l.listed_at <= clock AND (
      SELECT s.words @@ queries[pg_catalog.array_position(configs, s.config)]
      FROM article_search s WHERE s.article_id = l.article_id
    )
    ORDER BY l.listed_at DESC, l.article_id DESC LIMIT how_many;
  END IF;
END $$;

REVOKE EXECUTE ON FUNCTION article_matches FROM PUBLIC;
