-- Brings the listings of these articles in line with what they are now. The caller holds the queue.
--   * `listed_at` is the later of `published_at` and `moment`, and stays once it has passed: the past of a family only grows at
--     its end. Articles of one transaction follow one another by a microsecond: by `published_at`, then in the order in which
--     they were inserted.
--   * Notices (corrections and retractions) are listed at `moment` too, one after the other; if they are backdated, at their dates.
--   * If it is backdated, or under an embargo, an article is listed at its `published_at`, or in the next free microsecond. At
--     the earliest in the year 1000: every format must be able to write the date of the marker.
--   * Nothing is listed before the end of the family's closed parts, so a closed part never changes. What would be, follows
--     right after it.
--   * An article that was shown and must go is marked as left. One that was never shown loses its listing.
--   * `changed_at` is `moment` for all of them.
-- Returns a row for each family and way to change: whether readers can see the change, how many listings the family gained,
-- and whether articles were published in it now, or backdated.
CREATE OR REPLACE FUNCTION candor_relist(changed uuid[], backdated boolean[], moment timestamptz)
RETURNS TABLE (name text, shown boolean, gained bigint, published boolean, imported boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  -- What an embargo releases before the commit is shown.
  soon constant timestamptz := moment + interval '1 minute';
  tick constant interval := '1 microsecond';
BEGIN
  PERFORM candor_refuse_future(changed, moment);
  PERFORM candor_note_corrections(changed);

  RETURN QUERY
  WITH ranked AS (
    SELECT a.id, a.number, a.published_at, c.backdated,
      pg_catalog.row_number() OVER (ORDER BY a.published_at, a.number) - 1 AS rank,
      pg_catalog.row_number() OVER (PARTITION BY a.published_at ORDER BY a.number) - 1 AS twin
    FROM ROWS FROM (pg_catalog.unnest(changed), pg_catalog.unnest(backdated)) AS c(id, backdated)
    CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = c.id OFFSET 0) AS a
    WHERE a.status IN ('published', 'retracted')
  ), placed AS MATERIALIZED (
    SELECT r.*, CASE WHEN r.published_at <= moment AND NOT r.backdated THEN moment + tick * r.rank ELSE coalesce(
      (SELECT l.listed_at FROM listings l WHERE l.family = 'all' AND l.article_id = r.id
        AND l.listed_at >= r.published_at AND l.listed_at < r.published_at + interval '1 second'),
      tick * r.twin + coalesce((
        SELECT l.listed_at + tick FROM listings l
        WHERE l.family = 'all' AND l.left_at IS NULL AND l.listed_at >= r.published_at AND l.listed_at < r.published_at + interval '1 second'
          AND (SELECT a.published_at FROM articles a WHERE a.id = l.article_id) = r.published_at
        ORDER BY l.listed_at DESC, l.article_id DESC LIMIT 1
      ), r.published_at)
    ) END AS place FROM ranked r
  ), wanted AS MATERIALIZED (
    SELECT f.family, f.entry_id AS id, p.number, p.published_at, f.dated_at, p.backdated, closed.at AS closed_at,
      l.listed_at AS listed_before, l.left_at AS left_before, greatest(CASE
        WHEN f.dated_at IS NULL OR p.published_at > moment THEN p.place
        WHEN NOT p.backdated THEN moment
        ELSE greatest(p.place, least(f.dated_at, moment)) END, '1000-01-01Z') AS place
    FROM placed p CROSS JOIN LATERAL article_families(ARRAY[p.id]) AS f
    LEFT JOIN LATERAL (
      SELECT l.listed_at, l.left_at FROM listings l WHERE l.family = f.family AND l.article_id = f.entry_id LIMIT 1
    ) AS l ON true
    LEFT JOIN LATERAL (
      SELECT a.last_listed_at AS at FROM archive_parts a WHERE a.family = f.family ORDER BY a.month DESC, a.part DESC LIMIT 1
    ) AS closed ON true
  ), spread AS (
    SELECT w.*, CASE WHEN w.dated_at IS NULL THEN w.place ELSE w.place + tick
      * (pg_catalog.row_number() OVER (PARTITION BY w.family, w.place ORDER BY w.dated_at, w.published_at, w.number, w.id) - 1) END AS apart
    FROM wanted w
  ), listed AS MATERIALIZED (
    SELECT w.*, CASE
      WHEN w.listed_before <= moment THEN w.listed_before
      WHEN w.apart <= w.closed_at THEN w.closed_at + tick * pg_catalog.row_number() OVER (
        PARTITION BY w.family, w.apart <= w.closed_at ORDER BY coalesce(w.dated_at, w.published_at), w.number)
      ELSE w.apart END AS listed_at
    FROM spread w
  ), written AS (
    INSERT INTO listings (family, article_id, listed_at, changed_at) SELECT w.family, w.id, w.listed_at, moment FROM listed w
    ON CONFLICT (family, article_id) DO UPDATE SET listed_at = excluded.listed_at, left_at = NULL, changed_at = excluded.changed_at
  )
  SELECT w.family, pg_catalog.bool_or(least(w.listed_at, w.listed_before) <= soon), pg_catalog.count(*) FILTER (WHERE w.joins),
    pg_catalog.bool_or(w.joins AND NOT w.backdated AND w.listed_at <= soon), pg_catalog.bool_or(w.joins AND w.backdated)
  FROM (SELECT *, listed_before IS NULL OR left_before IS NOT NULL AS joins FROM listed) AS w GROUP BY w.family;

  -- Listings that are not wanted: all others have `moment` now. A closed part goes on showing what its family has lost.
  RETURN QUERY
  WITH unwanted AS MATERIALIZED (
    SELECT l.family, l.article_id, l.row, l.listed_at, l.left_at, l.left_at IS NULL AND l.listed_at > soon AS never_shown
    FROM candor_entries_of(changed) AS c(id)
    CROSS JOIN LATERAL (SELECT *, listings.ctid AS row FROM listings WHERE listings.article_id = c.id OFFSET 0) AS l
    WHERE l.changed_at <> moment
  ), deleted AS (
    DELETE FROM listings WHERE ctid = ANY (ARRAY(SELECT u.row FROM unwanted u WHERE u.never_shown))
  ), gone AS (
    UPDATE listings SET left_at = moment, changed_at = moment
    WHERE ctid = ANY (ARRAY(SELECT u.row FROM unwanted u WHERE u.left_at IS NULL AND NOT u.never_shown))
  ), kept AS (
    UPDATE listings SET changed_at = moment WHERE ctid = ANY (ARRAY(
      SELECT u.row FROM unwanted u WHERE u.left_at IS NOT NULL AND (
        SELECT (u.listed_at, u.article_id) <= (p.last_listed_at, p.last_article_id) FROM archive_parts p
        WHERE p.family = u.family ORDER BY p.month DESC, p.part DESC LIMIT 1
      )
    )) RETURNING family
  )
  SELECT u.family, NOT u.never_shown, -1::bigint, false, false FROM unwanted u WHERE u.left_at IS NULL
  UNION ALL SELECT k.family, true, 0, false, false FROM kept k;
END $$;

REVOKE EXECUTE ON FUNCTION candor_relist FROM PUBLIC;
