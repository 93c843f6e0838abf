-- Whether only private articles have this topic, or had it: then nobody may learn that it exists. After a renaming, its
-- articles follow it first, so `now_named` is its name by then.
CREATE OR REPLACE FUNCTION candor_only_private(slug text, now_named text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN NOT EXISTS (
      SELECT FROM listings l
      WHERE l.family = 'topics/' || slug AND (l.left_at IS NOT NULL OR l.listed_at <= candor_clock())
    )
    AND NOT EXISTS (SELECT FROM article_topics t JOIN articles a ON a.id = t.article_id
      WHERE t.topic_slug = now_named AND a.audience IS NULL AND a.status IN ('published', 'retracted'))
    AND (EXISTS (SELECT candor_private_families(ARRAY['topics/' || slug]))
      OR EXISTS (
        SELECT FROM article_topics t JOIN articles a ON a.id = t.article_id
        WHERE t.topic_slug = now_named AND a.audience IS NOT NULL
      ));
END $$;

REVOKE EXECUTE ON FUNCTION candor_only_private FROM PUBLIC;
