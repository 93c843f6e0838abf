-- Brings the listings of these articles in line with what they are now. The caller holds the queue.
--   * `listed_at` is the later of `published_at` and `moment`, and stays once it has passed: the past of a family only
--     grows at its end. Entries of one transaction follow one another by a microsecond: by date, then in the order of
--     insertion. The date of a notice is that of the correction.
--   * An entry that is backdated or under an embargo is listed at its date, or in the next free microsecond. At the
--     earliest in the year 1000: every format must be able to write the date of the marker.
--   * An import that changes the date of an article (`redated`) lists it anew, unless a closed part holds it.
--   * Nothing is listed before the end of the family's closed parts, so a closed part never changes. What would be,
--     gets a place in the year 900, from which candor_order_late.sql takes it.
--   * An entry that was shown and must go is marked as left. One that was never shown loses its listing.
--   * `changed_at` is `moment`, also a microsecond apart, in the order of the family.
-- Returns a row for each family and way to change: whether readers can see the change, whether it did more than add
-- entries, how many listings the family gained, and whether articles were published in it now, or imported, so that
-- candor_order_late.sql has to look.
CREATE OR REPLACE FUNCTION candor_relist(changed uuid[], backdated boolean[], redated boolean[], moment timestamptz)
RETURNS TABLE (name text, shown boolean, withdrawn boolean, gained bigint, published boolean, imported boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  -- What an embargo releases before the commit is shown.
  soon constant timestamptz := moment + interval '1 minute' + interval '2 ms' * pg_catalog.cardinality(changed);
  -- The longest that a commit is expected to take from here on: what an embargo releases meanwhile may have been shown.
  commits_within constant interval := interval '3 seconds'
    + interval '2 milliseconds' * pg_catalog.cardinality(changed);
  tick constant interval := '1 microsecond';
BEGIN
  PERFORM candor_refuse_future(changed, moment);
  PERFORM candor_note_corrections(changed);

  RETURN QUERY
  WITH wanted AS MATERIALIZED (
    -- The entries that the articles have now, each with its listing and its family's last closed part.
    SELECT f.family, f.entry_id AS id, a.number, a.published_at, coalesce(f.dated_at, a.published_at) AS dated_at,
      c.backdated, c.redated,
      CASE
        WHEN f.dated_at IS NOT NULL THEN (SELECT n.number FROM notices n WHERE n.id = f.entry_id)
      END AS notice_number,
      closed.at AS closed_at, l.listed_at AS listed_before, l.left_at AS left_before,
      greatest(
        CASE
          WHEN a.published_at > moment THEN a.published_at
          WHEN c.backdated
            THEN greatest(a.published_at, CASE WHEN f.dated_at IS NOT NULL THEN least(f.dated_at, moment) END)
        END,
        CASE WHEN a.published_at > moment OR c.backdated THEN timestamptz '1000-01-01Z' END
      ) AS at
    FROM ROWS FROM (
      pg_catalog.unnest(changed), pg_catalog.unnest(backdated), pg_catalog.unnest(redated)
    ) AS c(id, backdated, redated)
    CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = c.id OFFSET 0) AS a
    CROSS JOIN LATERAL article_families(ARRAY[c.id]) AS f
    LEFT JOIN LATERAL (
      SELECT l.listed_at, l.left_at FROM listings l WHERE l.family = f.family AND l.article_id = f.entry_id LIMIT 1
    ) AS l ON true
    LEFT JOIN LATERAL (
      SELECT p.last_listed_at AS at FROM archive_parts p
      WHERE p.family = f.family ORDER BY p.month DESC, p.part DESC LIMIT 1
    ) AS closed ON true
  ), sorted AS (
    -- The way in which each entry is listed, and its order among those of the same way.
    SELECT w.*, CASE WHEN w.way = 'dated' THEN candor_next_place(w.family, w.at) END AS free,
      tick * (
        pg_catalog.row_number() OVER (
          PARTITION BY w.family, w.way ORDER BY w.at, w.dated_at, w.published_at, w.number, w.notice_number, w.id
        ) - 1
      ) AS rank,
      -- The same in all families, because a partner reads its private articles among the public ones.
      tick * (
        pg_catalog.dense_rank() OVER (
          PARTITION BY w.way ORDER BY w.dated_at, w.published_at, w.number, w.notice_number, w.id
        ) - 1
      ) AS order_now
    FROM (
      SELECT *, CASE
        WHEN listed_before < '1000-01-01Z' THEN 'late'
        -- What follows right after a closed part keeps its place there: candor_order_late.sql sorts it.
        WHEN redated
          AND (listed_before > closed_at + interval '1 second') IS NOT false
          AND (at > closed_at) IS NOT false
          THEN 'dated'
        WHEN redated AND listed_before > closed_at + interval '1 second' THEN 'late'
        WHEN listed_before <= moment OR (listed_before >= at AND listed_before < at + interval '1 second') THEN 'stays'
        WHEN at IS NULL THEN 'now'
        WHEN at <= closed_at THEN 'late'
        ELSE 'dated'
      END AS way
      FROM wanted
    ) AS w
  ), placed AS (
    -- The time of each listing.
    SELECT s.*, CASE s.way
      WHEN 'stays' THEN s.listed_before
      WHEN 'now' THEN moment + s.order_now
      WHEN 'late' THEN timestamptz '0900-01-01Z' + s.rank
      -- Each in its order after the one before, but not before it is free.
      ELSE s.rank + pg_catalog.max(s.free - s.rank) OVER (PARTITION BY s.family, s.way ORDER BY s.rank)
    END AS listed_at
    FROM sorted s
  ), listed AS MATERIALIZED (
    -- Whether it is new in its family, and the time of its change.
    SELECT p.*, p.listed_before IS NULL OR p.left_before IS NOT NULL AS joins,
      moment + tick * (
        pg_catalog.row_number() OVER (PARTITION BY p.family ORDER BY p.listed_at, p.id) - 1
      ) AS changed_at
    FROM placed p
  ), written AS (
    INSERT INTO listings (family, article_id, listed_at, changed_at)
    SELECT w.family, w.id, w.listed_at, w.changed_at FROM listed w
    ON CONFLICT (family, article_id) DO UPDATE
    SET listed_at = excluded.listed_at, left_at = NULL, changed_at = excluded.changed_at
  ), unwanted AS MATERIALIZED (
    -- The listings of entries that the articles no longer have.
    SELECT l.family, l.article_id, l.row, l.listed_at, l.left_at, c.id AS about,
      -- An embargo at its last change too: a clock that was set back makes no embargo of what was shown.
      l.left_at IS NULL AND l.listed_at > greatest(moment, l.changed_at) + commits_within AS never_shown
    FROM pg_catalog.unnest(changed) AS c(id) CROSS JOIN LATERAL candor_entries_of(ARRAY[c.id]) AS e(id)
    CROSS JOIN LATERAL (SELECT *, listings.ctid AS row FROM listings WHERE listings.article_id = e.id OFFSET 0) AS l
    WHERE (l.family, l.article_id) NOT IN (SELECT w.family, w.id FROM listed w)
  ), deleted AS (
    DELETE FROM listings WHERE ctid = ANY (ARRAY(SELECT u.row FROM unwanted u WHERE u.never_shown))
  ), gone AS (
    UPDATE listings SET left_at = moment, changed_at = moment
    WHERE ctid = ANY (ARRAY(SELECT u.row FROM unwanted u WHERE u.left_at IS NULL AND NOT u.never_shown))
  ), kept AS (
    -- A closed part goes on showing what its family has lost, so a change of it counts.
    UPDATE listings SET changed_at = moment WHERE ctid = ANY (ARRAY(
      SELECT u.row FROM unwanted u WHERE u.left_at IS NOT NULL
        -- Nothing that happens to a private article changes what the public sees.
        AND (u.family LIKE 'partners/%' OR EXISTS (SELECT FROM articles a WHERE a.id = u.about AND a.audience IS NULL)
          OR EXISTS (
            SELECT FROM listings was WHERE was.family = 'all' AND was.article_id = u.about AND was.left_at IS NULL
          )
        )
        AND (
          SELECT (u.listed_at, u.article_id) <= (p.last_listed_at, p.last_article_id) FROM archive_parts p
          WHERE p.family = u.family ORDER BY p.month DESC, p.part DESC LIMIT 1
        )
    )) RETURNING family
  )
  -- What changed, for each family and way to change.
  SELECT w.family, pg_catalog.bool_or(least(w.listed_at, w.listed_before) <= soon),
    pg_catalog.bool_or(NOT w.joins AND least(w.listed_at, w.listed_before) <= soon),
    pg_catalog.count(*) FILTER (WHERE w.joins),
    pg_catalog.bool_or(w.joins AND NOT w.backdated AND w.listed_at <= soon),
    pg_catalog.bool_or(w.way = 'late' OR w.redated OR w.joins AND w.backdated)
  FROM listed AS w GROUP BY w.family
  UNION ALL SELECT u.family, NOT u.never_shown, NOT u.never_shown, -1, false, false FROM unwanted u
    WHERE u.left_at IS NULL
  UNION ALL SELECT k.family, true, true, 0, false, false FROM kept k;
END $$;

REVOKE EXECUTE ON FUNCTION candor_relist FROM PUBLIC;
