-- Sorts by `published_at` what these families list right after their last closed part because it is older. The caller holds the
-- queue. A second after the end of the part is for such articles: it has place for a million.
CREATE OR REPLACE FUNCTION candor_order_late(names text[], moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE listings l SET listed_at = o.listed_at, changed_at = moment FROM (
    SELECT late.row, late.listed_at AS place, closed.at + interval '1 microsecond'
      * pg_catalog.row_number() OVER (PARTITION BY late.family ORDER BY coalesce(n.dated_at, a.published_at), late.listed_at, a.number) AS listed_at
    FROM pg_catalog.unnest(names) AS f(family) CROSS JOIN LATERAL (
      SELECT p.last_listed_at AS at FROM archive_parts p WHERE p.family = f.family ORDER BY p.month DESC, p.part DESC LIMIT 1
    ) AS closed
    CROSS JOIN LATERAL (
      SELECT *, listings.ctid AS row FROM listings WHERE listings.family = f.family AND listings.left_at IS NULL
        AND listings.listed_at > closed.at AND listings.listed_at < closed.at + interval '1 second'
      ORDER BY listings.listed_at, listings.article_id OFFSET 0
    ) AS late
    LEFT JOIN LATERAL (SELECT * FROM notices WHERE notices.id = late.article_id OFFSET 0) AS n ON true
    CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = coalesce(n.article_id, late.article_id) OFFSET 0) AS a
    WHERE coalesce(n.dated_at, a.published_at) <= closed.at
  ) AS o
  WHERE o.listed_at <> o.place AND l.ctid = o.row;
END $$;

REVOKE EXECUTE ON FUNCTION candor_order_late FROM PUBLIC;
