-- Which of these families may have parts of their archive to close: thirty listings after the last closed part, or,
-- with `months`, one from a UTC month that is over. Families that are only `imported` keep their first part open: an
-- archive that is imported before the first publication can come in any order.
CREATE OR REPLACE FUNCTION candor_complete_parts(published text[], imported text[], moment timestamptz)
RETURNS TABLE (family text, months boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  this_month constant timestamptz := pg_catalog.date_trunc('month', moment AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
BEGIN
  RETURN QUERY SELECT c.family, c.months FROM (
    SELECT n.family, pg_catalog.bool_or(n.months) AS months FROM (
      SELECT pg_catalog.unnest(published) AS family, true AS months UNION ALL SELECT pg_catalog.unnest(imported), false
    ) AS n GROUP BY n.family
  ) AS c LEFT JOIN LATERAL (
    SELECT p.last_listed_at AS at, p.last_article_id AS id FROM archive_parts p
    WHERE p.family = c.family ORDER BY p.month DESC, p.part DESC LIMIT 1
  ) AS closed ON true CROSS JOIN LATERAL (
    SELECT pg_catalog.count(*) AS count, pg_catalog.min(o.listed_at) AS oldest FROM (
      (SELECT l.listed_at FROM listings l WHERE l.family = c.family AND l.left_at IS NULL
        AND (l.listed_at, l.article_id) > (
          coalesce(closed.at, '-infinity'), coalesce(closed.id, '00000000-0000-0000-0000-000000000000')
        )
        ORDER BY l.listed_at, l.article_id LIMIT 30)
      UNION ALL
      (SELECT l.listed_at FROM listings l WHERE l.family = c.family AND l.left_at IS NOT NULL
        AND (l.listed_at, l.article_id) > (
          coalesce(closed.at, '-infinity'), coalesce(closed.id, '00000000-0000-0000-0000-000000000000')
        )
        ORDER BY l.listed_at, l.article_id LIMIT 30)
    ) AS o WHERE o.listed_at <= moment
  ) AS open
  WHERE CASE
    WHEN c.months THEN open.count >= 30 OR open.oldest < this_month
    ELSE closed.at IS NOT NULL AND open.count >= 30
  END;
END $$;

REVOKE EXECUTE ON FUNCTION candor_complete_parts FROM PUBLIC;
