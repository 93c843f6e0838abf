-- Each family keeps its entry in the directory: number of articles, newest date, languages. Readers wait while this
-- runs: some seconds in a newsroom of a million. Why it is done this way: docs/decisions/0008-directory-and-search.md.
ALTER TABLE "families" ADD COLUMN "articles" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "families" ADD COLUMN "left_listings" integer;--> statement-breakpoint
ALTER TABLE "families" ADD COLUMN "newest_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "families" ADD COLUMN "languages" text[] DEFAULT '{}' NOT NULL;
--> statement-breakpoint

-- As before (0005), and with `recount` the end of the transaction counts the listings that have left the family.
DROP FUNCTION candor_touch_from(text, timestamptz);
--> statement-breakpoint
CREATE FUNCTION candor_touch_from(name text, from_now timestamptz, recount boolean DEFAULT false) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO families (family, changing, shows_at) VALUES (name, true, from_now)
  ON CONFLICT (family) DO UPDATE SET changing = true, shows_at = least(families.shows_at, excluded.shows_at),
    left_listings = CASE WHEN NOT recount THEN families.left_listings END
  WHERE NOT families.changing OR families.shows_at > excluded.shows_at OR (recount AND families.left_listings IS NOT NULL)
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION candor_touch_from FROM PUBLIC;
--> statement-breakpoint

-- As before (0005), and counts anew where a listing leaves or returns.
CREATE OR REPLACE FUNCTION candor_listings_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    PERFORM candor_touch_from(family, min(CASE WHEN left_at IS NULL AND listed_at > clock_timestamp() THEN listed_at ELSE '-infinity' END), bool_or(left_at IS NOT NULL))
    FROM after GROUP BY family ORDER BY family;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM candor_touch_from(family, min(CASE WHEN left_at IS NULL AND listed_at > clock_timestamp() THEN listed_at ELSE '-infinity' END), bool_or(left_at IS NOT NULL))
    FROM before GROUP BY family ORDER BY family;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint

-- As before (0005), and
--   * writes the family's entry in the directory, from a few rows of indexes: it has as many listings as its archive holds
--     up to the last closed part, and those after it. An embargo plays no part: the query leaves out what has one.
--   * closes parts only where one may be complete, which few transactions do.
-- Plans are kept, because this runs for each family of each transaction; without sequential scans one fits all sizes.
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
--> statement-breakpoint

-- The entries of the families that are there already. No marker moves, and nothing stays pending for later migrations.
UPDATE families SET changing = true;
--> statement-breakpoint
SET CONSTRAINTS families_stamp IMMEDIATE;
--> statement-breakpoint
SET CONSTRAINTS families_stamp DEFERRED;
