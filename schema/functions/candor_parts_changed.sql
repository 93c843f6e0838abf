-- Sources, topics and corrections are parts of an article: if they change, the article changes, at the end of the
-- transaction.
-- For each article, this notes the sum of the hashes of its new rows minus that of its old rows: the argument of a
-- trigger is the sign of its rows, and an update has two triggers. Over the whole transaction the sum is zero if it
-- wrote what was there already, as with DELETE and INSERT of the same rows. It refuses more parts of one article than
-- `mostParts` in limits.ts.
CREATE OR REPLACE FUNCTION candor_parts_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off
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
  IF TG_ARGV[0] = '1' AND EXISTS (SELECT FROM pg_catalog.unnest(ids) AS c(id) WHERE 500 < CASE TG_TABLE_NAME
      WHEN 'sources' THEN (SELECT pg_catalog.count(*) FROM sources p WHERE p.article_id = c.id)
      WHEN 'corrections' THEN (SELECT pg_catalog.count(*) FROM corrections p WHERE p.article_id = c.id)
      ELSE (SELECT pg_catalog.count(*) FROM article_topics p WHERE p.article_id = c.id) END) THEN
    RAISE EXCEPTION 'an article has too many rows in %', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = TG_TABLE_NAME, CONSTRAINT = 'too_many_entries',
        DETAIL = 'At most 500 are allowed.',
        HINT = 'Rule too_many_entries: delete those that the article no longer needs first.';
  END IF;
  -- Deleted articles: see the delete trigger (candor_articles_deleted.sql).
  INSERT INTO pending_changes (kind, keys, details)
  SELECT TG_TABLE_NAME, keys, hashes FROM (
    SELECT pg_catalog.array_agg(c.id::text) AS keys, pg_catalog.array_agg(c.hash::text) AS hashes
    FROM ROWS FROM (pg_catalog.unnest(ids), pg_catalog.unnest(sums)) AS c(id, hash)
    WHERE EXISTS (SELECT FROM articles WHERE articles.id = c.id OFFSET 0)
  ) AS noted WHERE keys IS NOT NULL;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_parts_changed FROM PUBLIC;

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
