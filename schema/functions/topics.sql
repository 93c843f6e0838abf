-- Topics: their names, addresses and redirects. AFTER the statement, one row in `pending_changes`
-- notes which topics came, went or changed, and `retired_topics` gets the old slug of a renamed
-- one. At the commit, in the queue, the listings and archive of a renamed topic follow it. A topic
-- that only private articles have is secret: nothing may tell that it exists.

-- A topic that is new, deleted or renamed changes the name of its feed at the end of the
-- transaction. One with a new label or slug changes its articles too; a new one is not retired.
CREATE OR REPLACE FUNCTION candor_topics_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    DELETE FROM retired_topics WHERE slug IN (SELECT slug FROM after);
    -- Without a feed of this name there is nothing to change: nobody can list an article there
    -- before the topic is committed.
    INSERT INTO pending_changes (kind, keys)
    SELECT 'topics', pg_catalog.array_agg(slug) FROM after
    WHERE EXISTS (SELECT FROM families WHERE family = 'topics/' || slug)
      OR EXISTS (SELECT candor_private_families(ARRAY['topics/' || slug]))
      OR pg_catalog.current_setting('transaction_isolation') IN ('repeatable read', 'serializable')
    HAVING pg_catalog.count(*) > 0;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO pending_changes (kind, keys)
    SELECT 'relabeled', pg_catalog.array_agg(slug)
    FROM (TABLE after EXCEPT TABLE before) AS differing
    HAVING pg_catalog.count(*) > 0;
  ELSE
    INSERT INTO pending_changes (kind, keys)
    SELECT 'topics', pg_catalog.array_agg(slug)
    FROM before
    HAVING pg_catalog.count(*) > 0;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER topics_inserted AFTER INSERT ON topics
REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_topics_changed();
CREATE OR REPLACE TRIGGER topics_updated AFTER UPDATE ON topics
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION
  candor_topics_changed();
CREATE OR REPLACE TRIGGER topics_deleted AFTER DELETE ON topics
REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION candor_topics_changed();

-- Notes the renaming of a topic: at the end of the transaction its listings and archive follow
-- (candor_rename_family). Runs before the articles follow by their foreign key.
CREATE OR REPLACE FUNCTION candor_topic_renamed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM retired_topics WHERE slug = NEW.slug;
  INSERT INTO pending_changes (kind, keys)
    VALUES ('renamed', ARRAY['topics/' || OLD.slug, 'topics/' || NEW.slug]);
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER topics_renamed BEFORE UPDATE OF slug ON topics FOR EACH ROW
WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION candor_topic_renamed();

-- Adds the old slug of a renamed topic to `retired_topics`, once the topic has its new slug. Not
-- that of a topic that only private articles have: nobody may learn of it.
CREATE OR REPLACE FUNCTION candor_topic_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF candor_only_private(OLD.slug, NEW.slug) THEN RETURN NULL; END IF;
  -- A topic that was closed or moved stays so under its new name.
  INSERT INTO retired_topics (slug, moved_to) SELECT NEW.slug, moved_to FROM retired_topics
    WHERE slug = OLD.slug;
  INSERT INTO retired_topics (slug, moved_to) VALUES (OLD.slug, NEW.slug)
  ON CONFLICT (slug) DO UPDATE SET moved_to = excluded.moved_to;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER topics_moved AFTER UPDATE OF slug ON topics FOR EACH ROW
WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION candor_topic_moved();

-- The listings and the archive of a renamed topic follow it, and those of private articles too.
-- Takes the family before and after, and returns the families whose listings have to be counted.
CREATE OR REPLACE FUNCTION candor_rename_topic(old_name text, new_name text) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  -- A topic with private articles only gets no marker, so nobody can learn that it exists.
  secret constant boolean := candor_only_private(pg_catalog.substr(old_name, 8),
    pg_catalog.substr(new_name, 8));
  private_name text;
  new_private_name text;
BEGIN
  PERFORM candor_rename_family(old_name, new_name);
  IF NOT secret THEN RETURN QUERY VALUES (old_name), (new_name); END IF;
  FOR private_name IN SELECT candor_private_families(ARRAY[old_name]) LOOP
    new_private_name := pg_catalog.left(private_name, -pg_catalog.length(old_name)) || new_name;
    PERFORM candor_rename_family(private_name, new_private_name);
    RETURN QUERY VALUES (private_name), (new_private_name);
  END LOOP;
END $$;

-- Moves the listings and the archive of a family. If the new name has a past of its own, its
-- articles are listed there anew instead.
CREATE OR REPLACE FUNCTION candor_rename_family(old_name text, new_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM listings WHERE family = new_name) THEN
    UPDATE archive_parts SET family = new_name WHERE family = old_name;
    UPDATE listings SET family = new_name WHERE family = old_name;
  END IF;
END $$;

-- The articles with these topics, without those that changed themselves: a topic has a new label or
-- slug.
CREATE OR REPLACE FUNCTION candor_relabeled(slugs text[], changed candor_article_change[])
RETURNS SETOF candor_article_change
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT t.article_id, false, false, false, NULL::text, NULL::text
    FROM article_topics t
  CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = t.article_id OFFSET 0) AS a
  WHERE t.topic_slug = ANY (slugs) AND a.status IN ('published', 'retracted')
    AND t.article_id NOT IN (SELECT c.id FROM pg_catalog.unnest(changed) AS c)
  GROUP BY t.article_id;
END $$;

