-- The commit: what happens at the end of each transaction that changed something. First, side by
-- side with other writers, it writes the record (record.sql). Then, one writer at a time, it
-- changes everything that feeds take their order from: topics.sql, listings.sql, archives.sql, and
-- the markers here.

-- The change of one article in a transaction.
CREATE TYPE candor_article_change AS (
  id uuid,
  -- True if an import wrote it, and if that import gave it another date of publication.
  backdated boolean,
  redated boolean,
  -- True if only its parts were written, and their hashes are the same as before.
  equal_parts boolean,
  -- The guid and the address of a deleted article.
  guid text,
  url text
);

-- A change of one family in a transaction. A family can have several.
CREATE TYPE candor_family_change AS (
  family text,
  -- True if readers see it. They do not if it only concerns embargoes.
  seen boolean,
  -- True if it does more than add entries.
  withdrawn boolean,
  -- Listings that come, minus those that leave. NULL if they have to be counted.
  gained bigint,
  -- True if articles were published in it now, and if articles were imported into it: its archive
  -- may grow.
  published boolean,
  imported boolean
);

-- The end of a transaction that writes: it records events, and if it changes feeds, it joins the
-- queue, and brings listings, tombstones, archives and markers in line with all that the
-- transaction wrote. Triggers of the tables have noted the changes in `pending_changes`;
-- schema/kept-tables.ts explains its kinds. A transaction sees only its own rows there; the first
-- deferred trigger does the work for all of them.
--   * It waits for earlier writers, and from then on sees what they wrote. So changes become
--     visible in the order of the queue.
--   * From then on it locks nothing that another writer could hold: rows of listings, tombstones,
--     notices, archive_parts and families are locked only by the writer that holds the queue. So
--     writers cannot deadlock here.
--   * Under REPEATABLE READ it fails if another writer was here since the snapshot, because it
--     always updates the row that is the queue.
-- The settings hold for the functions that it calls too. Sessions keep the plans that they made
-- while the tables were small, so one plan has to fit all sizes: it reads row by row, by keys or in
-- the order of an index. `LATERAL (… OFFSET 0)` keeps the planner from turning a join around. Why:
-- decision 15.
CREATE OR REPLACE FUNCTION candor_commit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
  SET enable_hashjoin = off
SET enable_mergejoin = off SET enable_sort = off SET jit = off AS $$
DECLARE
  -- What was noted of articles and their parts, and of other things.
  noted pending_changes[];
  others pending_changes[];
  only_parts boolean;
  corrected boolean;
  one pending_changes;
  changed candor_article_change[];
  affected candor_family_change[] := '{}';
  -- Slugs.
  relabeled text[] := '{}';
  topics text[] := '{}';
  import_done boolean := false;
  -- The time of this change, and the last microsecond that it gives to a listing.
  moment timestamptz;
  shown_until timestamptz;
  complete record;
