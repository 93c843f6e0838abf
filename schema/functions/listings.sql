-- Listings: which entry is in which family, since when and until when.
-- At the commit, in the queue: the listings of changed articles are brought in line with their families, and articles
-- that readers have seen leave a tombstone.

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

-- The language of a BCP 47 tag. The withdrawn codes are those that `Intl` and browsers replace too, and those of
-- `languageOf` in src/families/members.ts.
CREATE OR REPLACE FUNCTION candor_language(tag text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE lower(split_part(tag, '-', 1))
    WHEN 'iw' THEN 'he' WHEN 'in' THEN 'id' WHEN 'ji' THEN 'yi' WHEN 'jw' THEN 'jv' WHEN 'mo' THEN 'ro'
    ELSE lower(split_part(tag, '-', 1))
  END
$$;

REVOKE EXECUTE ON FUNCTION candor_language FROM PUBLIC;

-- Brings the listings of these articles in line with what they are now. The caller holds the queue.
--   * `listed_at` is the later of `published_at` and `moment`, and stays once it has passed: the past of a family only
--     grows at its end. Entries of one transaction follow one another by a microsecond: by date, then in the order of
--     insertion. The date of a notice is that of the correction.
--   * An entry that is backdated or under an embargo is listed at its date, or in the next free microsecond. At the
--     earliest in the year 1000: every format must be able to write the date of the marker.
--   * An import that changes the date of an article (`redated`) lists it anew, unless a closed part holds it.
--   * Nothing is listed before the end of the family's closed parts, so a closed part never changes. What would be,
--     gets a place in the year 900, from which candor_order_late takes it.
--   * An entry that was shown and must go is marked as left. One that was never shown loses its listing.
--   * `changed_at` is `moment`, also a microsecond apart, in the order of the family.
-- Returns a row for each family and way to change: whether readers can see the change, whether it did more than add
-- entries, how many listings the family gained, and whether articles were published in it now, or imported, so that
-- candor_order_late has to look.
CREATE OR REPLACE FUNCTION candor_relist(changed uuid[], backdated boolean[], redated boolean[], moment timestamptz)
RETURNS TABLE (name text, shown boolean, withdrawn boolean, gained bigint, published boolean, imported boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  -- What an embargo releases before the commit is shown.
  soon constant timestamptz := moment + interval '1 minute';
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
        -- What follows right after a closed part keeps its place there: candor_order_late sorts it.
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

-- The first microsecond from `at` on that comes after the family's entries of earlier or equal dates. Those that
-- overflow stand within a second after their date: it has place for a million.
CREATE OR REPLACE FUNCTION candor_next_place(name text, at timestamptz) RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN greatest(at, interval '1 microsecond' + greatest((
    SELECT l.listed_at FROM listings l
    WHERE l.family = name
      AND l.left_at IS NULL
      AND l.listed_at >= at
      AND l.listed_at < at + interval '1 second'
      AND candor_entry_date(l.article_id) <= at
    ORDER BY l.listed_at DESC, l.article_id DESC LIMIT 1
  ), (
    SELECT l.listed_at FROM listings l
    WHERE l.family = name
      AND l.left_at IS NOT NULL
      AND l.listed_at >= at
      AND l.listed_at < at + interval '1 second'
      AND candor_entry_date(l.article_id) <= at
    ORDER BY l.listed_at DESC, l.article_id DESC LIMIT 1
  )));
END $$;

REVOKE EXECUTE ON FUNCTION candor_next_place FROM PUBLIC;

-- Lists right after the last closed part of these families what is older than it, sorted by date, one microsecond after
-- the other: what candor_relist has put into the year 900, and what earlier imports listed there. The caller holds
-- the queue. Articles that were published after the part was closed are not moved: a gap divides them from these.
CREATE OR REPLACE FUNCTION candor_order_late(names text[], moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  tick constant interval := '1 microsecond';
BEGIN
  UPDATE listings l SET listed_at = o.listed_at, changed_at = CASE WHEN o.fresh THEN l.changed_at ELSE moment END FROM (
    SELECT m.row, m.fresh, m.listed_at AS place,
      m.closed_at + tick * pg_catalog.row_number() OVER (
        PARTITION BY m.family ORDER BY m.dated_at, m.fresh, m.listed_at
      ) AS listed_at
    FROM (
      SELECT f.family, closed.at AS closed_at, late.row, late.listed_at, late.fresh,
        -- A deleted article has no date: it stays behind the one before it.
        coalesce(
          late.dated_at, pg_catalog.max(late.dated_at) OVER (PARTITION BY f.family, late.fresh ORDER BY late.listed_at)
        ) AS dated_at
      FROM pg_catalog.unnest(names) AS f(family) CROSS JOIN LATERAL (
        SELECT p.last_listed_at AS at FROM archive_parts p
        WHERE p.family = f.family ORDER BY p.month DESC, p.part DESC LIMIT 1
      ) AS closed CROSS JOIN LATERAL (
        SELECT r.row, r.listed_at, false AS fresh, candor_entry_date(r.article_id) AS dated_at FROM (
          SELECT e.*, pg_catalog.row_number() OVER (ORDER BY e.listed_at, e.article_id) AS number FROM (
            SELECT l.ctid AS row, l.listed_at, l.article_id FROM listings l
            WHERE l.family = f.family
              AND l.left_at IS NULL
              AND l.listed_at > closed.at
              AND l.listed_at < closed.at + interval '1 second'
            UNION ALL SELECT l.ctid, l.listed_at, l.article_id FROM listings l
            WHERE l.family = f.family
              AND l.left_at IS NOT NULL
              AND l.listed_at > closed.at
              AND l.listed_at < closed.at + interval '1 second'
          ) AS e
        ) AS r WHERE r.listed_at = closed.at + tick * r.number
        UNION ALL SELECT l.ctid, l.listed_at, true, candor_entry_date(l.article_id) FROM listings l
        WHERE l.family = f.family AND l.left_at IS NULL AND l.listed_at < '1000-01-01Z'
      ) AS late
    ) AS m
  ) AS o
  WHERE o.listed_at <> o.place AND l.ctid = o.row;
END $$;

REVOKE EXECUTE ON FUNCTION candor_order_late FROM PUBLIC;

-- Leaves a tombstone for each article that was shown and is shown no more, and removes those of articles that are shown
-- again, or have a successor with their guid. `deleted` and `guids` are the articles that have no row any more;
-- `touched` are others, whose tombstones were changed by hand. The caller holds the queue. Returns the families that
-- change.
--   * An article that becomes private is gone for the public: it keeps that tombstone while it is private, whatever
--     happens to it.
--   * A private article that is gone for a partner has one too, which only feeds show that had the article.
--   * An article that has a successor leaves no trace in archives without a closed part: there, an import that is
--     deleted and done again makes the parts that it would have made at once.
CREATE OR REPLACE FUNCTION candor_bury(
  changed uuid[], deleted uuid[], guids text[], touched uuid[], moment timestamptz, shown_until timestamptz
)
RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  buried uuid[];
  risen uuid[];
  successors uuid[];
BEGIN
  WITH gone AS (
    SELECT 'all' AS family, d.id, d.guid
    FROM ROWS FROM (pg_catalog.unnest(deleted), pg_catalog.unnest(guids)) AS d(id, guid)
    UNION ALL SELECT 'all', a.id, a.guid FROM pg_catalog.unnest(changed) AS c(id)
      CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = c.id OFFSET 0) AS a
      WHERE a.status NOT IN ('published', 'retracted') OR a.audience IS NOT NULL
    UNION ALL SELECT 'corrections', n.id, 'urn:uuid:' || n.id FROM pg_catalog.unnest(changed) AS c(id)
      CROSS JOIN LATERAL (SELECT notices.id FROM notices WHERE notices.article_id = c.id OFFSET 0) AS n
  ), buried AS (
    INSERT INTO tombstones (article_id, guid, deleted_at)
    SELECT g.id, g.guid, l.left_at FROM gone g CROSS JOIN LATERAL (
      SELECT l.left_at FROM listings l
      WHERE l.article_id = g.id
        AND (l.family = g.family OR l.family LIKE 'partners/%' AND pg_catalog.split_part(l.family, '/', 3) = g.family)
      ORDER BY l.family <> g.family, l.left_at DESC NULLS LAST LIMIT 1
    ) AS l WHERE l.left_at IS NOT NULL
    ON CONFLICT (article_id) DO NOTHING RETURNING article_id
  )
  SELECT pg_catalog.array_agg(article_id) INTO buried FROM buried;

  -- A successor counts only once its embargo has ended.
  SELECT pg_catalog.array_agg(r.id), pg_catalog.array_agg(r.successor) INTO risen, successors FROM (
    SELECT t.article_id AS id, a.id AS successor FROM pg_catalog.unnest(changed) AS c(id)
    CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = c.id OFFSET 0) AS a
    CROSS JOIN LATERAL (
      SELECT t.article_id FROM tombstones t WHERE t.guid = a.guid
      UNION ALL SELECT t.article_id FROM tombstones t WHERE t.article_id = a.id
    ) AS t
    WHERE (
      SELECT l.left_at IS NULL AND l.listed_at <= shown_until FROM listings l
      WHERE l.family = 'all' AND l.article_id = a.id
    )
    UNION ALL SELECT n.id, n.id FROM pg_catalog.unnest(changed) AS c(id)
    CROSS JOIN LATERAL (SELECT notices.id FROM notices WHERE notices.article_id = c.id OFFSET 0) AS n
    CROSS JOIN LATERAL (SELECT FROM tombstones t WHERE t.article_id = n.id OFFSET 0) AS t
    WHERE (SELECT l.left_at IS NULL FROM listings l WHERE l.family = 'corrections' AND l.article_id = n.id)
  ) AS r;
  IF risen IS NOT NULL THEN
    DELETE FROM tombstones WHERE article_id = ANY (risen);
    DELETE FROM listings WHERE ctid = ANY (ARRAY(
      SELECT l.row FROM ROWS FROM (pg_catalog.unnest(risen), pg_catalog.unnest(successors)) AS r(id, successor)
      CROSS JOIN LATERAL (
        SELECT listings.family, listings.left_at, listings.ctid AS row
        FROM listings WHERE listings.article_id = r.id OFFSET 0
      ) AS l
      WHERE r.id <> r.successor
        AND l.left_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM archive_parts p WHERE p.family = l.family)
        AND EXISTS (
          SELECT FROM listings s WHERE s.family = l.family AND s.article_id = r.successor AND s.left_at IS NULL
        )
    ));
  END IF;

  touched := buried || risen || touched;
  IF touched IS NULL THEN RETURN; END IF;
  -- A tombstone that comes or goes changes the feeds that had the article, and its place in archives.
  RETURN QUERY WITH place AS MATERIALIZED (
    SELECT l.* FROM pg_catalog.unnest(touched) AS t(id)
    CROSS JOIN LATERAL (
      SELECT listings.family, listings.left_at, listings.changed_at, listings.ctid AS row
      FROM listings WHERE listings.article_id = t.id OFFSET 0
    ) AS l
  ), moved AS (
    UPDATE listings SET changed_at = moment
    WHERE ctid = ANY (ARRAY(SELECT p.row FROM place p WHERE p.left_at IS NOT NULL AND p.changed_at <> moment))
  )
  SELECT DISTINCT p.family FROM place p;
END $$;

REVOKE EXECUTE ON FUNCTION candor_bury FROM PUBLIC;
