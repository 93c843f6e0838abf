-- Archives: the closed parts of families (RFC 5005 §4). At the commit, in the queue, when articles
-- were published, or an import is done: parts that are full or whose month is over are closed, and
-- never change again.

-- Which of the changed families may have parts of their archive to close: thirty listings after the
-- last closed part, or, with `months`, one from a UTC month that is over. Families into which
-- articles were only imported keep their first part open: an archive that is imported before the
-- first publication can come in any order. If an import is done, all families count.
CREATE OR REPLACE FUNCTION candor_complete_parts(
  affected candor_family_change[], import_done boolean, moment timestamptz
)
RETURNS TABLE (family text, months boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  this_month constant timestamptz := pg_catalog.date_trunc('month',
    moment AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
BEGIN
  RETURN QUERY SELECT c.family, c.months FROM (
    SELECT n.family, pg_catalog.bool_or(n.months) AS months FROM (
      SELECT a.family, a.published OR import_done AS months FROM pg_catalog.unnest(affected) AS a
      WHERE a.published OR a.imported OR import_done
      UNION ALL SELECT f.family, true FROM families f WHERE import_done AND f.articles > 0
    ) AS n GROUP BY n.family
  ) AS c LEFT JOIN LATERAL (
    SELECT p.last_listed_at AS at, p.last_article_id AS id FROM archive_parts p
    WHERE p.family = c.family ORDER BY p.month DESC, p.part DESC LIMIT 1
  ) AS closed ON true CROSS JOIN LATERAL (
    SELECT pg_catalog.count(*) AS count, pg_catalog.min(o.listed_at) AS oldest FROM (
      (SELECT l.listed_at FROM listings l WHERE l.family = c.family AND l.left_at IS NULL
        AND (l.listed_at, l.article_id) > (
          coalesce(closed.at, '-infinity'),
            coalesce(closed.id, '00000000-0000-0000-0000-000000000000')
        )
        ORDER BY l.listed_at, l.article_id LIMIT 30)
      UNION ALL
      (SELECT l.listed_at FROM listings l WHERE l.family = c.family AND l.left_at IS NOT NULL
        AND (l.listed_at, l.article_id) > (
          coalesce(closed.at, '-infinity'),
            coalesce(closed.id, '00000000-0000-0000-0000-000000000000')
        )
        ORDER BY l.listed_at, l.article_id LIMIT 30)
    ) AS o WHERE o.listed_at <= moment
  ) AS open
  WHERE CASE
    WHEN c.months THEN open.count >= 30 OR open.oldest < this_month
    ELSE closed.at IS NOT NULL AND open.count >= 30
  END;
END $$;

-- Closes the parts of a family's archive that are complete: thirty listings of one UTC month, or,
-- with `months`, fewer once it is over. The caller holds the queue. Nothing is listed before the
-- end of a closed part afterwards (candor_relist), so it is final. Each part has the number of
-- listings in the archive up to its end (`through`).
CREATE OR REPLACE FUNCTION candor_close_parts(name text, moment timestamptz,
  months boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  WITH closed AS (
    SELECT month, part, last_listed_at, last_article_id, through FROM archive_parts
    WHERE family = name ORDER BY month DESC, part DESC LIMIT 1
  ), position AS (
    SELECT coalesce((SELECT last_listed_at FROM closed), '-infinity') AS listed_at,
      coalesce((SELECT last_article_id FROM closed),
        '00000000-0000-0000-0000-000000000000') AS article_id
  ), open AS (
    SELECT l.* FROM position p CROSS JOIN LATERAL (
      (SELECT l.listed_at, l.article_id FROM listings l
        WHERE l.family = name
          AND l.left_at IS NULL
          AND l.listed_at <= moment
          AND (l.listed_at, l.article_id) > (p.listed_at, p.article_id)
        ORDER BY l.listed_at, l.article_id OFFSET 0)
      UNION ALL
      (SELECT l.listed_at, l.article_id FROM listings l
        WHERE l.family = name
          AND l.left_at IS NOT NULL
          AND l.listed_at <= moment
          AND (l.listed_at, l.article_id) > (p.listed_at, p.article_id)
        ORDER BY l.listed_at, l.article_id OFFSET 0)
    ) AS l
  ), dated AS (
    SELECT listed_at, article_id,
      pg_catalog.to_char(listed_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month FROM open
  ), numbered AS (
    SELECT d.*, coalesce((SELECT c.part FROM closed c WHERE c.month = d.month), 0) + 1
      + (pg_catalog.row_number() OVER (
        PARTITION BY d.month ORDER BY d.listed_at, d.article_id
      ) - 1) / 30 AS part
    FROM dated d
  ), parts AS (
    -- Parts before a full one close too.
    SELECT month, part, pg_catalog.count(*) AS length,
      pg_catalog.bool_or(pg_catalog.count(*) = 30) OVER (ORDER BY month DESC,
        part DESC) AS complete,
      pg_catalog.array_agg(article_id ORDER BY listed_at, article_id) AS articles,
      pg_catalog.min(listed_at) AS first_at, pg_catalog.max(listed_at) AS last_at
    FROM numbered GROUP BY month, part
  )
  INSERT INTO archive_parts
    (family, month, part, first_listed_at, first_article_id, last_listed_at, last_article_id,
      closed_at, through)
  SELECT name, month, part, first_at, articles[1], last_at, articles[length], moment,
    coalesce((SELECT through FROM closed), 0) + pg_catalog.sum(length) OVER (ORDER BY month, part)
  FROM parts WHERE complete
    OR (months AND month < pg_catalog.to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM'));
END $$;
