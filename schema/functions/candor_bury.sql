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
