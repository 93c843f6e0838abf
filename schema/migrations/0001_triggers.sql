-- What the database does by itself: it queues writers, keeps `listings` and `tombstones`, and moves the change marker.
-- Why it is done this way: docs/decisions/0004-change-marker.md. Functions that act as their owner name those of
-- pg_catalog in full: whoever may create functions in `public` could otherwise offer a closer match of the same name.

-- The row that every writer queues at.
INSERT INTO families (family) VALUES ('all');
--> statement-breakpoint

-- The families an article belongs to. A new family of feeds is a new line here.
CREATE FUNCTION article_families(article articles) RETURNS SETOF text
LANGUAGE sql STABLE AS $$
  SELECT 'all'
$$;
--> statement-breakpoint

-- Before any row is written, the writer takes its place in the queue: the row lock of the family of everything, kept
-- until its transaction ends. So changes become visible in the order in which they were made, and, as nobody who waits
-- here holds anything that another could need, writers can't deadlock.
CREATE FUNCTION candor_queue() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM families WHERE family = 'all' FOR UPDATE;
  RETURN NULL;
END $$;
--> statement-breakpoint

-- Notes that this transaction changes these families: once for each, however many statements it runs.
CREATE FUNCTION candor_touch(names text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO families (family, changing) SELECT DISTINCT name, true FROM pg_catalog.unnest(names) AS name ORDER BY name
  ON CONFLICT (family) DO UPDATE SET changing = true WHERE NOT families.changing
$$;
--> statement-breakpoint

-- At the end of the transaction, as near to the commit as can be, each touched family gets its new version and time.
CREATE FUNCTION candor_stamp() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE families SET version = version + 1, changed_at = greatest(changed_at, clock_timestamp()), changing = false
  WHERE family = NEW.family;
  RETURN NULL;
END $$;
--> statement-breakpoint

CREATE CONSTRAINT TRIGGER families_stamp AFTER INSERT OR UPDATE OF changing ON families
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.changing) EXECUTE FUNCTION candor_stamp();
--> statement-breakpoint

