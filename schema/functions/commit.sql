-- The commit: what happens at the end of each transaction that changed something.
-- First, side by side with other writers, the record (record.sql). Then, one writer after the other, in the queue: all
-- that feeds know of order. That is topics.sql, listings.sql, archives.sql, and the markers here.

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
  -- Later than the last change, also if the clock was set back: for at most five minutes, as candor_clock expects.
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

-- Whether no feed shows these articles, of which only parts have changed: then the transaction need not queue. If
-- another one is about to publish one of them, the answer is no, because it holds the lock of the row: the queue puts
-- the two in an order, and the later one sees what the other wrote. If not, the locks of this function keep it so until
-- the end. It waits for nobody.
CREATE OR REPLACE FUNCTION candor_only_drafts(ids uuid[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  drafts integer;
  locked integer;
BEGIN
  IF EXISTS (SELECT FROM articles WHERE id = ANY (ids) AND status IN ('published', 'retracted')) THEN
    RETURN false;
  END IF;
  SELECT pg_catalog.count(*) INTO locked FROM (
    SELECT FROM articles WHERE id = ANY (ids) AND status NOT IN ('published', 'retracted') FOR NO KEY UPDATE SKIP LOCKED
  ) AS mine;
  SELECT pg_catalog.count(*) INTO drafts FROM articles WHERE id = ANY (ids);
  RETURN locked = drafts;
END $$;

REVOKE EXECUTE ON FUNCTION candor_only_drafts FROM PUBLIC;

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

-- The time to compare embargoes with: that of the execution, but not before the last change, also if the clock was set
-- back. now() would be too early: it is fixed before the snapshot is taken, so a change that was committed in between
-- would count as an embargo. It needs the right to read `families`.
CREATE OR REPLACE FUNCTION candor_clock() RETURNS timestamptz
LANGUAGE sql STABLE AS $$
  SELECT greatest(statement_timestamp(), (
    SELECT least(changed_at, statement_timestamp() + interval '5 minutes') FROM public.families WHERE family = 'all'))
$$;

GRANT EXECUTE ON FUNCTION candor_clock TO PUBLIC;

-- The queue of writers: whoever holds the lock of the row of the family of all articles may change listings,
-- tombstones, notices, parts of archives and change markers, until the transaction ends. Writers come here at the end
-- of their transaction (candor_commit), and lock nothing else afterwards that another writer could hold: so nobody
-- who holds the queue waits. These triggers are for changes by hand, and do not fire for those of other triggers.
-- Why: docs/decisions/0015-writers-side-by-side.md.
CREATE OR REPLACE FUNCTION candor_queue() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM families WHERE family = 'all' FOR UPDATE;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_queue FROM PUBLIC;

CREATE OR REPLACE TRIGGER listings_queue BEFORE INSERT OR UPDATE OR DELETE ON listings
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER tombstones_queue BEFORE INSERT OR UPDATE OR DELETE ON tombstones
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER notices_queue BEFORE INSERT OR UPDATE OR DELETE ON notices
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER archive_parts_queue BEFORE UPDATE OR DELETE ON archive_parts
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_queue();

-- A listing, tombstone or closed part that is changed by hand moves the markers of its families too. The articles of
-- changed notices count as changed, which brings their notices in line again. Does not fire for what other triggers
-- change.
CREATE OR REPLACE FUNCTION candor_changed_by_hand() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  noted constant text := CASE TG_TABLE_NAME
    WHEN 'tombstones' THEN 'tombstones'
    WHEN 'notices' THEN 'articles'
    ELSE 'families'
  END;
  key constant text := CASE noted WHEN 'families' THEN 'family' ELSE 'article_id' END;
BEGIN
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO pending_changes (kind, keys)
    SELECT noted, pg_catalog.array_agg(DISTINCT pg_catalog.to_jsonb(after) ->> key)
    FROM after
    HAVING pg_catalog.count(*) > 0;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO pending_changes (kind, keys)
    SELECT noted, pg_catalog.array_agg(DISTINCT pg_catalog.to_jsonb(before) ->> key)
    FROM before
    HAVING pg_catalog.count(*) > 0;
  END IF;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_changed_by_hand FROM PUBLIC;

CREATE OR REPLACE TRIGGER listings_inserted AFTER INSERT ON listings
REFERENCING NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER listings_updated AFTER UPDATE ON listings
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER listings_deleted AFTER DELETE ON listings
REFERENCING OLD TABLE AS before FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER tombstones_inserted AFTER INSERT ON tombstones
REFERENCING NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER tombstones_updated AFTER UPDATE ON tombstones
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER tombstones_deleted AFTER DELETE ON tombstones
REFERENCING OLD TABLE AS before FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER notices_inserted AFTER INSERT ON notices
REFERENCING NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER notices_updated AFTER UPDATE ON notices
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER notices_deleted AFTER DELETE ON notices
REFERENCING OLD TABLE AS before FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER archive_parts_updated AFTER UPDATE ON archive_parts
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
CREATE OR REPLACE TRIGGER archive_parts_deleted AFTER DELETE ON archive_parts
REFERENCING OLD TABLE AS before FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION candor_changed_by_hand();
