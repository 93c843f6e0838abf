-- Brings the listings of these articles in line with what they are now, and marks the families that show them as changing.
--   * `listed_at` is the later of `published_at` and now, and stays once it has passed: the past of a family only grows at
--     its end. A bulk import can set `SET LOCAL candor.backdate = 'on'` to list by `published_at`, at the earliest in the
--     year 1000: every format must be able to write the date of the marker.
--   * An article that was shown and must go is marked as left. One that was never shown loses its listing.
--   * Nothing is listed before the end of the family's closed parts, so a closed part never changes. An import with
--     `candor.backdate` starts with the oldest article; one that comes too late is listed right after the last closed part,
--     in its own order.
--   * `changed_at` moves with every change, once in a transaction.
-- Here and elsewhere, `force_custom_plan` makes PostgreSQL plan every call for the sizes of that moment: a session would
-- keep the plan that it made for small tables and few rows, which makes a bulk load in one transaction quadratic.
CREATE OR REPLACE FUNCTION candor_relist(changed uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  queued timestamptz := coalesce(nullif(current_setting('candor.queued_at', true), '')::timestamptz, moment);
  backdate boolean := coalesce(current_setting('candor.backdate', true), '') = 'on';
  wanted uuid[];
  dates timestamptz[];
  names text[];
  times timestamptz[];
  shown_already uuid;
  shown uuid[];
  guids text[];
BEGIN
  IF changed IS NULL THEN RETURN; END IF;

  SELECT pg_catalog.array_agg(f.article_id), pg_catalog.array_agg(f.published_at), pg_catalog.array_agg(f.family), pg_catalog.array_agg(f.at)
  INTO wanted, dates, names, times FROM article_families(changed) AS f;

  -- Subqueries for each article, here and below: tables that have just grown would else be taken for small ones.
  SELECT a.id INTO shown_already FROM articles a
  WHERE a.id = ANY (changed) AND a.status IN ('published', 'retracted') AND a.published_at > moment
    AND (SELECT true FROM listings l WHERE l.article_id = a.id AND l.listed_at <= moment LIMIT 1)
  LIMIT 1;
  IF shown_already IS NOT NULL THEN
    RAISE EXCEPTION 'article % has been in the feeds already: its published_at cannot lie in the future', shown_already
      USING ERRCODE = 'check_violation',
        HINT = 'Set status = ''withheld'' to take it back, and insert a new article for the later publication.';
  END IF;

  INSERT INTO listings AS l (family, article_id, listed_at, changed_at)
  SELECT w.family, w.id, CASE
      WHEN w.at IS NOT NULL THEN greatest(w.published_at, least(w.at, moment), '1000-01-01Z')
      ELSE greatest(w.published_at, CASE WHEN backdate THEN '1000-01-01Z' ELSE moment END, closed.at + interval '1 microsecond'
        * pg_catalog.row_number() OVER (PARTITION BY w.family ORDER BY w.published_at, w.id))
    END, moment
  FROM ROWS FROM (pg_catalog.unnest(wanted), pg_catalog.unnest(dates), pg_catalog.unnest(names), pg_catalog.unnest(times)) AS w(id, published_at, family, at) LEFT JOIN LATERAL (
    SELECT p.last_listed_at AS at FROM archive_parts p
    WHERE p.family = w.family ORDER BY p.month DESC, p.part DESC LIMIT 1
  ) AS closed ON true
  ON CONFLICT (family, article_id) DO UPDATE SET left_at = NULL, changed_at = moment,
    listed_at = CASE WHEN l.listed_at > moment OR l.family = 'corrections' THEN excluded.listed_at ELSE l.listed_at END
  WHERE l.changed_at < queued OR l.left_at IS NOT NULL OR l.listed_at > moment
    OR (l.family = 'corrections' AND l.listed_at <> excluded.listed_at);

  -- A closed part goes on showing what its family has lost.
  UPDATE listings l SET changed_at = moment WHERE l.article_id = ANY (changed) AND l.left_at IS NOT NULL AND l.changed_at < queued AND (
    SELECT (l.listed_at, l.article_id) <= (p.last_listed_at, p.last_article_id) FROM archive_parts p
    WHERE p.family = l.family ORDER BY p.month DESC, p.part DESC LIMIT 1
  );

  -- Also where all of these were touched before: constraints may have been checked in the meantime.
  PERFORM candor_touch_from(l.family, min(CASE WHEN l.listed_at <= moment THEN '-infinity' ELSE l.listed_at END))
  FROM listings l WHERE l.article_id = ANY (changed) AND l.left_at IS NULL GROUP BY l.family ORDER BY l.family;

  -- EXCEPT stays linear where an anti-join could be planned as a loop in a loop.
  WITH unwanted AS (
    SELECT l.family, l.article_id FROM listings l WHERE l.article_id = ANY (changed) AND l.left_at IS NULL
    EXCEPT SELECT w.family, w.id FROM ROWS FROM (pg_catalog.unnest(wanted), pg_catalog.unnest(names)) AS w(id, family)
  ), never_shown AS (
    DELETE FROM listings l USING unwanted u
    WHERE l.family = u.family AND l.article_id = u.article_id AND l.listed_at > moment + interval '1 minute'
  )
  -- What an embargo releases before the commit was shown.
  UPDATE listings l SET left_at = moment, changed_at = moment FROM unwanted u
  WHERE l.family = u.family AND l.article_id = u.article_id AND l.listed_at <= moment + interval '1 minute';

  -- What is shown again is deleted no more; the successor of a deleted article only once its embargo has ended.
  SELECT pg_catalog.array_agg(a.id), pg_catalog.array_agg(a.guid) INTO shown, guids FROM articles a
  WHERE a.id = ANY (changed) AND (
    SELECT l.left_at IS NULL AND l.listed_at <= moment FROM listings l WHERE l.family = 'all' AND l.article_id = a.id);
  DELETE FROM tombstones WHERE article_id = ANY (shown) OR guid = ANY (guids);
END $$;

REVOKE EXECUTE ON FUNCTION candor_relist FROM PUBLIC;
