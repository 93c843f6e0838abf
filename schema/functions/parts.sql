-- Parts of articles: sources, topics and corrections, and the notices of corrections and
-- retractions. BEFORE a correction is stored, it gets a date. AFTER the statement, one row in
-- `pending_changes` notes whose parts changed. At the commit, in the queue, each correction and
-- each retraction gets its notice: its entry in the feed of corrections, with an id that stays. The
-- domain of a source is in domains.sql.

-- Dates a correction that is written without a date (NULL, or the default of the column): now, or
-- as an equal one that the article had before, also under another id. So a newsroom can write its
-- corrections anew, and readers do not see them again. Refuses a date in the future, which would be
-- that of an entry that readers can see: five minutes are for the writer's clock.
CREATE OR REPLACE FUNCTION candor_date_correction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.corrected_at > clock_timestamp() + interval '5 minutes' THEN
    RAISE EXCEPTION 'corrected_at % of a correction of article % lies in the future',
      NEW.corrected_at, NEW.article_id
      USING ERRCODE = 'check_violation', TABLE = 'corrections',
        CONSTRAINT = 'correction_is_not_in_the_future',
        HINT = 'Leave corrected_at out for now, or insert the correction later.';
  END IF;
  IF NEW.corrected_at > '-infinity' THEN RETURN NEW; END IF;
  SELECT n.dated_at INTO NEW.corrected_at FROM notices n
  WHERE n.digest = (
      SELECT pg_catalog.md5(a.guid || ' ' || pg_catalog.md5(NEW.text)) FROM articles a
        WHERE a.id = NEW.article_id
    )
    AND NOT EXISTS (
      SELECT FROM corrections c
      WHERE c.article_id = NEW.article_id AND c.corrected_at = n.dated_at AND c.text = NEW.text
        AND c.id <> NEW.id
    )
  ORDER BY n.dated_at LIMIT 1;
  NEW.corrected_at := coalesce(NEW.corrected_at, now());
  RETURN NEW;
END $$;

-- BEFORE, so it fires before NOT NULL and the rule of the year are checked.
CREATE OR REPLACE TRIGGER corrections_date BEFORE INSERT OR UPDATE OF corrected_at ON corrections
  FOR EACH ROW
WHEN (
  NEW.corrected_at IS NULL
  OR NEW.corrected_at = '-infinity'
  OR (NEW.corrected_at > now() AND NEW.corrected_at < '10000-01-01Z')
)
EXECUTE FUNCTION candor_date_correction();

-- Sources, topics and corrections are parts of an article: if they change, the article changes, at
-- the end of the transaction. For each article, this notes the sum of the hashes of its new rows
-- minus that of its old rows: the argument of a trigger is the sign of its rows, and an update has
-- two triggers. Over the whole transaction the sum is zero if it wrote what was there already, as
-- with DELETE and INSERT of the same rows. It refuses more than 500 parts of one type for an
-- article (`maxParts` in schema/limits.ts).
CREATE OR REPLACE FUNCTION candor_parts_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
  SET enable_hashjoin = off
SET enable_mergejoin = off SET jit = off AS $$
DECLARE
  ids uuid[];
  sums numeric[];
BEGIN
  SELECT pg_catalog.array_agg(id), pg_catalog.array_agg(hash) INTO ids, sums FROM (
    SELECT article_id AS id,
      TG_ARGV[0]::integer * pg_catalog.sum(
        pg_catalog.hashtextextended((pg_catalog.to_jsonb(changed) - 'id')::text, 0)
      ) AS hash
    FROM changed GROUP BY article_id
  ) AS noted;
  IF TG_ARGV[0] = '1' AND EXISTS (SELECT FROM pg_catalog.unnest(ids) AS c(id)
    WHERE 500 < CASE TG_TABLE_NAME
      WHEN 'sources' THEN (SELECT pg_catalog.count(*) FROM sources p WHERE p.article_id = c.id)
      WHEN 'corrections' THEN (SELECT pg_catalog.count(*) FROM corrections p
        WHERE p.article_id = c.id)
      ELSE (SELECT pg_catalog.count(*) FROM article_topics p WHERE p.article_id = c.id) END) THEN
    RAISE EXCEPTION 'an article has too many rows in %', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = TG_TABLE_NAME,
        CONSTRAINT = 'too_many_entries',
        DETAIL = 'At most 500 are allowed.',
        HINT = 'Rule too_many_entries: delete those that the article no longer needs first.';
  END IF;
  -- Deleted articles: see the delete trigger (candor_articles_deleted).
  INSERT INTO pending_changes (kind, keys, details)
  SELECT TG_TABLE_NAME, keys, hashes FROM (
    SELECT pg_catalog.array_agg(c.id::text) AS keys, pg_catalog.array_agg(c.hash::text) AS hashes
    FROM ROWS FROM (pg_catalog.unnest(ids), pg_catalog.unnest(sums)) AS c(id, hash)
    WHERE EXISTS (SELECT FROM articles WHERE articles.id = c.id OFFSET 0)
  ) AS noted WHERE keys IS NOT NULL;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER sources_inserted AFTER INSERT ON sources
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_changed('1');
CREATE OR REPLACE TRIGGER sources_updated AFTER UPDATE ON sources
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_changed('1');
CREATE OR REPLACE TRIGGER sources_replaced AFTER UPDATE ON sources
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_changed('-1');
CREATE OR REPLACE TRIGGER sources_deleted AFTER DELETE ON sources
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_changed('-1');
CREATE OR REPLACE TRIGGER article_topics_inserted AFTER INSERT ON article_topics
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_changed('1');
CREATE OR REPLACE TRIGGER article_topics_updated AFTER UPDATE ON article_topics
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_changed('1');
CREATE OR REPLACE TRIGGER article_topics_replaced AFTER UPDATE ON article_topics
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_changed('-1');
CREATE OR REPLACE TRIGGER article_topics_deleted AFTER DELETE ON article_topics
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_changed('-1');
CREATE OR REPLACE TRIGGER corrections_inserted AFTER INSERT ON corrections
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_changed('1');
CREATE OR REPLACE TRIGGER corrections_updated AFTER UPDATE ON corrections
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_changed('1');
CREATE OR REPLACE TRIGGER corrections_replaced AFTER UPDATE ON corrections
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_changed('-1');
CREATE OR REPLACE TRIGGER corrections_deleted AFTER DELETE ON corrections
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candor_parts_changed('-1');

