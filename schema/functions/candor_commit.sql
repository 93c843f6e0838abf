-- The end of a transaction that writes: it records events, and if it changes feeds, it joins the queue, and brings
-- listings, tombstones, markers and archives in line with all that the transaction wrote. Triggers of the tables have
-- noted what that is in `pending_changes`, whose kinds schema/kept-tables.ts explains. A transaction sees its own rows
-- only there; the first of them that is due does the work for all.
--   * It waits for earlier writers, and from then on sees what they wrote. So changes become visible in the order of
--     the queue.
--   * From then on it locks nothing that another writer could hold: rows of listings, tombstones, notices,
--     archive_parts and families are locked by whoever holds the queue. So writers cannot deadlock here.
--   * Under REPEATABLE READ it fails if another writer was here since the snapshot, because it always updates the row
--     that is the queue.
-- The settings hold for the functions that it calls too. Sessions keep the plans that they made while the tables were
-- small, so one plan has to fit all sizes: it reads row by row, by keys or in the order of an index.
-- `LATERAL (… OFFSET 0)` keeps the planner from turning a join around.
-- Why: docs/decisions/0015-writers-side-by-side.md.
CREATE OR REPLACE FUNCTION candor_commit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off
SET enable_mergejoin = off SET enable_sort = off SET jit = off AS $$
DECLARE
  -- What was noted of other things than articles and their parts.
  pending pending_changes[];
  one pending_changes;
  private text;
  secret boolean;
  -- Articles that changed, or whose parts did, one array for each column.
  changed uuid[];
  backdated boolean[];
  redated boolean[];
  equal boolean[];
  -- Whether more than parts of articles changed.
  itself boolean;
  deleted uuid[];
  guids text[];
  urls text[];
  -- Articles whose tombstones were changed by hand.
  dug_up uuid[];
  -- Slugs of topics, then families.
  relabeled text[];
  topic_families text[];
  -- Families whose markers move although no listing changes, and those whose listings have to be counted.
  touched text[];
  recounted text[];
  -- The time of this change, and the last microsecond that it gives to a listing.
  moment timestamptz;
  shown_until timestamptz;
  -- Families whose listings change, one array for each column of candor_relist.
  names text[];
  seen boolean[];
  withdrawn boolean[];
  gains bigint[];
  -- Families in which articles were published, and those into which articles were imported: their archives may grow.
  growing text[];
  importing text[];
  import_done boolean := false;
  complete text[];
  months boolean[];