BEGIN
  IF NOT EXISTS (SELECT FROM pending_changes WHERE id = NEW.id) THEN RETURN NULL; END IF;

  -- 1. Side by side with other writers: record the events, then collect what changed.
  PERFORM candor_record(NEW.id);
  WITH mine AS (DELETE FROM pending_changes WHERE id >= NEW.id RETURNING *)
  SELECT pg_catalog.array_agg(m) FILTER (
      WHERE m.kind IN ('articles', 'deleted', 'sources', 'article_topics', 'corrections')
    ),
    coalesce(pg_catalog.array_agg(m ORDER BY m.id) FILTER (
      WHERE m.kind NOT IN (
        'articles', 'drafts', 'deleted', 'deleted drafts', 'sources', 'article_topics',
          'corrections'
      )
    ), '{}'),
    NOT pg_catalog.bool_or(m.kind IN ('articles', 'deleted')),
      pg_catalog.bool_or(m.kind = 'corrections')
  INTO noted, others, only_parts, corrected FROM mine m;
  changed := ARRAY(SELECT a FROM candor_changed_articles(noted) AS a);
  IF others = '{}' AND (changed = '{}' OR only_parts AND candor_only_drafts(changed))
    THEN RETURN NULL; END IF;

  -- 2. Join the queue. From here on, one writer at a time.
  PERFORM FROM families WHERE family = 'all' FOR UPDATE;
  IF corrected THEN
    -- Corrections of one moment stand in the order in which they were inserted, which no hash
    -- knows.
    changed := ARRAY(
      SELECT c FROM pg_catalog.unnest(changed) AS c
      WHERE NOT c.equal_parts
        OR EXISTS (
          SELECT FROM corrections k WHERE k.article_id = c.id GROUP BY k.corrected_at
            HAVING pg_catalog.count(*) > 1
        )
    );
  END IF;
  IF others = '{}' AND changed = '{}' THEN RETURN NULL; END IF;
  -- Later than the last change, also if the clock was set back: for at most five minutes, as
  -- candor_clock expects.
  moment := greatest(clock_timestamp(), (
    SELECT least(changed_at + interval '1 microsecond', clock_timestamp() + interval '5 minutes')
    FROM families WHERE family = 'all'
  ));

  -- 3. Topics.
  FOREACH one IN ARRAY others LOOP
    -- An unknown kind is an error: there is no ELSE.
    CASE one.kind
      WHEN 'renamed' THEN
        affected := affected || candor_touched(ARRAY(SELECT candor_rename_topic(one.keys[1],
          one.keys[2])), NULL);
      WHEN 'relabeled' THEN relabeled := relabeled || one.keys;
      WHEN 'topics' THEN topics := topics || one.keys;
      WHEN 'retired' THEN affected := affected
        || candor_touched(ARRAY(SELECT candor_retired_families(one.keys)), 0);
      WHEN 'imported' THEN import_done := true;
    END CASE;
  END LOOP;
  IF relabeled <> '{}' THEN
    changed := changed || ARRAY(SELECT a FROM candor_relabeled(relabeled, changed) AS a);
  END IF;
  topics := topics || relabeled;
  IF topics <> '{}' THEN
    affected := affected || candor_touched(ARRAY(SELECT candor_change_topics(topics, moment)), 0);
  END IF;

  -- 4. Listings and tombstones.
  IF changed <> '{}' THEN affected := affected || ARRAY(SELECT r
    FROM candor_relist(changed, moment) AS r); END IF;
  shown_until := moment + interval '1 microsecond' * (
    SELECT pg_catalog.count(*) FROM pg_catalog.unnest(changed) AS c
      CROSS JOIN LATERAL candor_entries_of(ARRAY[c.id])
  );
  IF changed <> '{}' THEN
    affected := affected || candor_touched(ARRAY(SELECT candor_bury(changed, moment, shown_until)),
      0);
  END IF;

  -- 5. What was signed of these articles no longer holds.
  IF changed <> '{}' AND EXISTS (SELECT FROM signing_keys) THEN
    PERFORM candor_await_statements(changed, shown_until);
  END IF;

  -- 6. Archives grow when articles come, or when an import is done. A part that closes adds a link
  --    to the feed.
  FOR complete IN SELECT * FROM candor_complete_parts(affected, import_done, shown_until) LOOP
    PERFORM candor_close_parts(complete.family, shown_until, complete.months);
    affected := affected || (complete.family, true, false, 0, false, false)::candor_family_change;
  END LOOP;

  -- 7. Markers, once for each family.
  PERFORM candor_stamp(
    affected || ('all', false, false, 0, false, false)::candor_family_change,
      greatest(shown_until, clock_timestamp())
  );
  RETURN NULL;
END $$;

-- PostgreSQL cannot replace a constraint trigger.
DROP TRIGGER IF EXISTS pending_changes_commit ON pending_changes;
CREATE CONSTRAINT TRIGGER pending_changes_commit AFTER INSERT ON pending_changes
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION candor_commit();

-- The articles of which something was noted, each once, but for those whose parts have not changed:
-- the hashes of a part that was deleted and inserted again add up to zero. Drafts only count by
-- their parts, because another transaction can publish them.
CREATE OR REPLACE FUNCTION candor_changed_articles(noted pending_changes[]) RETURNS SETOF
  candor_article_change
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT c.id, pg_catalog.bool_or(c.backdated),
    pg_catalog.bool_or(c.backdated) AND coalesce(pg_catalog.sum(c.date) <> 0, false),
    pg_catalog.bool_and(c.hash IS NOT NULL) AND pg_catalog.sum(c.hash) = 0,
    pg_catalog.max(c.facts)::jsonb ->> 'guid', pg_catalog.max(c.facts)::jsonb ->> 'url'
  FROM (
    SELECT k.key::uuid AS id, n.kind, n.backdated,
      CASE WHEN n.kind NOT IN ('articles', 'deleted') THEN k.detail::numeric END AS hash,
      CASE
        WHEN n.kind = 'articles' AND k.detail <> 'created'
          THEN (k.detail::jsonb ->> 'published_at')::numeric
      END AS date,
      CASE n.kind WHEN 'deleted' THEN k.detail END AS facts
    FROM pg_catalog.unnest(noted) AS n
    CROSS JOIN LATERAL ROWS
      FROM (pg_catalog.unnest(n.keys), pg_catalog.unnest(n.details)) AS k(key, detail)
  ) AS c
  GROUP BY c.id
  HAVING pg_catalog.bool_or(c.hash IS NULL) OR pg_catalog.sum(c.hash) <> 0
    OR pg_catalog.bool_or(c.kind = 'corrections');
END $$;