-- Brings the notices of these articles in line with their corrections and retractions. The caller
-- holds the queue.
CREATE OR REPLACE FUNCTION candor_note_corrections(changed uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO notices AS n (id, article_id, kind, dated_at, number, digest)
  SELECT candor_notice_id(a.guid, k.kind, k.dated_at, k.number), c.id, k.kind, k.dated_at, k.number,
    k.digest
  FROM pg_catalog.unnest(changed) AS c(id)
  CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = c.id OFFSET 0) AS a
  CROSS JOIN LATERAL (
    SELECT 'correction' AS kind, corrected_at AS dated_at,
      pg_catalog.md5(a.guid || ' ' || pg_catalog.md5(corrections.text)) AS digest,
      pg_catalog.row_number() OVER (PARTITION BY corrected_at ORDER BY corrections.id) - 1 AS number
    FROM corrections WHERE corrections.article_id = c.id
    UNION ALL SELECT 'retraction', a.retracted_at, '', 0 WHERE a.status = 'retracted'
  ) AS k
  WHERE a.status IN ('published', 'retracted')
  -- An article that was deleted and inserted again has a new id, but the same guid.
  ON CONFLICT (id) DO UPDATE SET article_id = excluded.article_id, digest = excluded.digest,
    gone = false
  WHERE n.gone OR n.article_id <> excluded.article_id OR n.digest <> excluded.digest;

  UPDATE notices SET gone = true WHERE ctid = ANY (ARRAY(
    SELECT n.row FROM pg_catalog.unnest(changed) AS c(id)
    CROSS JOIN LATERAL (SELECT *, notices.ctid AS row FROM notices
      WHERE notices.article_id = c.id OFFSET 0) AS n
    WHERE NOT n.gone AND CASE n.kind
      WHEN 'correction' THEN n.number >= (
        SELECT pg_catalog.count(*) FROM corrections WHERE article_id = c.id
          AND corrected_at = n.dated_at
      )
      ELSE NOT EXISTS (
        SELECT FROM articles WHERE articles.id = c.id AND status = 'retracted'
          AND retracted_at = n.dated_at
      )
    END
  ));
END $$;

-- The id of a notice: the same for the same correction, also if its text is edited or its row is
-- inserted again. A UUID of version 8 (RFC 9562 §5.8) made of an MD5.
CREATE OR REPLACE FUNCTION candor_notice_id(guid text, kind text, dated_at timestamptz,
  number bigint) RETURNS uuid
LANGUAGE sql IMMUTABLE AS $$
  SELECT overlay(
    overlay(md5(guid || ' ' || kind || ' ' || extract(epoch
      FROM dated_at) || ' ' || number) PLACING '8' FROM 13)
    PLACING 'a' FROM 17
  )::uuid
$$;

-- The ids of these articles, and of all their notices: the entries that they may have in families.
CREATE OR REPLACE FUNCTION candor_entries_of(ids uuid[]) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
  SELECT e.id FROM pg_catalog.unnest(ids) AS i(id) CROSS JOIN LATERAL (
    SELECT i.id UNION ALL SELECT n.id FROM public.notices n WHERE n.article_id = i.id
  ) AS e(id)
$$;

-- The date of an entry: that of the correction or retraction for a notice, and of the publication
-- for an article. NULL for a deleted article.
CREATE OR REPLACE FUNCTION candor_entry_date(entry uuid) RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN coalesce(
    (SELECT n.dated_at FROM notices n WHERE n.id = entry),
    (SELECT a.published_at FROM articles a WHERE a.id = entry)
  );
END $$;