BEGIN
  IF NOT EXISTS (SELECT FROM pending_changes WHERE id = NEW.id) THEN RETURN NULL; END IF;

  -- Side by side with other writers: record the events, then collect the changed articles and all other changes.
  PERFORM candor_record(NEW.id);
  WITH mine AS (DELETE FROM pending_changes WHERE id >= NEW.id RETURNING *), articles AS (
    SELECT c.id, pg_catalog.bool_or(c.backdated) AS backdated, coalesce(pg_catalog.sum(c.date) <> 0, false) AS redated,
      pg_catalog.bool_or(c.hash IS NULL) AS itself,
      pg_catalog.bool_and(c.hash IS NOT NULL) AND pg_catalog.sum(c.hash) = 0 AS equal
    FROM (
      SELECT k.key::uuid AS id, m.kind, m.backdated,
        CASE WHEN m.kind NOT IN ('articles', 'deleted') THEN k.detail::numeric END AS hash,
        CASE
          WHEN m.kind = 'articles' AND k.detail <> 'created' THEN (k.detail::jsonb ->> 'published_at')::numeric
        END AS date
      FROM mine m
      CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(m.keys), pg_catalog.unnest(m.details)) AS k(key, detail)
      WHERE m.kind IN ('articles', 'deleted', 'sources', 'article_topics', 'corrections')
    ) AS c
    GROUP BY c.id
    HAVING pg_catalog.bool_or(c.hash IS NULL)
      OR pg_catalog.sum(c.hash) <> 0
      OR pg_catalog.bool_or(c.kind = 'corrections')
  )
  SELECT (SELECT pg_catalog.array_agg(a.id) FROM articles a),
    (SELECT pg_catalog.array_agg(a.backdated) FROM articles a),
    (SELECT pg_catalog.array_agg(a.backdated AND a.redated) FROM articles a),
    (SELECT pg_catalog.array_agg(a.equal) FROM articles a),
    (SELECT pg_catalog.bool_or(a.itself) FROM articles a),
    (
      SELECT pg_catalog.array_agg(m ORDER BY m.id) FROM mine m
      WHERE m.kind NOT IN ('articles', 'drafts', 'deleted drafts', 'sources', 'article_topics', 'corrections')
    )
  INTO changed, backdated, redated, equal, itself, pending;
  IF changed IS NULL AND pending IS NULL THEN RETURN NULL; END IF;
  IF pending IS NULL AND NOT itself AND candor_only_drafts(changed) THEN RETURN NULL; END IF;

  -- Join the queue. From here on, one writer at a time.
  PERFORM FROM families WHERE family = 'all' FOR UPDATE;
  IF true = ANY (equal) THEN
    -- Corrections of one moment stand in the order in which they were inserted, which no hash knows.
    SELECT pg_catalog.array_agg(c.id), pg_catalog.array_agg(c.backdated), pg_catalog.array_agg(c.redated)
    INTO changed, backdated, redated
    FROM ROWS FROM (
      pg_catalog.unnest(changed), pg_catalog.unnest(backdated), pg_catalog.unnest(redated), pg_catalog.unnest(equal)
    ) AS c(id, backdated, redated, equal)
    WHERE NOT c.equal
      OR EXISTS (
        SELECT FROM corrections k WHERE k.article_id = c.id GROUP BY k.corrected_at HAVING pg_catalog.count(*) > 1
      );
    IF changed IS NULL AND pending IS NULL THEN RETURN NULL; END IF;
  END IF;
  -- Later than the last change, also if the clock was set back: for at most five minutes, as candor_clock.sql expects.
  moment := greatest(clock_timestamp(), (
    SELECT least(changed_at + interval '1 microsecond', clock_timestamp() + interval '5 minutes')
    FROM families WHERE family = 'all'
  ));

  -- Sort the other changes by their kind, and rename families.
  FOREACH one IN ARRAY coalesce(pending, '{}') LOOP
    -- An unknown kind is an error: there is no ELSE.
    CASE one.kind
      WHEN 'deleted' THEN
        deleted := deleted || one.keys::uuid[];
        guids := guids || ARRAY(SELECT d.facts::jsonb ->> 'guid' FROM pg_catalog.unnest(one.details) AS d(facts));
        urls := urls || ARRAY(SELECT d.facts::jsonb ->> 'url' FROM pg_catalog.unnest(one.details) AS d(facts));
      WHEN 'renamed' THEN
        secret := candor_only_private(pg_catalog.substr(one.keys[1], 8), pg_catalog.substr(one.keys[2], 8));
        PERFORM candor_rename_family(one.keys[1], one.keys[2]);
        -- A topic with private articles only gets no marker, so nobody can learn that it exists.
        IF NOT secret THEN recounted := recounted || one.keys; END IF;
        FOR private IN SELECT candor_private_families(one.keys[1:1]) LOOP
          PERFORM candor_rename_family(
            private, pg_catalog.left(private, -pg_catalog.length(one.keys[1])) || one.keys[2]
          );
          recounted := recounted || private
            || (pg_catalog.left(private, -pg_catalog.length(one.keys[1])) || one.keys[2]);
        END LOOP;
      WHEN 'relabeled' THEN relabeled := relabeled || one.keys;
      WHEN 'topics' THEN topic_families := topic_families || one.keys;
      WHEN 'retired' THEN
        touched := touched || one.keys || ARRAY(SELECT candor_private_families(one.keys));
        IF EXISTS (SELECT FROM listings WHERE family = ANY (one.keys)) THEN touched := touched || 'all'::text; END IF;
      WHEN 'families' THEN
        recounted := recounted || one.keys;
        growing := growing || one.keys;
      WHEN 'tombstones' THEN dug_up := dug_up || one.keys::uuid[];
      WHEN 'imported' THEN import_done := true;
    END CASE;
  END LOOP;

  -- Topics: the articles of a changed one change too, and so do the feeds of a new or deleted one.
  IF relabeled IS NOT NULL THEN
    SELECT pg_catalog.array_agg(r.id), pg_catalog.array_agg(r.backdated), pg_catalog.array_agg(r.redated)
    INTO changed, backdated, redated
    FROM (
      SELECT c.id, pg_catalog.bool_or(c.backdated) AS backdated, pg_catalog.bool_or(c.redated) AS redated FROM (
        SELECT * FROM ROWS FROM (
          pg_catalog.unnest(changed), pg_catalog.unnest(backdated), pg_catalog.unnest(redated)
        ) AS c(id, backdated, redated)
        UNION ALL SELECT t.article_id, false, false FROM article_topics t
          CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = t.article_id OFFSET 0) AS a
          WHERE t.topic_slug = ANY (relabeled) AND a.status IN ('published', 'retracted')
      ) AS c GROUP BY c.id
    ) AS r;
  END IF;
  topic_families := topic_families || relabeled;
  IF topic_families IS NOT NULL THEN
    SELECT pg_catalog.array_agg('topics/' || slug) INTO topic_families FROM pg_catalog.unnest(topic_families) AS slug;
    topic_families := topic_families || ARRAY(SELECT candor_private_families(topic_families));
    UPDATE listings SET changed_at = moment WHERE left_at IS NOT NULL AND family = ANY (topic_families);
    SELECT touched || pg_catalog.array_agg(family) INTO touched FROM families WHERE family = ANY (topic_families);
  END IF;

  -- Listings.
  IF changed IS NOT NULL THEN
    SELECT pg_catalog.array_agg(r.name), pg_catalog.array_agg(r.shown),
      pg_catalog.array_agg(r.withdrawn), pg_catalog.array_agg(r.gained),
      growing || pg_catalog.array_agg(r.name) FILTER (WHERE r.published),
      pg_catalog.array_agg(r.name) FILTER (WHERE r.imported)
    INTO names, seen, withdrawn, gains, growing, importing
    FROM candor_relist(changed, backdated, redated, moment) AS r;
    IF importing IS NOT NULL THEN PERFORM candor_order_late(importing, moment); END IF;
  END IF;
  shown_until := moment + interval '1 microsecond' * (SELECT pg_catalog.count(*) FROM candor_entries_of(changed));

  -- Tombstones.
  IF changed IS NOT NULL OR dug_up IS NOT NULL THEN
    touched := touched || ARRAY(SELECT candor_bury(changed, deleted, guids, dug_up, moment, shown_until));
  END IF;
  IF deleted IS NOT NULL THEN
    UPDATE tombstones SET url = d.url FROM ROWS FROM (pg_catalog.unnest(deleted), pg_catalog.unnest(urls)) AS d(id, url)
    WHERE article_id = d.id;
  END IF;

  -- Archives grow when articles come, or when an import is done. What is closed shows in the feeds, so their markers
  -- move.
  IF import_done THEN
    SELECT growing || names || pg_catalog.array_agg(family) INTO growing FROM families WHERE articles > 0;
  END IF;
  SELECT pg_catalog.array_agg(c.family), pg_catalog.array_agg(c.months) INTO complete, months
  FROM candor_complete_parts(growing, importing, shown_until) AS c;

  -- Markers, once for each family; then the parts that are complete are closed.
  PERFORM candor_stamp(
    pg_catalog.array_agg(s.family), pg_catalog.array_agg(s.shown),
    pg_catalog.array_agg(s.withdrawn), pg_catalog.array_agg(s.gained),
    greatest(shown_until, clock_timestamp())
  )
  FROM (
    SELECT * FROM ROWS FROM (
      pg_catalog.unnest(names), pg_catalog.unnest(seen), pg_catalog.unnest(withdrawn), pg_catalog.unnest(gains)
    ) AS r(family, shown, withdrawn, gained)
    UNION ALL SELECT pg_catalog.unnest(touched), true, true, 0
    -- A part that closes adds a link.
    UNION ALL SELECT pg_catalog.unnest(complete), true, false, 0
    UNION ALL SELECT pg_catalog.unnest(recounted), true, true, NULL
    UNION ALL SELECT 'all', false, false, 0
  ) AS s;
  PERFORM candor_close_parts(c.family, shown_until, c.months)
  FROM ROWS FROM (pg_catalog.unnest(complete), pg_catalog.unnest(months)) AS c(family, months);
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_commit FROM PUBLIC;

-- PostgreSQL cannot replace a constraint trigger.
DROP TRIGGER IF EXISTS pending_changes_commit ON pending_changes;
CREATE CONSTRAINT TRIGGER pending_changes_commit AFTER INSERT ON pending_changes
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION candor_commit();
