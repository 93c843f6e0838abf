-- At the end of the transaction, as near to the commit as possible, each family that changed gets its new version and time.
--   * It closes the parts of its archive that may be complete. The family of corrections has none: its order changes.
--   * It writes the family's entry in the directory from a few rows of indexes: it has as many listings as its archive up to
--     the last closed part, and those after it. An embargo does not matter here: the query leaves out what has one.
-- Plans are kept, because this runs for each family of each transaction; without sequential scans one plan fits all sizes.
CREATE OR REPLACE FUNCTION candor_stamp() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  touched families;
  shown boolean;
  closed archive_parts;
  open integer;
  oldest timestamptz;
BEGIN
  SELECT * INTO touched FROM families WHERE family = NEW.family AND changing;
  IF NOT FOUND THEN RETURN NULL; END IF;
  -- An embargo may end before the commit can be seen.
  shown := touched.shows_at <= moment + interval '1 minute';

  SELECT * INTO closed FROM archive_parts WHERE family = NEW.family ORDER BY month DESC, part DESC LIMIT 1;
  closed.last_listed_at := coalesce(closed.last_listed_at, '-infinity');
  closed.last_article_id := coalesce(closed.last_article_id, '00000000-0000-0000-0000-000000000000');
  SELECT pg_catalog.count(*), pg_catalog.min(listed_at) INTO open, oldest FROM (
    SELECT listed_at FROM listings WHERE family = NEW.family AND left_at IS NULL AND (listed_at, article_id) > (closed.last_listed_at, closed.last_article_id)
    UNION ALL
    SELECT listed_at FROM listings WHERE family = NEW.family AND left_at IS NOT NULL AND (listed_at, article_id) > (closed.last_listed_at, closed.last_article_id)
  ) AS after;
  -- What is closed shows in the feeds, so it is closed with what moves them.
  IF shown AND NEW.family <> 'corrections'
    AND (open >= 30 OR oldest < pg_catalog.date_trunc('month', moment AT TIME ZONE 'UTC') AT TIME ZONE 'UTC') THEN
    PERFORM candor_close_parts(NEW.family, moment);
  END IF;

  IF touched.left_listings IS NULL THEN
    SELECT pg_catalog.count(*) INTO touched.left_listings FROM listings WHERE family = NEW.family AND left_at IS NOT NULL;
  END IF;
  SELECT pg_catalog.max(listed_at), coalesce(pg_catalog.array_agg(language ORDER BY place) FILTER (WHERE language IS NOT NULL), '{}')
  INTO touched.newest_at, touched.languages FROM (
    SELECT candor_language(a.language) AS language, pg_catalog.min(l.place) AS place, pg_catalog.max(l.listed_at) AS listed_at FROM (
      SELECT article_id, listed_at, pg_catalog.row_number() OVER (ORDER BY listed_at DESC, article_id DESC) AS place FROM listings
      WHERE family = NEW.family AND left_at IS NULL ORDER BY listed_at DESC, article_id DESC LIMIT 5
    ) AS l LEFT JOIN articles a ON a.id = l.article_id GROUP BY 1
  ) AS newest;

  UPDATE families SET changing = false, shows_at = 'infinity', version = version + shown::int,
    changed_at = CASE WHEN shown THEN greatest(changed_at, moment) ELSE changed_at END,
    articles = coalesce(closed.through, 0) + open - touched.left_listings, left_listings = touched.left_listings,
    newest_at = touched.newest_at, languages = touched.languages
  WHERE family = NEW.family;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_stamp FROM PUBLIC;

-- PostgreSQL cannot replace a constraint trigger.
DROP TRIGGER IF EXISTS families_stamp ON families;
CREATE CONSTRAINT TRIGGER families_stamp AFTER INSERT OR UPDATE OF changing ON families
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.changing) EXECUTE FUNCTION candor_stamp();