-- Brings the listings of these articles in line with what they are now, and touches the families that show them.
--   * `listed_at` is the later of `published_at` and this moment, and stays as it is once it has passed: the past of a
--     family only grows at its end. A bulk import may say `SET LOCAL candor.backdate = 'on'` to list by `published_at`,
--     at the earliest in the year 1000: the marker must be a date that everyone can say.
--   * An article that was shown and must go is marked as left; one that never was is forgotten.
-- Here and below, `force_custom_plan` has every call planned for the sizes of that moment: a session would keep the plan
-- that it made for small tables and few rows, and with it a bulk load in one transaction is quadratic.
CREATE FUNCTION candor_relist(changed uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  backdate boolean := coalesce(current_setting('candor.backdate', true), '') = 'on';
  shown_already uuid;
  shown uuid[];
  guids text[];
BEGIN
  IF changed IS NULL THEN RETURN; END IF;

  SELECT a.id INTO shown_already FROM articles a JOIN listings l ON l.article_id = a.id
  WHERE a.id = ANY (changed) AND a.status IN ('published', 'retracted') AND a.published_at > moment AND l.listed_at <= moment
  LIMIT 1;
  IF shown_already IS NOT NULL THEN
    RAISE EXCEPTION 'article % has been in the feeds already: its published_at cannot lie in the future', shown_already
      USING ERRCODE = 'check_violation',
        HINT = 'Set status = ''withheld'' to take it back, and insert a new article for the later publication.';
  END IF;

  INSERT INTO listings AS l (family, article_id, listed_at)
  SELECT f.family, a.id, greatest(a.published_at, CASE WHEN backdate THEN '1000-01-01Z' ELSE moment END)
  FROM articles a CROSS JOIN LATERAL article_families(a) AS f(family)
  WHERE a.id = ANY (changed) AND a.status IN ('published', 'retracted')
  ON CONFLICT (family, article_id) DO UPDATE
  SET left_at = NULL, listed_at = CASE WHEN l.listed_at <= moment THEN l.listed_at ELSE excluded.listed_at END
  WHERE l.left_at IS NOT NULL OR l.listed_at > moment;

  PERFORM candor_touch(pg_catalog.array_agg(DISTINCT l.family)) FROM listings l
  WHERE l.article_id = ANY (changed) AND l.left_at IS NULL;

  WITH unwanted AS (
    SELECT l.family, l.article_id, l.listed_at FROM listings l
    WHERE l.article_id = ANY (changed) AND l.left_at IS NULL AND NOT EXISTS (
      SELECT FROM articles a CROSS JOIN LATERAL article_families(a) AS f(family)
      WHERE a.id = l.article_id AND a.status IN ('published', 'retracted') AND f.family = l.family)
  ), never_shown AS (
    DELETE FROM listings l USING unwanted u
    WHERE l.family = u.family AND l.article_id = u.article_id AND u.listed_at > moment
  )
  UPDATE listings l SET left_at = moment FROM unwanted u
  WHERE l.family = u.family AND l.article_id = u.article_id AND u.listed_at <= moment;

  -- What is shown again is deleted no more; the successor of a deleted article only once its embargo has ended.
  SELECT pg_catalog.array_agg(a.id), pg_catalog.array_agg(a.guid) INTO shown, guids
  FROM articles a JOIN listings l ON l.article_id = a.id AND l.left_at IS NULL AND l.listed_at <= moment
  WHERE a.id = ANY (changed);
  DELETE FROM tombstones WHERE article_id = ANY (shown) OR guid = ANY (guids);
END $$;
--> statement-breakpoint

-- Leaves a tombstone for each of these articles that has left the family of everything.
CREATE FUNCTION candor_bury(ids uuid[], guids text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  INSERT INTO tombstones (article_id, guid, deleted_at)
  SELECT gone.id, gone.guid, l.left_at FROM unnest(ids, guids) AS gone(id, guid)
  JOIN listings l ON l.family = 'all' AND l.article_id = gone.id AND l.left_at IS NOT NULL
  ON CONFLICT (article_id) DO NOTHING;
END $$;
--> statement-breakpoint

CREATE FUNCTION candor_articles_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM candor_relist(pg_catalog.array_agg(id)) FROM inserted WHERE status IN ('published', 'retracted');
  RETURN NULL;
END $$;
--> statement-breakpoint

-- An update that writes what was there already changes nothing: pipelines that upsert everything would move the marker
-- for nothing. EXCEPT stays linear where a join of the two could be planned as a loop in a loop.
CREATE FUNCTION candor_articles_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ids uuid[];
  guids text[];
BEGIN
  SELECT pg_catalog.array_agg(id), pg_catalog.array_agg(guid) INTO ids, guids FROM (TABLE after EXCEPT TABLE before) AS differing;
  PERFORM candor_relist(ids);
  PERFORM candor_bury(ids, guids);
  RETURN NULL;
END $$;
--> statement-breakpoint

CREATE FUNCTION candor_articles_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM candor_relist(pg_catalog.array_agg(id)) FROM deleted;
  PERFORM candor_bury(pg_catalog.array_agg(id), pg_catalog.array_agg(guid)) FROM deleted;
  RETURN NULL;
END $$;
--> statement-breakpoint

-- Sources, topics and corrections are parts of an article: a change of theirs is a change of it.
CREATE FUNCTION candor_parts_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM candor_relist(pg_catalog.array_agg(DISTINCT article_id)) FROM inserted;
  RETURN NULL;
END $$;
--> statement-breakpoint

CREATE FUNCTION candor_parts_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM candor_relist(pg_catalog.array_agg(DISTINCT article_id))
  FROM ((TABLE before EXCEPT TABLE after) UNION ALL (TABLE after EXCEPT TABLE before)) AS differing;
  RETURN NULL;
END $$;
--> statement-breakpoint

CREATE FUNCTION candor_parts_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  ids uuid[];
BEGIN
  SELECT pg_catalog.array_agg(DISTINCT article_id) INTO ids FROM deleted;
  -- Where the article itself goes, its own trigger speaks.
  PERFORM candor_relist(pg_catalog.array_agg(id)) FROM articles WHERE id = ANY (ids);
  RETURN NULL;
END $$;
--> statement-breakpoint

CREATE FUNCTION candor_topics_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  slugs text[];
BEGIN
  SELECT pg_catalog.array_agg(slug) INTO slugs FROM (TABLE after EXCEPT TABLE before) AS differing;
  PERFORM candor_relist(pg_catalog.array_agg(DISTINCT article_id)) FROM article_topics WHERE topic_slug = ANY (slugs);
  RETURN NULL;
END $$;
--> statement-breakpoint

-- Whoever writes the kept tables by hand moves the marker too.
CREATE FUNCTION candor_listings_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    PERFORM candor_touch(pg_catalog.array_agg(DISTINCT family)) FROM after;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM candor_touch(pg_catalog.array_agg(DISTINCT family)) FROM before;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint

CREATE FUNCTION candor_tombstones_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  ids uuid[];
BEGIN
  IF TG_OP <> 'DELETE' THEN
    SELECT pg_catalog.array_agg(article_id) INTO ids FROM after;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    SELECT pg_catalog.array_cat(ids, pg_catalog.array_agg(article_id)) INTO ids FROM before;
  END IF;
  PERFORM candor_touch(pg_catalog.array_agg(DISTINCT family)) FROM listings WHERE article_id = ANY (ids);
  RETURN NULL;
END $$;
--> statement-breakpoint

CREATE FUNCTION candor_refuse_new_identity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the id and guid of article % cannot change: readers know it by them', OLD.id
    USING ERRCODE = 'check_violation', HINT = 'Insert a new article, and delete or withhold this one.';
END $$;
--> statement-breakpoint

CREATE TRIGGER articles_keep_identity BEFORE UPDATE ON articles FOR EACH ROW
WHEN (OLD.id IS DISTINCT FROM NEW.id OR OLD.guid IS DISTINCT FROM NEW.guid) EXECUTE FUNCTION candor_refuse_new_identity();
--> statement-breakpoint

CREATE FUNCTION candor_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'TRUNCATE % would change the feeds unseen', TG_TABLE_NAME
    USING ERRCODE = 'feature_not_supported',
      HINT = format('Use DELETE FROM %I, so that readers are told what is gone.', TG_TABLE_NAME);
END $$;
--> statement-breakpoint

CREATE TRIGGER articles_inserted AFTER INSERT ON articles
REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_inserted();
--> statement-breakpoint
CREATE TRIGGER articles_updated AFTER UPDATE ON articles
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_updated();
--> statement-breakpoint
CREATE TRIGGER articles_deleted AFTER DELETE ON articles
REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_deleted();
--> statement-breakpoint
CREATE TRIGGER topics_updated AFTER UPDATE ON topics
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_topics_updated();
--> statement-breakpoint

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sources', 'article_topics', 'corrections'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_inserted AFTER INSERT ON %1$s
      REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_inserted()', name);
    EXECUTE format('CREATE TRIGGER %1$s_updated AFTER UPDATE ON %1$s
      REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_updated()', name);
    EXECUTE format('CREATE TRIGGER %1$s_deleted AFTER DELETE ON %1$s
      REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_deleted()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['listings', 'tombstones'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_inserted AFTER INSERT ON %1$s
      REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_%1$s_changed()', name);
    EXECUTE format('CREATE TRIGGER %1$s_updated AFTER UPDATE ON %1$s
      REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_%1$s_changed()', name);
    EXECUTE format('CREATE TRIGGER %1$s_deleted AFTER DELETE ON %1$s
      REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION candor_%1$s_changed()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['articles', 'sources', 'topics', 'article_topics', 'corrections', 'listings', 'tombstones'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_queue BEFORE INSERT OR UPDATE OR DELETE ON %1$s
      FOR EACH STATEMENT EXECUTE FUNCTION candor_queue()', name);
    EXECUTE format('CREATE TRIGGER %1$s_refuse_truncate BEFORE TRUNCATE ON %1$s
      FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate()', name);
  END LOOP;
END $$;
--> statement-breakpoint

-- These act as their owner, so only triggers may call them: Postgres would let everyone.
DO $$
DECLARE
  called regprocedure;
BEGIN
  FOR called IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'candor\_%' LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', called);
  END LOOP;
END $$;
