-- Listings: which entry is in which family, since when and until when. At the commit, in the queue:
-- the listings of changed articles are brought in line with their families, and articles that
-- readers have seen leave a tombstone.

-- The families that these articles belong to, and the entry that they have there: none for an
-- article that is not to be shown. A new family of feeds is a new line here, and an entry in
-- src/core/families/families.ts. An entry is the article, but in `corrections` it is a notice,
-- with the
-- date of the correction. A private article is in none of them: for each partner of its audience,
-- it is in `partners/NAME/FAMILY` instead, which no address names (decision 28).
CREATE OR REPLACE FUNCTION article_families(ids uuid[])
RETURNS TABLE (article_id uuid, published_at timestamptz, family text, entry_id uuid,
  dated_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT changed.id, a.published_at, audience.prefix || f.family, coalesce(f.notice_id, changed.id),
    f.dated_at
  FROM pg_catalog.unnest(ids) AS changed(id)
  CROSS JOIN LATERAL (SELECT * FROM public.articles WHERE articles.id = changed.id OFFSET 0) AS a
  CROSS JOIN LATERAL (
    SELECT '' WHERE a.audience IS NULL
    UNION ALL (SELECT DISTINCT 'partners/' || name || '/'
      FROM pg_catalog.unnest(a.audience) AS name)
  ) AS audience(prefix)
  CROSS JOIN LATERAL (
    SELECT 'all', NULL::uuid, NULL::timestamptz
    UNION ALL SELECT 'topics/' || t.topic_slug, NULL, NULL FROM public.article_topics t
      WHERE t.article_id = changed.id
    UNION ALL (
      SELECT DISTINCT 'sources/' || s.domain, NULL::uuid, NULL::timestamptz FROM public.sources s
      WHERE s.article_id = changed.id AND s.domain IS NOT NULL
    )
    UNION ALL SELECT 'languages/' || public.candor_language(a.language), NULL, NULL
    UNION ALL SELECT 'modes/' || a.disclosure_mode, NULL, NULL WHERE a.disclosure_mode <> 'unknown'
    UNION ALL SELECT 'reviewed', NULL, NULL WHERE a.disclosure_mode = 'human-only'
      OR a.disclosure_mode = 'ai-assisted' AND a.reviewed_by IS NOT NULL
    UNION ALL SELECT 'corrections', n.id, n.dated_at FROM public.notices n
      WHERE n.article_id = changed.id AND NOT n.gone
  ) AS f(family, notice_id, dated_at)
  WHERE a.status IN ('published', 'retracted')
$$;

GRANT EXECUTE ON FUNCTION article_families TO PUBLIC;

-- The language of a BCP 47 tag. The withdrawn codes are those that `Intl` and browsers replace too,
-- and those of `languageOf` in src/core/families/members.ts.
CREATE OR REPLACE FUNCTION candor_language(tag text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE lower(split_part(tag, '-', 1))
    WHEN 'iw' THEN 'he' WHEN 'in' THEN 'id' WHEN 'ji' THEN 'yi' WHEN 'jw' THEN 'jv' WHEN 'mo'
      THEN 'ro'
    ELSE lower(split_part(tag, '-', 1))
  END
$$;

-- The listing that an entry of an article gets.
CREATE TYPE candor_listing AS (
  family text,
  -- The article, or its notice.
  entry_id uuid,
  -- `now`, `dated`, `late` or `stays`: candor_listings_of says which.
  way text,
  listed_at timestamptz,
  changed_at timestamptz,
  -- NULL if the family never had the entry.
  listed_before timestamptz,
  -- True if it is new in its family.
  joins boolean,
  backdated boolean,
  redated boolean
);

-- Brings the listings of these articles in line with what they are now. One that was shown and must
-- go is marked as left, one that was never shown is deleted. The caller holds the queue.
CREATE OR REPLACE FUNCTION candor_relist(changed candor_article_change[], moment timestamptz)
RETURNS SETOF candor_family_change
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ids constant uuid[] := ARRAY(SELECT c.id FROM pg_catalog.unnest(changed) AS c);
  -- An embargo that ends before this time counts as ended: the commit may take so long.
  soon constant timestamptz := moment + interval '1 minute' + interval '2 ms' *
    pg_catalog.cardinality(changed);
  -- The longest that a commit is expected to take. If an embargo ends later than that, nobody has
  -- seen the entry, and its listing is deleted without a trace.
  commits_within constant interval := interval '3 seconds' + interval '2 milliseconds' *
    pg_catalog.cardinality(ids);
  wanted candor_listing[];
BEGIN
  PERFORM candor_refuse_future(ids, moment);
  PERFORM candor_note_corrections(ids);
  wanted := ARRAY(SELECT w FROM candor_listings_of(changed, moment) AS w);

  -- 1. Articles leave the families that they no longer have.
  RETURN QUERY
  WITH unwanted AS MATERIALIZED (
    SELECT l.family, l.article_id, l.row, l.listed_at, l.left_at, c.id AS about,
      -- It also had an embargo at its last change: setting the clock back does not embargo a public
      -- article.
      l.left_at IS NULL AND l.listed_at > greatest(moment,
        l.changed_at) + commits_within AS never_shown
    FROM pg_catalog.unnest(ids) AS c(id) CROSS JOIN LATERAL candor_entries_of(ARRAY[c.id]) AS e(id)
    CROSS JOIN LATERAL (SELECT *, listings.ctid AS row FROM listings
      WHERE listings.article_id = e.id OFFSET 0) AS l
    WHERE (l.family, l.article_id) NOT IN (SELECT w.family, w.entry_id
      FROM pg_catalog.unnest(wanted) AS w)
  ), deleted AS (
    DELETE FROM listings WHERE ctid = ANY (ARRAY(SELECT u.row FROM unwanted u WHERE u.never_shown))
  ), gone AS (
    UPDATE listings SET left_at = moment, changed_at = moment
    WHERE ctid = ANY (ARRAY(SELECT u.row FROM unwanted u WHERE u.left_at IS NULL
      AND NOT u.never_shown))
  ), kept AS (
    -- A closed part goes on showing what its family has lost, so a change of it counts.
    UPDATE listings SET changed_at = moment WHERE ctid = ANY (ARRAY(
      SELECT u.row FROM unwanted u WHERE u.left_at IS NOT NULL
        -- Nothing that happens to a private article changes what the public sees.
        AND (u.family LIKE 'partners/%'
          OR EXISTS (SELECT FROM articles a WHERE a.id = u.about AND a.audience IS NULL)
          OR EXISTS (
            SELECT FROM listings was WHERE was.family = 'all' AND was.article_id = u.about
              AND was.left_at IS NULL
          )
        )
        AND (
          SELECT (u.listed_at, u.article_id) <= (p.last_listed_at, p.last_article_id)
            FROM archive_parts p
          WHERE p.family = u.family ORDER BY p.month DESC, p.part DESC LIMIT 1
        )
    )) RETURNING family
  )
  SELECT u.family, NOT u.never_shown, NOT u.never_shown, -1::bigint, false, false FROM unwanted u
    WHERE u.left_at IS NULL
  UNION ALL SELECT k.family, true, true, 0::bigint, false, false FROM kept k;

  -- 2. They are listed in those that they have.
  INSERT INTO listings (family, article_id, listed_at, changed_at)
  SELECT w.family, w.entry_id, w.listed_at, w.changed_at FROM pg_catalog.unnest(wanted) AS w
    WHERE w.way <> 'late'
  ON CONFLICT (family, article_id) DO UPDATE
  SET listed_at = excluded.listed_at, left_at = NULL, changed_at = excluded.changed_at;
  PERFORM candor_list_late(wanted, moment);

  RETURN QUERY
  SELECT w.family, pg_catalog.bool_or(least(w.listed_at, w.listed_before) <= soon),
    pg_catalog.bool_or(NOT w.joins AND least(w.listed_at, w.listed_before) <= soon),
    pg_catalog.count(*) FILTER (WHERE w.joins),
    pg_catalog.bool_or(w.joins AND NOT w.backdated AND w.listed_at <= soon),
    pg_catalog.bool_or(w.way = 'late' OR w.redated OR w.joins AND w.backdated)
  FROM pg_catalog.unnest(wanted) AS w GROUP BY w.family;
END $$;

-- The listings that these articles and their notices should have. Entries are listed in one of four
-- ways:
--   * `now`: at `moment`. Entries of one transaction follow one another by a microsecond: by date,
--     then in the order of insertion. The date of a notice is that of the correction.
--   * `dated`, if it is imported or under an embargo: at its date, or in the next free microsecond.
--     At the earliest in the year 1000: every format must be able to write the date of the marker.
--   * `late`, if that is before the end of the family's closed parts: right after them, because a
--     closed part never changes. `listed_at` is about right then; candor_list_late decides.
--   * `stays`: where it is, because the past of a family only grows at its end. But an import that
--     changes the date of an article (`redated`) lists it anew, unless a closed part holds it.
-- `changed_at` is `moment`, also a microsecond apart, in the order of the family.
CREATE OR REPLACE FUNCTION candor_listings_of(changed candor_article_change[], moment timestamptz)
RETURNS SETOF candor_listing
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  earliest constant timestamptz := '1000-01-01Z';
  tick constant interval := '1 microsecond';
BEGIN
  RETURN QUERY
  WITH entries AS MATERIALIZED (
    -- Each entry with the date for its listing, its listing so far and its family's last closed
    -- part.
    SELECT f.family, f.entry_id AS id, a.number, a.published_at,
      coalesce(f.dated_at, a.published_at) AS dated_at,
      c.backdated, c.redated,
      CASE
        WHEN f.dated_at IS NOT NULL THEN (SELECT n.number FROM notices n WHERE n.id = f.entry_id)
      END AS notice_number,
      closed.at AS closed_at, l.listed_at AS listed_before, l.left_at AS left_before,
      greatest(
        CASE
          WHEN a.published_at > moment THEN a.published_at
          WHEN c.backdated
            THEN greatest(a.published_at, CASE WHEN f.dated_at IS NOT NULL
              THEN least(f.dated_at, moment) END)
        END,
        CASE WHEN a.published_at > moment OR c.backdated THEN earliest END
      ) AS at
    FROM pg_catalog.unnest(changed) AS c
    CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = c.id OFFSET 0) AS a
    CROSS JOIN LATERAL article_families(ARRAY[c.id]) AS f
    LEFT JOIN LATERAL (
      SELECT l.listed_at, l.left_at FROM listings l WHERE l.family = f.family
        AND l.article_id = f.entry_id LIMIT 1
    ) AS l ON true
    LEFT JOIN LATERAL (
      SELECT p.last_listed_at AS at FROM archive_parts p
      WHERE p.family = f.family ORDER BY p.month DESC, p.part DESC LIMIT 1
    ) AS closed ON true
  ), ways AS (
    SELECT *, CASE
      -- Entries right after a closed part stay there: candor_list_late sorts them.
      WHEN redated
        AND (listed_before > closed_at + interval '1 second') IS NOT false
        AND (at > closed_at) IS NOT false
        THEN 'dated'
      WHEN redated AND listed_before > closed_at + interval '1 second' THEN 'late'
      WHEN listed_before <= moment
        OR (listed_before >= at AND listed_before < at + interval '1 second') THEN 'stays'
      WHEN at IS NULL THEN 'now'
      WHEN at <= closed_at THEN 'late'
      ELSE 'dated'
    END AS way
    FROM entries
  ), sorted AS (
    -- The order of each entry among those of the same way.
    SELECT w.*, CASE WHEN w.way = 'dated' THEN candor_free_moment(w.family, w.at) END AS free,
      tick * (
        pg_catalog.row_number() OVER (
          PARTITION BY w.family, w.way ORDER BY w.at, w.dated_at, w.published_at, w.number,
            w.notice_number, w.id
        ) - 1
      ) AS rank,
      -- The same in all families, because a partner reads its private articles among the public
      -- ones.
      tick * (
        pg_catalog.dense_rank() OVER (
          PARTITION BY w.way ORDER BY w.dated_at, w.published_at, w.number, w.notice_number, w.id
        ) - 1
      ) AS order_now
    FROM ways w
  ), timed AS (
    SELECT s.*, CASE s.way
      WHEN 'stays' THEN s.listed_before
      WHEN 'now' THEN moment + s.order_now
      WHEN 'late' THEN s.closed_at + tick + s.rank
      -- Each in its order after the one before, but not before it is free.
      ELSE s.rank + pg_catalog.max(s.free - s.rank) OVER (PARTITION BY s.family, s.way
        ORDER BY s.rank)
    END AS listed_at
    FROM sorted s
  )
  SELECT t.family, t.id, t.way, t.listed_at,
    moment + tick * (pg_catalog.row_number() OVER (PARTITION BY t.family ORDER BY t.listed_at,
      t.id) - 1),
    t.listed_before, t.listed_before IS NULL OR t.left_before IS NOT NULL, t.backdated, t.redated
  FROM timed t;
END $$;

-- The first microsecond from `at` on that comes after the family's entries of earlier or equal
-- dates. Those that overflow stand within a second after their date: it has room for a million.
CREATE OR REPLACE FUNCTION candor_free_moment(name text, at timestamptz) RETURNS timestamptz
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

-- Lists `late` entries right after the last closed part of their family, together with what earlier
-- imports listed there: sorted by date, one microsecond after the other. The caller holds the
-- queue. Articles that were published after the part was closed are not moved: a gap divides them
-- from these.
CREATE OR REPLACE FUNCTION candor_list_late(wanted candor_listing[],
  moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  tick constant interval := '1 microsecond';
  names constant text[] := ARRAY(
    SELECT w.family FROM pg_catalog.unnest(wanted) AS w
    WHERE w.way = 'late' OR w.redated OR w.joins AND w.backdated GROUP BY w.family
  );
BEGIN
  IF names = '{}' THEN RETURN; END IF;
  INSERT INTO listings (family, article_id, listed_at, left_at, changed_at)
  WITH closed AS (
    SELECT f.family, p.at FROM pg_catalog.unnest(names) AS f(family) CROSS JOIN LATERAL (
      SELECT p.last_listed_at AS at FROM archive_parts p
      WHERE p.family = f.family ORDER BY p.month DESC, p.part DESC LIMIT 1
    ) AS p
  ), existing AS (
    -- Entries that are there already, a microsecond apart.
    SELECT * FROM (
      SELECT e.*, pg_catalog.row_number() OVER (PARTITION BY e.family ORDER BY e.listed_at,
        e.article_id) AS number
      FROM (
        SELECT l.*, c.at FROM closed c CROSS JOIN LATERAL (
          SELECT l.* FROM listings l
          WHERE l.family = c.family
            AND l.left_at IS NULL
            AND l.listed_at > c.at
            AND l.listed_at < c.at + interval '1 second' OFFSET 0
        ) AS l
        UNION ALL SELECT l.*, c.at FROM closed c CROSS JOIN LATERAL (
          SELECT l.* FROM listings l
          WHERE l.family = c.family
            AND l.left_at IS NOT NULL
            AND l.listed_at > c.at
            AND l.listed_at < c.at + interval '1 second' OFFSET 0
        ) AS l
      ) AS e
      WHERE (e.family, e.article_id) NOT IN (
        SELECT w.family, w.entry_id FROM pg_catalog.unnest(wanted) AS w WHERE w.way = 'late'
      )
    ) AS e WHERE e.listed_at = e.at + tick * e.number
  ), entries AS (
    SELECT l.family, l.article_id, l.at, l.listed_at, l.left_at, l.changed_at, false AS fresh
      FROM existing l
    UNION ALL SELECT w.family, w.entry_id, c.at, w.listed_at, NULL, w.changed_at, true
    FROM closed c JOIN pg_catalog.unnest(wanted) AS w ON w.family = c.family WHERE w.way = 'late'
  ), dated AS (
    -- A deleted article has no date: it stays behind the one before it.
    SELECT e.*, coalesce(
      candor_entry_date(e.article_id),
      pg_catalog.max(candor_entry_date(e.article_id)) OVER (PARTITION BY e.family, e.fresh
        ORDER BY e.listed_at)
    ) AS dated_at
    FROM entries e
  ), sorted AS (
    SELECT d.*, d.at + tick * pg_catalog.row_number() OVER (
      PARTITION BY d.family ORDER BY d.dated_at, d.fresh, d.listed_at
    ) AS now_at
    FROM dated d
  )
  SELECT s.family, s.article_id, s.now_at, s.left_at, CASE WHEN s.fresh THEN s.changed_at
    ELSE moment END
  FROM sorted s WHERE s.fresh OR s.now_at <> s.listed_at
  ON CONFLICT (family, article_id) DO UPDATE
  SET listed_at = excluded.listed_at, left_at = excluded.left_at, changed_at = excluded.changed_at;
END $$;

-- Leaves a tombstone for each article that was shown and is shown no more, and removes those of
-- articles that are shown again, or have a successor with their guid. The caller holds the queue.
-- Returns the families that change.
--   * An article that becomes private is gone for the public: it keeps that tombstone while it is
--     private, whatever happens to it.
--   * A private article that is gone for a partner has one too, which only feeds show that had the
--     article.
--   * An article that has a successor leaves no trace in archives without a closed part: there, an
--     import that is deleted and done again makes the parts that it would have made at once.
CREATE OR REPLACE FUNCTION candor_bury(
  changed candor_article_change[], moment timestamptz, shown_until timestamptz
)
RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  touched uuid[];
  republished uuid[];
BEGIN
  WITH gone AS (
    SELECT 'all' AS family, c.id, c.guid FROM pg_catalog.unnest(changed) AS c
      WHERE c.guid IS NOT NULL
    UNION ALL SELECT 'all', a.id, a.guid FROM pg_catalog.unnest(changed) AS c
      CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = c.id OFFSET 0) AS a
      WHERE a.status NOT IN ('published', 'retracted') OR a.audience IS NOT NULL
    UNION ALL SELECT 'corrections', n.id, 'urn:uuid:' || n.id FROM pg_catalog.unnest(changed) AS c
      CROSS JOIN LATERAL (SELECT notices.id FROM notices
        WHERE notices.article_id = c.id OFFSET 0) AS n
  ), buried AS (
    INSERT INTO tombstones (article_id, guid, deleted_at)
    SELECT g.id, g.guid, l.left_at FROM gone g CROSS JOIN LATERAL (
      SELECT l.left_at FROM listings l
      WHERE l.article_id = g.id
        AND (l.family = g.family OR l.family LIKE 'partners/%'
          AND pg_catalog.split_part(l.family, '/', 3) = g.family)
      ORDER BY l.family <> g.family, l.left_at DESC NULLS LAST LIMIT 1
    ) AS l WHERE l.left_at IS NOT NULL
    ON CONFLICT (article_id) DO NOTHING RETURNING article_id
  )
  SELECT pg_catalog.array_agg(article_id) INTO touched FROM buried;

  -- A successor counts only once its embargo has ended.
  WITH successors AS MATERIALIZED (
    SELECT t.article_id AS id, a.id AS successor FROM pg_catalog.unnest(changed) AS c
    CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = c.id OFFSET 0) AS a
    CROSS JOIN LATERAL (
      SELECT t.article_id FROM tombstones t WHERE t.guid = a.guid
      UNION ALL SELECT t.article_id FROM tombstones t WHERE t.article_id = a.id
    ) AS t
    WHERE (
      SELECT l.left_at IS NULL AND l.listed_at <= shown_until FROM listings l
      WHERE l.family = 'all' AND l.article_id = a.id
    )
    UNION ALL SELECT n.id, n.id FROM pg_catalog.unnest(changed) AS c
    CROSS JOIN LATERAL (SELECT notices.id FROM notices
      WHERE notices.article_id = c.id OFFSET 0) AS n
    CROSS JOIN LATERAL (SELECT FROM tombstones t WHERE t.article_id = n.id OFFSET 0) AS t
    WHERE (SELECT l.left_at IS NULL FROM listings l WHERE l.family = 'corrections'
      AND l.article_id = n.id)
  ), removed AS (
    DELETE FROM listings WHERE ctid = ANY (ARRAY(
      SELECT l.row FROM successors r
      CROSS JOIN LATERAL (
        SELECT listings.family, listings.left_at, listings.ctid AS row
        FROM listings WHERE listings.article_id = r.id OFFSET 0
      ) AS l
      WHERE r.id <> r.successor
        AND l.left_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM archive_parts p WHERE p.family = l.family)
        AND EXISTS (
          SELECT FROM listings s WHERE s.family = l.family AND s.article_id = r.successor
            AND s.left_at IS NULL
        )
    ))
  )
  SELECT pg_catalog.array_agg(r.id) INTO republished FROM successors r;
  IF republished IS NOT NULL THEN DELETE FROM tombstones
    WHERE article_id = ANY (republished); END IF;

  IF EXISTS (SELECT FROM pg_catalog.unnest(changed) AS c WHERE c.guid IS NOT NULL) THEN
    -- Search engines are told the addresses of deleted articles.
    UPDATE tombstones SET url = c.url FROM pg_catalog.unnest(changed) AS c
    WHERE c.guid IS NOT NULL AND tombstones.article_id = c.id;
  END IF;

  touched := touched || republished;
  IF touched IS NULL THEN RETURN; END IF;
  -- A tombstone that comes or goes changes the feeds that had the article, and its place in
  -- archives.
  RETURN QUERY WITH entries AS MATERIALIZED (
    SELECT l.* FROM pg_catalog.unnest(touched) AS t(id)
    CROSS JOIN LATERAL (
      SELECT listings.family, listings.left_at, listings.changed_at, listings.ctid AS row
      FROM listings WHERE listings.article_id = t.id OFFSET 0
    ) AS l
  ), moved AS (
    UPDATE listings SET changed_at = moment
    WHERE ctid = ANY (ARRAY(SELECT e.row FROM entries e WHERE e.left_at IS NOT NULL
      AND e.changed_at <> moment))
  )
  SELECT DISTINCT e.family FROM entries e;
END $$;