-- These families with a change that readers see, and that may replace or withdraw text.
CREATE OR REPLACE FUNCTION candor_touched(names text[],
  gained bigint) RETURNS candor_family_change[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN ARRAY(
    SELECT (n, true, true, gained, false, false)::candor_family_change
      FROM pg_catalog.unnest(names) AS n
  );
END $$;

-- Says whether no feed shows these articles, of which only parts have changed: then the transaction
-- need not queue. The answer is no while another transaction publishes one of them, because that
-- one holds the lock of the row: the queue puts the two in an order, and the later one sees the
-- writes of the other. Otherwise the locks of this function keep the answer true until the end of
-- the transaction. It never waits for a lock.
CREATE OR REPLACE FUNCTION candor_only_drafts(changed candor_article_change[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ids constant uuid[] := ARRAY(SELECT c.id FROM pg_catalog.unnest(changed) AS c);
  drafts integer;
  locked integer;
BEGIN
  IF EXISTS (SELECT FROM articles WHERE id = ANY (ids) AND status IN ('published', 'retracted'))
    THEN
    RETURN false;
  END IF;
  SELECT pg_catalog.count(*) INTO locked FROM (
    SELECT FROM articles WHERE id = ANY (ids) AND status NOT IN ('published', 'retracted')
      FOR NO KEY UPDATE SKIP LOCKED
  ) AS mine;
  SELECT pg_catalog.count(*) INTO drafts FROM articles WHERE id = ANY (ids);
  RETURN locked = drafts;
END $$;

-- Gives each changed family its new version and time, and its entry in the directory. The caller
-- holds the queue.
--   * A change that no reader sees does not move the marker.
--   * `changed_at` is `moment`, but later than before.
--   * Embargoes do not change the directory: its query leaves embargoed articles out.
CREATE OR REPLACE FUNCTION candor_stamp(affected candor_family_change[],
  moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO families (family, version, changed_at, withdrawn_at, articles, newest_at, languages)
  SELECT t.family, coalesce(f.version, 0) + t.seen::integer,
    CASE
      WHEN t.seen OR f.family IS NULL THEN greatest(moment, f.changed_at + interval '1 microsecond')
      ELSE f.changed_at
    END,
    CASE WHEN t.withdrawn THEN greatest(moment, f.changed_at + interval '1 microsecond')
      ELSE f.withdrawn_at END,
    CASE WHEN t.counted THEN coalesce(f.articles, 0) + t.gained
      ELSE (SELECT pg_catalog.count(*) FROM listings l WHERE l.family = t.family
        AND l.left_at IS NULL) END,
    newest.at, newest.languages
  FROM (
    SELECT c.family, pg_catalog.bool_or(c.seen) AS seen,
      pg_catalog.bool_or(c.withdrawn) AS withdrawn,
      pg_catalog.sum(c.gained) AS gained, pg_catalog.bool_and(c.gained IS NOT NULL) AS counted
    FROM pg_catalog.unnest(affected) AS c
    GROUP BY c.family
  ) AS t
  LEFT JOIN LATERAL (SELECT * FROM families WHERE families.family = t.family OFFSET 0) AS f ON true
  CROSS JOIN LATERAL (
    SELECT pg_catalog.max(l.listed_at) AS at,
      coalesce(
        pg_catalog.array_agg(l.language ORDER BY l.first) FILTER (WHERE l.language IS NOT NULL),
          '{}'
      ) AS languages
    FROM (
      SELECT candor_language(a.language) AS language, pg_catalog.min(n.position) AS first,
        pg_catalog.max(n.listed_at) AS listed_at
      FROM (
        SELECT l.article_id, l.listed_at,
          pg_catalog.row_number() OVER (ORDER BY l.listed_at DESC, l.article_id DESC) AS position
        FROM listings l
        WHERE l.family = t.family AND l.left_at IS NULL ORDER BY l.listed_at DESC, l.article_id DESC
          LIMIT 5
      ) AS n LEFT JOIN LATERAL (
          SELECT articles.language FROM articles WHERE articles.id = CASE t.family
            WHEN 'corrections' THEN (SELECT notices.article_id FROM notices
              WHERE notices.id = n.article_id)
            ELSE n.article_id
          END OFFSET 0
        ) AS a ON true GROUP BY 1
    ) AS l
  ) AS newest
  ON CONFLICT (family) DO UPDATE
  SET version = excluded.version, changed_at = excluded.changed_at,
    withdrawn_at = excluded.withdrawn_at,
    articles = excluded.articles, newest_at = excluded.newest_at, languages = excluded.languages;
END $$;

-- The time to compare embargoes with: that of the execution, but not before the last change, also
-- if the clock was set back. now() would be too early: it is fixed before the snapshot is taken, so
-- a change that was committed in between would count as an embargo. It needs the right to read
-- `families`.
CREATE OR REPLACE FUNCTION candor_clock() RETURNS timestamptz
LANGUAGE sql STABLE AS $$
  SELECT greatest(statement_timestamp(), (
    SELECT least(changed_at, statement_timestamp() + interval '5 minutes') FROM public.families
      WHERE family = 'all'))
$$;

GRANT EXECUTE ON FUNCTION candor_clock TO PUBLIC;
