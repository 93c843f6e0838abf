-- The families that these articles belong to: none for an article that is not to be shown. A new family of feeds is a new
-- line here, and an entry in src/families/families.ts. Families are in the order in which articles were listed, except for
-- rows with a time of their own (`at`): in `corrections`, an article moves up with each correction.
CREATE OR REPLACE FUNCTION article_families(ids uuid[])
RETURNS TABLE (article_id uuid, published_at timestamptz, family text, at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT changed.id, a.published_at, f.family, f.at FROM pg_catalog.unnest(ids) AS changed(id)
  CROSS JOIN LATERAL (SELECT * FROM public.articles WHERE articles.id = changed.id OFFSET 0) AS a
  CROSS JOIN LATERAL (
    SELECT 'all', NULL::timestamptz
    UNION ALL SELECT 'topics/' || t.topic_slug, NULL FROM public.article_topics t WHERE t.article_id = changed.id
    UNION ALL (SELECT DISTINCT 'sources/' || s.domain, NULL::timestamptz FROM public.sources s WHERE s.article_id = changed.id AND s.domain IS NOT NULL)
    UNION ALL SELECT 'languages/' || public.candor_language(a.language), NULL
    UNION ALL SELECT 'modes/' || a.disclosure_mode, NULL
    UNION ALL SELECT 'reviewed', NULL WHERE a.disclosure_mode IN ('ai-assisted', 'human-only')
    UNION ALL SELECT 'corrections', greatest(
      (SELECT pg_catalog.max(c.corrected_at) FROM public.corrections c WHERE c.article_id = changed.id), CASE a.status WHEN 'retracted' THEN a.retracted_at END)
  ) AS f(family, at)
  WHERE a.status IN ('published', 'retracted') AND (f.family <> 'corrections' OR f.at IS NOT NULL)
$$;
