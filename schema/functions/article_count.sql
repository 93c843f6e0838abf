-- How many articles a family shows: those in its archive without those that left, and those that came later. The cost
-- grows with what left the family and with what is in no closed part yet, not with the family.
CREATE OR REPLACE FUNCTION article_count(name text) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE
  clock constant timestamptz := candor_clock();
  through integer;
  closed_at timestamptz;
  closed_id uuid;
BEGIN
  SELECT p.through, p.last_listed_at, p.last_article_id INTO through, closed_at, closed_id FROM archive_parts p
  WHERE p.family = name ORDER BY p.month DESC, p.part DESC LIMIT 1;
  IF through IS NULL THEN
    RETURN (SELECT pg_catalog.count(*) FROM listings l WHERE l.family = name AND l.left_at IS NULL AND l.listed_at <= clock);
  END IF;
  RETURN through
    - (SELECT pg_catalog.count(*) FROM listings l
       WHERE l.family = name AND l.left_at IS NOT NULL AND (l.listed_at, l.article_id) <= (closed_at, closed_id))
    + (SELECT pg_catalog.count(*) FROM listings l
       WHERE l.family = name AND l.left_at IS NULL AND l.listed_at <= clock AND (l.listed_at, l.article_id) > (closed_at, closed_id));
END $$;

REVOKE EXECUTE ON FUNCTION article_count FROM PUBLIC;
