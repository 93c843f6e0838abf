-- The families that these articles belong to, and the entry that they have there: none for an article that is not to be
-- shown. A new family of feeds is a new line here, and an entry in src/families/families.ts. An entry is the article,
-- but in `corrections` it is a notice, with the date of the correction. A private article is in none of them: for each
-- partner of its audience, it is in `partners/NAME/FAMILY` instead, which no address names
-- (docs/decisions/0028-private-articles.md).
CREATE OR REPLACE FUNCTION article_families(ids uuid[])
RETURNS TABLE (article_id uuid, published_at timestamptz, family text, entry_id uuid, dated_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT changed.id, a.published_at, audience.prefix || f.family, coalesce(f.notice_id, changed.id), f.dated_at
  FROM pg_catalog.unnest(ids) AS changed(id)
  CROSS JOIN LATERAL (SELECT * FROM public.articles WHERE articles.id = changed.id OFFSET 0) AS a
  CROSS JOIN LATERAL (
    SELECT '' WHERE a.audience IS NULL
    UNION ALL (SELECT DISTINCT 'partners/' || name || '/' FROM pg_catalog.unnest(a.audience) AS name)
  ) AS audience(prefix)
  CROSS JOIN LATERAL (
    SELECT 'all', NULL::uuid, NULL::timestamptz
    UNION ALL SELECT 'topics/' || t.topic_slug, NULL, NULL FROM public.article_topics t WHERE t.article_id = changed.id
    UNION ALL (
      SELECT DISTINCT 'sources/' || s.domain, NULL::uuid, NULL::timestamptz FROM public.sources s
      WHERE s.article_id = changed.id AND s.domain IS NOT NULL
    )
    UNION ALL SELECT 'languages/' || public.candor_language(a.language), NULL, NULL
    UNION ALL SELECT 'modes/' || a.disclosure_mode, NULL, NULL WHERE a.disclosure_mode <> 'unknown'
    UNION ALL SELECT 'reviewed', NULL, NULL WHERE a.disclosure_mode IN ('ai-assisted', 'human-only')
    UNION ALL SELECT 'corrections', n.id, n.dated_at FROM public.notices n
      WHERE n.article_id = changed.id AND NOT n.gone
  ) AS f(family, notice_id, dated_at)
  WHERE a.status IN ('published', 'retracted')
$$;
