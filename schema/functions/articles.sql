-- Articles: the triggers of a write, before and after the statement. BEFORE a row is stored,
-- record.sql handles reviews, and rules.sql refuses bad rows. AFTER the statement, one row in
-- `pending_changes` notes which articles changed, and how; commit.sql processes it when the
-- transaction ends.

-- A published article joins its feeds at the end of the transaction. A draft has an event only.
CREATE OR REPLACE FUNCTION candor_articles_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO pending_changes (kind, keys, details)
  SELECT kind, pg_catalog.array_agg(id::text), pg_catalog.array_agg('created'::text) FROM (
    SELECT id, CASE WHEN status IN ('published', 'retracted') THEN 'articles'
      ELSE 'drafts' END AS kind FROM inserted
  ) AS noted GROUP BY kind;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER articles_inserted AFTER INSERT ON articles
REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_inserted();

-- An article that is or was in feeds changes them at the end of the transaction; a draft has an
-- event only. An update with the same values changes nothing: pipelines that upsert everything
-- would move the marker each time. For each changed column of an article, this notes the hash of
-- the new value minus that of the old one. Over the whole transaction their sum is zero if the
-- column is in the end what it was. The settings keep the join linear.
CREATE OR REPLACE FUNCTION candor_articles_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = off
  SET jit = off AS $$
DECLARE
  seen uuid[];
BEGIN
  WITH noted AS (
    INSERT INTO pending_changes (kind, keys, details)
    SELECT kind, pg_catalog.array_agg(id::text), pg_catalog.array_agg(fields::text) FROM (
      SELECT after.id,
        CASE
          WHEN after.status IN ('published', 'retracted')
            OR before.status IN ('published', 'retracted') THEN 'articles'
          ELSE 'drafts'
        END AS kind, (
          SELECT pg_catalog.jsonb_object_agg(
            f.name,
            coalesce(pg_catalog.hashtextextended(f.new, 0), 0)::numeric
              - coalesce(pg_catalog.hashtextextended(f.old, 0), 0)
          )
          FROM ROWS FROM (
            pg_catalog.jsonb_each_text(pg_catalog.to_jsonb(after)),
            pg_catalog.jsonb_each_text(pg_catalog.to_jsonb(before))
          ) AS f(name, new, same, old)
          WHERE f.new IS DISTINCT FROM f.old
        ) AS fields
      FROM before JOIN after ON after.id = before.id WHERE after IS DISTINCT FROM before
    ) AS differing GROUP BY kind RETURNING kind, keys
  )
  SELECT keys::uuid[] INTO seen FROM noted WHERE kind = 'articles';
  PERFORM candor_refuse_future(seen, clock_timestamp());
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER articles_updated AFTER UPDATE ON articles
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION
  candor_articles_updated();

-- A deleted article leaves its feeds at the end of the transaction, with a tombstone if it was in
-- one. The facts for its event are noted here, because they are gone at the end of the transaction.
CREATE OR REPLACE FUNCTION candor_articles_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
BEGIN
  INSERT INTO pending_changes (kind, keys, details)
  SELECT kind, pg_catalog.array_agg(id::text), pg_catalog.array_agg(facts::text) FROM (
    SELECT id, CASE WHEN status IN ('published', 'retracted') THEN 'deleted'
      ELSE 'deleted drafts' END AS kind,
      pg_catalog.jsonb_build_object(
        'guid', guid, 'url', url, 'status', status,
        'text_digest', candor_text_digest(title, standfirst, body_html),
        'disclosure', candor_disclosure(
          disclosure_mode, disclosure_model, disclosure_provider, disclosure_statement, reviewed_by,
            reviewed_at,
          reviewed_digest, generated_at, disclosure_parts
        )
      ) AS facts
    FROM deleted
  ) AS noted GROUP BY kind;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER articles_deleted AFTER DELETE ON articles
REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_deleted();

