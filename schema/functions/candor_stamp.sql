-- Gives each of these families its new version and time, and its entry in the directory. A name can occur several
-- times. The caller holds the queue. `shown` is false for a change that only concerns embargoes: nobody sees it, so the
-- marker stays. `withdrawn` is false if the family only gained articles: then all that its feeds showed is right, but
-- for what is missing. `gained` is the number of listings that came, minus those that left; if it is NULL, they are
-- counted.
--   * `changed_at` is `moment`, but later than before.
--   * An embargo does not matter for the directory: its query leaves out what has one.
CREATE OR REPLACE FUNCTION candor_stamp(
  names text[], shown boolean[], withdrawn boolean[], gained bigint[], moment timestamptz
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO families (family, version, changed_at, withdrawn_at, articles, newest_at, languages)
  SELECT t.family, coalesce(f.version, 0) + t.shown::integer,
    CASE
      WHEN t.shown OR f.family IS NULL THEN greatest(moment, f.changed_at + interval '1 microsecond')
      ELSE f.changed_at
    END,
    CASE WHEN t.withdrawn THEN greatest(moment, f.changed_at + interval '1 microsecond') ELSE f.withdrawn_at END,
    CASE WHEN t.counted THEN coalesce(f.articles, 0) + t.gained
      ELSE (SELECT pg_catalog.count(*) FROM listings l WHERE l.family = t.family AND l.left_at IS NULL) END,
    newest.at, newest.languages
  FROM (
    SELECT c.family, pg_catalog.bool_or(c.shown) AS shown, pg_catalog.bool_or(c.withdrawn) AS withdrawn,
      pg_catalog.sum(c.gained) AS gained, pg_catalog.bool_and(c.gained IS NOT NULL) AS counted
    FROM ROWS FROM (
      pg_catalog.unnest(names), pg_catalog.unnest(shown), pg_catalog.unnest(withdrawn), pg_catalog.unnest(gained)
    ) AS c(family, shown, withdrawn, gained)
    GROUP BY c.family
  ) AS t
  LEFT JOIN LATERAL (SELECT * FROM families WHERE families.family = t.family OFFSET 0) AS f ON true
  CROSS JOIN LATERAL (
    SELECT pg_catalog.max(l.listed_at) AS at,
      coalesce(
        pg_catalog.array_agg(l.language ORDER BY l.place) FILTER (WHERE l.language IS NOT NULL), '{}'
      ) AS languages
    FROM (
      SELECT candor_language(a.language) AS language, pg_catalog.min(n.place) AS place,
        pg_catalog.max(n.listed_at) AS listed_at
      FROM (
        SELECT l.article_id, l.listed_at,
          pg_catalog.row_number() OVER (ORDER BY l.listed_at DESC, l.article_id DESC) AS place
        FROM listings l
        WHERE l.family = t.family AND l.left_at IS NULL ORDER BY l.listed_at DESC, l.article_id DESC LIMIT 5
      ) AS n LEFT JOIN LATERAL (
          SELECT articles.language FROM articles WHERE articles.id = CASE t.family
            WHEN 'corrections' THEN (SELECT notices.article_id FROM notices WHERE notices.id = n.article_id)
            ELSE n.article_id
          END OFFSET 0
        ) AS a ON true GROUP BY 1
    ) AS l
  ) AS newest
  ON CONFLICT (family) DO UPDATE
  SET version = excluded.version, changed_at = excluded.changed_at, withdrawn_at = excluded.withdrawn_at,
    articles = excluded.articles, newest_at = excluded.newest_at, languages = excluded.languages;
END $$;

REVOKE EXECUTE ON FUNCTION candor_stamp FROM PUBLIC;
