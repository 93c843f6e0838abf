-- Leaves a tombstone for each of these articles that has left the family of all articles.
CREATE OR REPLACE FUNCTION candor_bury(ids uuid[], guids text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  INSERT INTO tombstones (article_id, guid, deleted_at)
  SELECT gone.id, gone.guid, l.left_at FROM unnest(ids, guids) AS gone(id, guid)
  JOIN listings l ON l.family = 'all' AND l.article_id = gone.id AND l.left_at IS NOT NULL
  ON CONFLICT (article_id) DO NOTHING;
END $$;

REVOKE EXECUTE ON FUNCTION candor_bury FROM PUBLIC;
