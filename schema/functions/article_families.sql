-- The families that these articles belong to: none for an article that is not to be shown. A new family of feeds is a new
-- line here, and an entry in src/families/families.ts. Families are in the order in which articles were listed, except for
-- rows with a time of their own (`at`): in `corrections`, an article moves up with each correction.
CREATE OR REPLACE FUNCTION article_families(ids uuid[])
RETURNS TABLE (article_id uuid, published_at timestamptz, family text, at timestamptz)
LANGUAGE sql STABLE SET plan_cache_mode = force_custom_plan AS $$
  WITH a AS (SELECT * FROM articles WHERE id = ANY (ids) AND status IN ('published', 'retracted'))
  SELECT a.id, a.published_at, 'all', NULL::timestamptz FROM a
  UNION ALL SELECT a.id, a.published_at, 'topics/' || t.topic_slug, NULL FROM a JOIN article_topics t ON t.article_id = a.id
  UNION ALL SELECT DISTINCT a.id, a.published_at, 'sources/' || s.domain, NULL::timestamptz
    FROM a JOIN sources s ON s.article_id = a.id WHERE s.domain IS NOT NULL
  UNION ALL SELECT a.id, a.published_at, 'languages/' || candor_language(a.language), NULL FROM a
  UNION ALL SELECT a.id, a.published_at, 'modes/' || a.disclosure_mode, NULL FROM a
  UNION ALL SELECT a.id, a.published_at, 'reviewed', NULL FROM a WHERE a.disclosure_mode IN ('ai-assisted', 'human-only')
  UNION ALL SELECT a.id, max(a.published_at), 'corrections', max(greatest(c.corrected_at, a.retracted_at))
    FROM (SELECT id, published_at, CASE WHEN status = 'retracted' THEN retracted_at END AS retracted_at FROM a) AS a
    LEFT JOIN corrections c ON c.article_id = a.id WHERE c.id IS NOT NULL OR a.retracted_at IS NOT NULL GROUP BY a.id
$$;