-- Refuses a date in the future for articles that readers have seen: they would be public and
-- embargoed at once.
CREATE OR REPLACE FUNCTION candor_refuse_future(ids uuid[], moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  shown_already uuid;
BEGIN
  -- One subquery an article: a table that has just grown would else be taken for a small one.
  SELECT a.id INTO shown_already FROM articles a
  WHERE a.id = ANY (ids) AND a.status IN ('published', 'retracted') AND a.published_at > moment
    AND (SELECT true FROM listings l WHERE l.article_id = a.id AND l.listed_at <= moment LIMIT 1)
  LIMIT 1;
  IF shown_already IS NOT NULL THEN
    RAISE EXCEPTION 'article % has been in the feeds already: its published_at cannot lie in the future', shown_already
      USING ERRCODE = 'check_violation', TABLE = 'articles',
        CONSTRAINT = 'shown_article_is_not_embargoed',
        HINT = 'Set status = ''withheld'' to take it back, and insert a new article for the later publication.';
  END IF;
END $$;

-- Says whether the transaction is an import: `SET LOCAL candor.backdate` with any spelling of a
-- boolean. Refuses all else.
CREATE OR REPLACE FUNCTION candor_backdated() RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  -- Empty after a transaction that has set it.
  setting constant text := nullif(pg_catalog.current_setting('candor.backdate', true), '');
BEGIN
  RETURN coalesce(setting::boolean, false);
EXCEPTION WHEN invalid_text_representation THEN
  RAISE EXCEPTION 'candor.backdate is "%", which is neither on nor off', setting
    USING ERRCODE = 'invalid_parameter_value',
      HINT = 'For an import, run: SET LOCAL candor.backdate = ''on''; otherwise RESET candor.backdate.';
END $$;

ALTER TABLE pending_changes ALTER COLUMN backdated SET DEFAULT candor_backdated();

-- Begins, in this transaction, an import that may have articles with the mode 'unknown', as SET
-- LOCAL candor.backdate = 'on' does. The right to call it is the right to import them
-- (candor_refuse_unknown), and that of candor_importer (schema/roles.sql).
CREATE OR REPLACE FUNCTION candor_import_unknown() RETURNS void LANGUAGE sql AS $$
  SELECT pg_catalog.set_config('candor.backdate', 'on', true)
$$;

-- Says that the import of an archive is done: the parts that it fills are closed, at the end of the
-- transaction. Before that, a newsroom that has published nothing yet can import in any number of
-- passes and in any order.
CREATE OR REPLACE FUNCTION candor_import_done() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO pending_changes (kind, keys) VALUES ('imported', '{}')
$$;

-- Brings all that is derived from these articles in line with them, after writes with triggers
-- disabled (`session_replication_role`, `ALTER TABLE … DISABLE TRIGGER`): domains of their sources,
-- words of search, listings, and the markers of all feeds that show them. Without ids, for all
-- articles, and for listings whose article is gone. What was deleted gets no tombstone: its guid is
-- unknown. For the owner of the tables. Returns how many articles it looked at.
CREATE OR REPLACE FUNCTION candor_repair(ids uuid[] DEFAULT '{}') RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  IF current_setting('session_replication_role') = 'replica' THEN
    RAISE EXCEPTION 'candor_repair works by triggers, which session_replication_role = replica disables'
      USING ERRCODE = 'object_not_in_prerequisite_state',
        HINT = 'Run RESET session_replication_role first.';
  END IF;
  IF ids = '{}' THEN
    SELECT pg_catalog.array_agg(e.id) INTO ids FROM (
      SELECT a.id FROM articles a UNION SELECT l.article_id FROM listings l WHERE l.left_at IS NULL
    ) AS e;
  END IF;
  IF ids IS NULL THEN RETURN 0; END IF;
  UPDATE sources SET domain = candor_domain(url)
  WHERE article_id = ANY (ids) AND domain IS DISTINCT FROM candor_domain(url);
  DELETE FROM article_search s WHERE s.article_id = ANY (ids)
    AND NOT EXISTS (
      SELECT FROM articles a WHERE a.id = s.article_id AND a.status IN ('published', 'retracted')
        AND a.audience IS NULL
    );
  PERFORM candor_index_words(ids);
  -- Listings that were lost did not leave, so the counts of the directory still have them.
  PERFORM FROM families WHERE family = 'all' FOR UPDATE;
  UPDATE families f SET articles = (
    SELECT pg_catalog.count(*) FROM listings l WHERE l.family = f.family AND l.left_at IS NULL
  );
  INSERT INTO pending_changes (kind, keys) VALUES ('articles', ids::text[]);
  RETURN pg_catalog.cardinality(ids);
END $$;

-- The address of the article's page, where the plugin `articles` serves pages: for writers in SQL.
-- `site` is SITE_ORIGIN with BASE_PATH. The same as `articlePath` in src/core/request.
CREATE OR REPLACE FUNCTION candor_article_url(site text, external_id text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT rtrim(site, '/') || '/articles/' || CASE
    WHEN external_id IN ('.', '..') THEN replace(external_id, '.', '~2E')
    ELSE string_agg(CASE
      WHEN c COLLATE "C" ~ '^[A-Za-z0-9._-]$' THEN c
      WHEN ascii(c) < 128 THEN '~' || upper(lpad(to_hex(ascii(c)), 2, '0'))
      ELSE regexp_replace(upper(encode(convert_to(c, 'UTF8'), 'hex')), '(..)', '%\1', 'g')
    END, '' ORDER BY n)
  END || '/'
  FROM regexp_split_to_table(external_id, '') WITH ORDINALITY AS parts(c, n)
$$;

GRANT EXECUTE ON FUNCTION candor_article_url TO PUBLIC;
