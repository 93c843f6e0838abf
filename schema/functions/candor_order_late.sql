-- Lists right after the last closed part of these families what is older than it, sorted by date, one microsecond after
-- the other: what candor_relist.sql has put into the year 900, and what earlier imports listed there. The caller holds
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
