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
