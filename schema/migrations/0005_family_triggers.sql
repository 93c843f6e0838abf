-- The families of feeds beside that of everything: which an article belongs to, their archives, and topics that get
-- another slug. Why it is done this way: docs/decisions/0007-families-and-archives.md.

-- RFC 3492 §6.3, for one label that holds more than ASCII.
CREATE FUNCTION candor_punycode(label text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  digits constant text := 'abcdefghijklmnopqrstuvwxyz0123456789';
  points integer[] := '{}';
  output text := '';
  n integer := 128;
  delta integer := 0;
  bias integer := 72;
  basic integer;
  done integer;
  point integer;
  q integer;
  k integer;
  t integer;
BEGIN
  FOR i IN 1 .. length(label) LOOP
    points := points || ascii(substr(label, i, 1));
    IF points[i] < 128 THEN output := output || substr(label, i, 1); END IF;
  END LOOP;
  basic := length(output);
  done := basic;
  IF basic > 0 THEN output := output || '-'; END IF;
  WHILE done < length(label) LOOP
    SELECT min(each) INTO point FROM unnest(points) AS each WHERE each >= n;
    delta := delta + (point - n) * (done + 1);
    n := point;
    FOREACH point IN ARRAY points LOOP
      IF point < n THEN delta := delta + 1; END IF;
      CONTINUE WHEN point <> n;
      q := delta;
      k := 36;
      LOOP
        t := least(greatest(k - bias, 1), 26);
        EXIT WHEN q < t;
        output := output || substr(digits, t + (q - t) % (36 - t) + 1, 1);
        q := (q - t) / (36 - t);
        k := k + 36;
      END LOOP;
      output := output || substr(digits, q + 1, 1);
      delta := CASE WHEN done = basic THEN delta / 700 ELSE delta / 2 END;
      delta := delta + delta / (done + 1);
      k := 0;
      WHILE delta > 455 LOOP
        delta := delta / 35;
        k := k + 36;
      END LOOP;
      bias := k + 36 * delta / (delta + 38);
      delta := 0;
      done := done + 1;
    END LOOP;
    delta := delta + 1;
    n := n + 1;
  END LOOP;
  RETURN output;
END $$;
--> statement-breakpoint

-- The host of an http(s) URL in lower-case ASCII, as URL parsers give it; NULL for an IP address, or a host of one label.
CREATE FUNCTION candor_host(url text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  host text := lower(rtrim(translate(substring(url FROM '^[A-Za-z]+://([^/?#:]+)'), '。．｡', '...'), '.'));
BEGIN
  IF host ~ '[^\u0001-\u007f]' THEN
    SELECT string_agg(CASE WHEN label ~ '[^\u0001-\u007f]' THEN 'xn--' || candor_punycode(label) ELSE label END, '.' ORDER BY place)
    INTO host
    FROM unnest(string_to_array(lower(normalize(host, NFKC)), '.')) WITH ORDINALITY AS labels(label, place);
  END IF;
  RETURN CASE WHEN host ~ '^([a-z0-9_-]+\.)+[a-z0-9_-]*[a-z_-][a-z0-9_-]*$' THEN host END;
END $$;
--> statement-breakpoint

-- The domain that a publisher registered, by the Public Suffix List: of www.bbc.co.uk it is bbc.co.uk. NULL where there
-- is none: for a public suffix itself. The longest rule counts, an exception before all (publicsuffix.org/list).
CREATE FUNCTION candor_domain(url text) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  labels text[] := pg_catalog.string_to_array(candor_host(url), '.');
  count integer := pg_catalog.cardinality(labels);
  suffix text;
BEGIN
  IF labels IS NULL THEN RETURN NULL; END IF;
  FOR start IN 1 .. count - 1 LOOP
    suffix := pg_catalog.array_to_string(labels[start:], '.');
    IF EXISTS (SELECT FROM public_suffixes WHERE rule = '!' || suffix) THEN RETURN suffix; END IF;
    IF EXISTS (
      SELECT FROM public_suffixes
      WHERE rule IN (suffix, '*.' || pg_catalog.array_to_string(labels[start + 1:], '.'))
    ) THEN RETURN CASE WHEN start > 1 THEN pg_catalog.array_to_string(labels[start - 1:], '.') END; END IF;
  END LOOP;
  RETURN pg_catalog.array_to_string(labels[count - 1:], '.');
END $$;
--> statement-breakpoint

CREATE FUNCTION candor_sources_domain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.domain := candor_domain(NEW.url);
  RETURN NEW;
END $$;
--> statement-breakpoint

CREATE TRIGGER sources_domain BEFORE INSERT OR UPDATE OF url, domain ON sources
FOR EACH ROW EXECUTE FUNCTION candor_sources_domain();
--> statement-breakpoint

-- Folds a BCP 47 tag to its language; the codes that were withdrawn are the ones that `Intl` and browsers replace too.
CREATE FUNCTION candor_language(tag text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE lower(split_part(tag, '-', 1))
    WHEN 'iw' THEN 'he' WHEN 'in' THEN 'id' WHEN 'ji' THEN 'yi' WHEN 'jw' THEN 'jv' WHEN 'mo' THEN 'ro'
    ELSE lower(split_part(tag, '-', 1))
  END
$$;
--> statement-breakpoint

-- The families that these articles belong to: none, where one is not to be shown. A new family of feeds is a new line
-- here, and an entry in src/families/. They are in the order in which articles were listed, but for those that bring a
-- time of their own (`at`): an article moves up with each correction.
DROP FUNCTION article_families(articles);
--> statement-breakpoint
CREATE FUNCTION article_families(ids uuid[])
RETURNS TABLE (article_id uuid, published_at timestamptz, family text, at timestamptz)
LANGUAGE sql STABLE SET plan_cache_mode = force_custom_plan AS $$
  WITH a AS (SELECT * FROM articles WHERE id = ANY (ids) AND status IN ('published', 'retracted'))
  SELECT a.id, a.published_at, 'all', NULL::timestamptz FROM a
  UNION ALL SELECT a.id, a.published_at, 'topics/' || t.topic_slug, NULL FROM a JOIN article_topics t ON t.article_id = a.id
  UNION ALL SELECT DISTINCT a.id, a.published_at, 'sources/' || s.domain, NULL::timestamptz
    FROM a JOIN sources s ON s.article_id = a.id WHERE s.domain IS NOT NULL
  UNION ALL SELECT a.id, a.published_at, 'languages/' || candor_language(a.language), NULL FROM a
  UNION ALL SELECT a.id, a.published_at, 'modes/' || a.disclosure_mode, NULL FROM a
  UNION ALL SELECT a.id, a.published_at, 'reviewed', NULL FROM a WHERE a.disclosure_mode IN ('ai-assisted', 'human-only')
  UNION ALL SELECT a.id, max(a.published_at), 'corrections', max(greatest(c.corrected_at, a.retracted_at))
    FROM (SELECT id, published_at, CASE WHEN status = 'retracted' THEN retracted_at END AS retracted_at FROM a) AS a
    LEFT JOIN corrections c ON c.article_id = a.id WHERE c.id IS NOT NULL OR a.retracted_at IS NOT NULL GROUP BY a.id
$$;
--> statement-breakpoint

-- As before, for what shows at once.
CREATE OR REPLACE FUNCTION candor_touch(names text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO families (family, changing, shows_at)
  SELECT DISTINCT name, true, timestamptz '-infinity' FROM pg_catalog.unnest(names) AS name ORDER BY name
  ON CONFLICT (family) DO UPDATE SET changing = true, shows_at = '-infinity'
  WHERE NOT families.changing OR families.shows_at > '-infinity'
$$;
--> statement-breakpoint

-- As before, but for listings under an embargo, which nobody sees: `from_now` says when the first of them shows.
CREATE FUNCTION candor_touch_from(name text, from_now timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO families (family, changing, shows_at) VALUES (name, true, from_now)
  ON CONFLICT (family) DO UPDATE SET changing = true, shows_at = least(families.shows_at, excluded.shows_at)
  WHERE NOT families.changing OR families.shows_at > excluded.shows_at
$$;
--> statement-breakpoint

-- Whoever writes the kept tables by hand moves the marker too.
CREATE OR REPLACE FUNCTION candor_listings_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    PERFORM candor_touch_from(family, min(CASE WHEN left_at IS NULL AND listed_at > clock_timestamp() THEN listed_at ELSE '-infinity' END))
    FROM after GROUP BY family ORDER BY family;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM candor_touch_from(family, min(CASE WHEN left_at IS NULL AND listed_at > clock_timestamp() THEN listed_at ELSE '-infinity' END))
    FROM before GROUP BY family ORDER BY family;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint

-- As before, and says when the places that the articles had in archives changed: a tombstone came or went there.
CREATE OR REPLACE FUNCTION candor_tombstones_changed() RETURNS trigger
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
  UPDATE listings SET changed_at = clock_timestamp()
  WHERE article_id = ANY (ids) AND left_at IS NOT NULL AND changed_at < current_setting('candor.queued_at')::timestamptz;
  PERFORM candor_touch(pg_catalog.array_agg(DISTINCT family)) FROM listings WHERE article_id = ANY (ids);
  RETURN NULL;
END $$;
--> statement-breakpoint

-- Notes when this transaction came to its turn: what it changes later need not be noted as changed again.
CREATE OR REPLACE FUNCTION candor_queue() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM families WHERE family = 'all' FOR UPDATE;
  IF coalesce(current_setting('candor.queued_at', true), '') = '' THEN
    PERFORM set_config('candor.queued_at', clock_timestamp()::text, true);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint

-- As before (0001), for all families; and
--   * nothing is listed before the end of what the family's archive has closed, by no date and no clock: membership of
--     a closed part never changes. Whoever imports with `candor.backdate` begins with the oldest; what comes too late
--     is listed right after the last closed part, in its own order.
--   * `changed_at` moves with every change, once in a transaction.
CREATE OR REPLACE FUNCTION candor_relist(changed uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  queued timestamptz := coalesce(nullif(current_setting('candor.queued_at', true), '')::timestamptz, moment);
  backdate boolean := coalesce(current_setting('candor.backdate', true), '') = 'on';
  wanted uuid[];
  dates timestamptz[];
  names text[];
  times timestamptz[];
  shown_already uuid;
  shown uuid[];
  guids text[];
BEGIN
  IF changed IS NULL THEN RETURN; END IF;

  SELECT pg_catalog.array_agg(f.article_id), pg_catalog.array_agg(f.published_at), pg_catalog.array_agg(f.family), pg_catalog.array_agg(f.at)
  INTO wanted, dates, names, times FROM article_families(changed) AS f;

  -- Subqueries for each article, here and below: tables that have just grown would else be taken for small ones.
  SELECT a.id INTO shown_already FROM articles a
  WHERE a.id = ANY (changed) AND a.status IN ('published', 'retracted') AND a.published_at > moment
    AND (SELECT true FROM listings l WHERE l.article_id = a.id AND l.listed_at <= moment LIMIT 1)
  LIMIT 1;
  IF shown_already IS NOT NULL THEN
    RAISE EXCEPTION 'article % has been in the feeds already: its published_at cannot lie in the future', shown_already
      USING ERRCODE = 'check_violation',
        HINT = 'Set status = ''withheld'' to take it back, and insert a new article for the later publication.';
  END IF;

  INSERT INTO listings AS l (family, article_id, listed_at, changed_at)
  SELECT w.family, w.id, CASE
      WHEN w.at IS NOT NULL THEN greatest(w.published_at, least(w.at, moment), '1000-01-01Z')
      ELSE greatest(w.published_at, CASE WHEN backdate THEN '1000-01-01Z' ELSE moment END, closed.at + interval '1 microsecond'
        * pg_catalog.row_number() OVER (PARTITION BY w.family ORDER BY w.published_at, w.id))
    END, moment
  FROM ROWS FROM (pg_catalog.unnest(wanted), pg_catalog.unnest(dates), pg_catalog.unnest(names), pg_catalog.unnest(times)) AS w(id, published_at, family, at) LEFT JOIN LATERAL (
    SELECT p.last_listed_at AS at FROM archive_parts p
    WHERE p.family = w.family ORDER BY p.month DESC, p.part DESC LIMIT 1
  ) AS closed ON true
  ON CONFLICT (family, article_id) DO UPDATE SET left_at = NULL, changed_at = moment,
    listed_at = CASE WHEN l.listed_at > moment OR l.family = 'corrections' THEN excluded.listed_at ELSE l.listed_at END
  WHERE l.changed_at < queued OR l.left_at IS NOT NULL OR l.listed_at > moment
    OR (l.family = 'corrections' AND l.listed_at <> excluded.listed_at);

  -- A closed part goes on showing what its family has lost.
  UPDATE listings l SET changed_at = moment WHERE l.article_id = ANY (changed) AND l.left_at IS NOT NULL AND l.changed_at < queued AND (
    SELECT (l.listed_at, l.article_id) <= (p.last_listed_at, p.last_article_id) FROM archive_parts p
    WHERE p.family = l.family ORDER BY p.month DESC, p.part DESC LIMIT 1
  );

  -- Also where all of these were touched before: constraints may have been checked in the meantime.
  PERFORM candor_touch_from(l.family, min(CASE WHEN l.listed_at <= moment THEN '-infinity' ELSE l.listed_at END))
  FROM listings l WHERE l.article_id = ANY (changed) AND l.left_at IS NULL GROUP BY l.family ORDER BY l.family;

  -- EXCEPT stays linear where an anti-join could be planned as a loop in a loop.
  WITH unwanted AS (
    SELECT l.family, l.article_id FROM listings l WHERE l.article_id = ANY (changed) AND l.left_at IS NULL
    EXCEPT SELECT w.family, w.id FROM ROWS FROM (pg_catalog.unnest(wanted), pg_catalog.unnest(names)) AS w(id, family)
  ), never_shown AS (
    DELETE FROM listings l USING unwanted u
    WHERE l.family = u.family AND l.article_id = u.article_id AND l.listed_at > moment + interval '1 minute'
  )
  -- What an embargo releases before the commit was shown.
  UPDATE listings l SET left_at = moment, changed_at = moment FROM unwanted u
  WHERE l.family = u.family AND l.article_id = u.article_id AND l.listed_at <= moment + interval '1 minute';

  -- What is shown again is deleted no more; the successor of a deleted article only once its embargo has ended.
  SELECT pg_catalog.array_agg(a.id), pg_catalog.array_agg(a.guid) INTO shown, guids FROM articles a
  WHERE a.id = ANY (changed) AND (
    SELECT l.left_at IS NULL AND l.listed_at <= moment FROM listings l WHERE l.family = 'all' AND l.article_id = a.id);
  DELETE FROM tombstones WHERE article_id = ANY (shown) OR guid = ANY (guids);
END $$;
--> statement-breakpoint

-- Closes the parts of a family's archive that are complete: thirty listings of one UTC month, or fewer once it is over.
-- The writer is alone here (it holds the queue), what it lists later is listed after `moment`, and so are the embargoed
-- articles whose time comes: what is closed is final. Each part says how much the archive holds up to its end.
CREATE FUNCTION candor_close_parts(name text, moment timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
  WITH closed AS (
    SELECT month, part, last_listed_at, last_article_id, through FROM archive_parts
    WHERE family = name ORDER BY month DESC, part DESC LIMIT 1
  ), position AS (
    SELECT coalesce((SELECT last_listed_at FROM closed), '-infinity') AS listed_at,
      coalesce((SELECT last_article_id FROM closed), '00000000-0000-0000-0000-000000000000') AS article_id
  ), open AS (
    SELECT l.listed_at, l.article_id FROM listings l, position p
    WHERE l.family = name AND l.left_at IS NULL AND l.listed_at <= moment AND (l.listed_at, l.article_id) > (p.listed_at, p.article_id)
    UNION ALL
    SELECT l.listed_at, l.article_id FROM listings l, position p
    WHERE l.family = name AND l.left_at IS NOT NULL AND l.listed_at <= moment AND (l.listed_at, l.article_id) > (p.listed_at, p.article_id)
  ), dated AS (
    SELECT listed_at, article_id, pg_catalog.to_char(listed_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month FROM open
  ), numbered AS (
    SELECT d.*, coalesce(c.part, 0) + 1
      + (pg_catalog.row_number() OVER (PARTITION BY d.month ORDER BY d.listed_at, d.article_id) - 1) / 30 AS part
    FROM dated d LEFT JOIN closed c ON c.month = d.month
  ), parts AS (
    SELECT month, part, pg_catalog.count(*) AS length,
      pg_catalog.array_agg(article_id ORDER BY listed_at, article_id) AS articles,
      pg_catalog.min(listed_at) AS first_at, pg_catalog.max(listed_at) AS last_at
    FROM numbered GROUP BY month, part
  )
  INSERT INTO archive_parts
    (family, month, part, first_listed_at, first_article_id, last_listed_at, last_article_id, closed_at, through)
  SELECT name, month, part, first_at, articles[1], last_at, articles[length], moment,
    coalesce((SELECT through FROM closed), 0) + pg_catalog.sum(length) OVER (ORDER BY month, part)
  FROM parts WHERE length = 30 OR month < pg_catalog.to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM')
$$;
--> statement-breakpoint

-- At the end of the transaction, as near to the commit as can be, each touched family gets its new version and time, and
-- closes what is complete of its archive. That of corrections has none: its order changes.
CREATE OR REPLACE FUNCTION candor_stamp() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  shown boolean;
BEGIN
  -- An embargo may end before the commit can be seen.
  SELECT shows_at <= moment + interval '1 minute' INTO shown FROM families WHERE family = NEW.family;
  -- What is closed shows in the feeds, so it is closed with what moves them.
  IF shown AND NEW.family <> 'corrections' THEN PERFORM candor_close_parts(NEW.family, moment); END IF;
  UPDATE families SET changing = false, shows_at = 'infinity', version = version + shown::int,
    changed_at = CASE WHEN shown THEN greatest(changed_at, moment) ELSE changed_at END
  WHERE family = NEW.family AND changing;
  RETURN NULL;
END $$;
--> statement-breakpoint

-- A topic that gets another slug takes its listings and archive along, and leaves its new address behind. Where the new
-- slug has a past of its own, its articles are listed there anew instead.
CREATE FUNCTION candor_topic_renamed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM retired_topics WHERE slug = NEW.slug;
  IF NOT EXISTS (SELECT FROM listings WHERE family = 'topics/' || NEW.slug) THEN
    UPDATE archive_parts SET family = 'topics/' || NEW.slug WHERE family = 'topics/' || OLD.slug;
    UPDATE listings SET family = 'topics/' || NEW.slug WHERE family = 'topics/' || OLD.slug;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

CREATE FUNCTION candor_topic_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- One that was closed stays closed under its new name.
  INSERT INTO retired_topics (slug) SELECT NEW.slug FROM retired_topics WHERE slug = OLD.slug AND moved_to IS NULL;
  INSERT INTO retired_topics (slug, moved_to) VALUES (OLD.slug, NEW.slug)
  ON CONFLICT (slug) DO UPDATE SET moved_to = excluded.moved_to;
  RETURN NULL;
END $$;
--> statement-breakpoint

-- Before the articles follow by their foreign key, and after the topic is there under its new slug.
CREATE TRIGGER topics_renamed BEFORE UPDATE OF slug ON topics FOR EACH ROW
WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION candor_topic_renamed();
--> statement-breakpoint
CREATE TRIGGER topics_moved AFTER UPDATE OF slug ON topics FOR EACH ROW
WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION candor_topic_moved();
--> statement-breakpoint

-- Touches the feeds of these topics, where there are any. Their names stand also over what is deleted.
CREATE FUNCTION candor_touch_topics(slugs text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE listings SET changed_at = clock_timestamp()
  WHERE left_at IS NOT NULL AND family IN (SELECT 'topics/' || slug FROM pg_catalog.unnest(slugs) AS slug);
  SELECT candor_touch(pg_catalog.array_agg(family)) FROM families
  WHERE family IN (SELECT 'topics/' || slug FROM pg_catalog.unnest(slugs) AS slug)
$$;
--> statement-breakpoint

CREATE OR REPLACE FUNCTION candor_topics_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  slugs text[];
BEGIN
  SELECT pg_catalog.array_agg(slug) INTO slugs FROM (TABLE after EXCEPT TABLE before) AS differing;
  PERFORM candor_relist(pg_catalog.array_agg(DISTINCT article_id)) FROM article_topics WHERE topic_slug = ANY (slugs);
  PERFORM candor_touch_topics(slugs);
  RETURN NULL;
END $$;
--> statement-breakpoint

CREATE FUNCTION candor_topics_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM retired_topics WHERE slug IN (SELECT slug FROM changed);
  PERFORM candor_touch_topics(pg_catalog.array_agg(slug)) FROM changed;
  RETURN NULL;
END $$;
--> statement-breakpoint

CREATE FUNCTION candor_topics_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM candor_touch_topics(pg_catalog.array_agg(slug)) FROM changed;
  RETURN NULL;
END $$;
--> statement-breakpoint

-- Also those that never had an article: what their address answers has changed. The directory, which lists those that
-- have, is kept under the marker of everything.
CREATE FUNCTION candor_retired_topics_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM candor_touch(pg_catalog.array_agg('topics/' || slug)) FROM changed;
  PERFORM candor_touch('{all}') WHERE EXISTS (SELECT FROM changed JOIN listings l ON l.family = 'topics/' || slug);
  RETURN NULL;
END $$;
--> statement-breakpoint

CREATE TRIGGER topics_inserted AFTER INSERT ON topics
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_topics_inserted();
--> statement-breakpoint
CREATE TRIGGER topics_deleted AFTER DELETE ON topics
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_topics_deleted();
--> statement-breakpoint
CREATE TRIGGER retired_topics_inserted AFTER INSERT ON retired_topics
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_retired_topics_changed();
--> statement-breakpoint
CREATE TRIGGER retired_topics_updated AFTER UPDATE ON retired_topics
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_retired_topics_changed();
--> statement-breakpoint
CREATE TRIGGER retired_topics_deleted AFTER DELETE ON retired_topics
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_retired_topics_changed();
--> statement-breakpoint
CREATE TRIGGER retired_topics_queue BEFORE INSERT OR UPDATE OR DELETE ON retired_topics
FOR EACH STATEMENT EXECUTE FUNCTION candor_queue();
--> statement-breakpoint
CREATE TRIGGER retired_topics_refuse_truncate BEFORE TRUNCATE ON retired_topics
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
--> statement-breakpoint

-- Whoever changes what is closed by hand moves the marker too.
CREATE FUNCTION candor_archive_parts_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    PERFORM candor_touch(pg_catalog.array_agg(DISTINCT family)) FROM after;
  END IF;
  PERFORM candor_touch(pg_catalog.array_agg(DISTINCT family)) FROM before;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER archive_parts_updated AFTER UPDATE ON archive_parts
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_archive_parts_changed();
--> statement-breakpoint
CREATE TRIGGER archive_parts_deleted AFTER DELETE ON archive_parts
REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION candor_archive_parts_changed();
--> statement-breakpoint
CREATE TRIGGER archive_parts_queue BEFORE UPDATE OR DELETE ON archive_parts
FOR EACH STATEMENT EXECUTE FUNCTION candor_queue();
--> statement-breakpoint

-- Families that are there before they have an article.
INSERT INTO families (family) VALUES ('modes/ai-autonomous'), ('modes/ai-assisted'), ('modes/human-only'), ('reviewed'), ('corrections');
--> statement-breakpoint

-- What was published before this migration joins the new families at its place in that of everything.
ALTER TABLE sources DISABLE TRIGGER USER;
--> statement-breakpoint
ALTER TABLE listings DISABLE TRIGGER USER;
--> statement-breakpoint
UPDATE sources SET domain = candor_domain(url);
--> statement-breakpoint
UPDATE listings SET changed_at = coalesce(left_at, listed_at);
--> statement-breakpoint
INSERT INTO listings (family, article_id, listed_at, changed_at)
SELECT f.family, f.article_id, CASE WHEN f.at IS NULL THEN l.listed_at ELSE greatest(least(f.at, now()), f.published_at, '1000-01-01Z') END, l.changed_at
FROM article_families((SELECT array_agg(article_id) FROM listings WHERE family = 'all' AND left_at IS NULL)) AS f
JOIN listings l ON l.family = 'all' AND l.article_id = f.article_id
WHERE f.family <> 'all';
--> statement-breakpoint
INSERT INTO families (family) SELECT DISTINCT family FROM listings ON CONFLICT DO NOTHING;
--> statement-breakpoint
SELECT candor_close_parts(family, now()) FROM families WHERE family <> 'corrections';
--> statement-breakpoint
ALTER TABLE sources ENABLE TRIGGER USER;
--> statement-breakpoint
ALTER TABLE listings ENABLE TRIGGER USER;
--> statement-breakpoint

DO $$
DECLARE
  called regprocedure;
BEGIN
  FOR called IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'candor\_%' LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', called);
  END LOOP;
  -- Roles that schema/roles.sql made for an earlier version.
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_reader') THEN
    GRANT SELECT ON archive_parts, retired_topics TO candor_reader;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_writer') THEN
    GRANT SELECT ON archive_parts, retired_topics TO candor_writer;
    GRANT INSERT, UPDATE, DELETE ON retired_topics TO candor_writer;
  END IF;
END $$;