-- Returns the feeds of renamed topics, and marks the entries that left them as changed.
CREATE OR REPLACE FUNCTION candor_change_topics(slugs text[], moment timestamptz) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  names text[] := ARRAY(SELECT 'topics/' || slug FROM pg_catalog.unnest(slugs) AS slug);
BEGIN
  names := names || ARRAY(SELECT candor_private_families(names));
  UPDATE listings SET changed_at = moment WHERE left_at IS NOT NULL AND family = ANY (names);
  RETURN QUERY SELECT family FROM families WHERE family = ANY (names);
END $$;

-- The families whose documents change if these topics are retired, move, or are opened again. The
-- directory lists topics that have articles, and depends on the marker of all articles.
CREATE OR REPLACE FUNCTION candor_retired_families(names text[]) RETURNS SETOF text
LANGUAGE sql STABLE AS $$
  SELECT pg_catalog.unnest(names)
  UNION ALL SELECT public.candor_private_families(names)
  UNION ALL SELECT 'all' WHERE EXISTS (SELECT FROM public.listings WHERE family = ANY (names))
$$;

-- A retired topic changes the answer at its address, also if it never had an article. The directory
-- lists topics that have articles, and depends on the marker of all articles (candor_commit).
CREATE OR REPLACE FUNCTION candor_retired_topics_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO pending_changes (kind, keys)
  SELECT 'retired', pg_catalog.array_agg('topics/' || slug) FROM changed
    HAVING pg_catalog.count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER retired_topics_inserted AFTER INSERT ON retired_topics
REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION candor_retired_topics_changed();
CREATE OR REPLACE TRIGGER retired_topics_updated AFTER UPDATE ON retired_topics
REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION candor_retired_topics_changed();
CREATE OR REPLACE TRIGGER retired_topics_deleted AFTER DELETE ON retired_topics
REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION candor_retired_topics_changed();

-- Redirects of retired topics are short and end: a topic that moves to a retired topic moves where
-- that one moved, those that moved to it follow, and a circle is refused. A topic that was closed
-- (`moved_to` is NULL) is an end.
--   * It locks the rows of both topics first: another transaction that moves one of them waits, and
--     then sees this redirect. A row that becomes longer here is followed again, with the lock of
--     its end.
CREATE OR REPLACE FUNCTION candor_retired_topic_moves() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  way text[] := ARRAY[NEW.slug];
  goal text := NEW.slug;
  next text;
BEGIN
  PERFORM FROM topics WHERE slug IN (NEW.slug, NEW.moved_to) ORDER BY slug FOR NO KEY UPDATE;
  LOOP
    next := (SELECT r.moved_to FROM retired_topics r WHERE r.slug = goal);
    EXIT WHEN next IS NULL;
    IF next = ANY (way) THEN
      RAISE EXCEPTION 'the address of topic % would redirect for ever: %', NEW.slug,
        pg_catalog.array_to_string(way || next, ' → ')
        USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'retired_topics',
          CONSTRAINT = 'retired_topic_has_an_end',
          HINT = pg_catalog.format(
            'Rule retired_topic_has_an_end: delete the row of %L from retired_topics first, '
              'so that its feed opens again, or close it with moved_to = NULL.',
            goal
          );
    END IF;
    way := way || next;
    goal := next;
  END LOOP;
  UPDATE retired_topics SET moved_to = goal WHERE (slug = NEW.slug OR moved_to = NEW.slug)
    AND moved_to <> goal;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER retired_topics_move AFTER INSERT OR UPDATE ON retired_topics FOR EACH ROW
WHEN (NEW.moved_to IS NOT NULL) EXECUTE FUNCTION candor_retired_topic_moves();

-- Refuses to retire a topic that only private articles have: its address, which answers as if there
-- were no such topic, would tell that there was one.
CREATE OR REPLACE FUNCTION candor_refuse_secret_retirement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF candor_only_private(NEW.slug, NEW.slug) THEN
    RAISE EXCEPTION 'topic % is known to partners only', NEW.slug
      USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'retired_topics',
        CONSTRAINT = 'retired_topic_was_public',
        HINT = 'Rule retired_topic_was_public: only private articles have this topic, so its address answers 404 '
          'already. Take the topic from them instead.';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER retired_topics_secret BEFORE INSERT ON retired_topics FOR EACH ROW
EXECUTE FUNCTION candor_refuse_secret_retirement();

-- Says whether all articles that have or had this topic are private: then nobody may learn that it
-- exists. When a topic is renamed, its articles get the new name first: `now_named`.
CREATE OR REPLACE FUNCTION candor_only_private(slug text, now_named text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN NOT EXISTS (
      SELECT FROM listings l
      WHERE l.family = 'topics/' || slug
        AND (l.left_at IS NOT NULL OR l.listed_at <= candor_clock())
    )
    AND NOT EXISTS (SELECT FROM article_topics t JOIN articles a ON a.id = t.article_id
      WHERE t.topic_slug = now_named AND a.audience IS NULL
        AND a.status IN ('published', 'retracted'))
    AND (EXISTS (SELECT candor_private_families(ARRAY['topics/' || slug]))
      OR EXISTS (
        SELECT FROM article_topics t JOIN articles a ON a.id = t.article_id
        WHERE t.topic_slug = now_named AND a.audience IS NOT NULL
      ));
END $$;

-- The families of private articles that belong to these public ones: `partners/NAME/topics/science`
-- for `topics/science`.
CREATE OR REPLACE FUNCTION candor_private_families(names text[]) RETURNS SETOF text
LANGUAGE sql STABLE AS $$
  SELECT f.family FROM public.families f
  -- Behind the second slash. A regular expression takes seven times as long.
  WHERE f.family LIKE 'partners/%'
    AND pg_catalog.substr(f.family,
      10 + pg_catalog.strpos(pg_catalog.substr(f.family, 10), '/')) = ANY (names)
$$;
