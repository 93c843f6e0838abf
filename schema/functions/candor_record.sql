-- The record of changes: at the end of a transaction, writes one event for each article that it changed, drafts too, from what
-- its triggers noted in `pending_changes` since `first`. It runs before the queue, and waits for nobody.
--   * A column or a list of parts counts as changed if its hashes do not add up to zero.
--   * An article that the transaction created and deleted again leaves no event. One that was deleted and inserted again with its
--     id leaves two.
-- It also refuses a text that is no longer the reviewed one, which a later statement could still have brought in line
-- (candor_review.sql), unless every statement that changed the text was declared minor.
-- Why: docs/decisions/0017-reviews-and-events.md.
CREATE OR REPLACE FUNCTION candor_record(first bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  unreviewed record;
BEGIN
  WITH noted AS (
    SELECT p.id AS place, p.minor, k.key::uuid AS id, k.detail, p.kind IN ('articles', 'drafts') AND k.detail = 'created' AS born,
      p.kind IN ('deleted', 'deleted drafts') AS died, CASE p.kind WHEN 'article_topics' THEN 'topics' ELSE p.kind END AS name
    FROM pending_changes p CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(p.keys), pg_catalog.unnest(p.details)) AS k(key, detail)
    WHERE p.id >= first AND k.detail IS NOT NULL
      AND p.kind IN ('articles', 'drafts', 'deleted', 'deleted drafts', 'sources', 'article_topics', 'corrections')
  ), fields AS (
    SELECT n.id, f.name, pg_catalog.sum(f.hash::numeric) AS net, pg_catalog.bool_and(n.minor) AS minor, pg_catalog.min(n.place) FILTER (WHERE n.born) AS born,
      pg_catalog.min(n.place) FILTER (WHERE n.died) AS died, (pg_catalog.array_agg(n.detail ORDER BY n.place) FILTER (WHERE n.died))[1] AS facts
    FROM noted n CROSS JOIN LATERAL (
      SELECT NULL AS name, '0' AS hash WHERE n.born OR n.died
      UNION ALL SELECT n.name, n.detail WHERE n.name IN ('sources', 'topics', 'corrections')
      UNION ALL SELECT * FROM pg_catalog.jsonb_each_text(CASE WHEN n.name IN ('articles', 'drafts') AND NOT n.born THEN n.detail::jsonb END)
    ) AS f GROUP BY n.id, f.name
  ), fates AS (
    SELECT f.id, pg_catalog.min(f.born) AS born, pg_catalog.min(f.died) AS died, pg_catalog.max(f.facts)::jsonb AS facts,
      pg_catalog.array_agg(f.name ORDER BY f.name) FILTER (WHERE f.net <> 0) AS fields,
      pg_catalog.bool_and(f.minor) FILTER (WHERE f.net <> 0 AND f.name IN ('title', 'standfirst', 'body_html')) AS minor
    FROM fields f GROUP BY f.id
  ), written AS (
    SELECT a.*, f.born IS NOT NULL AS created, f.fields, coalesce(f.minor, false) AS minor, f.minor = false AS reworded
    FROM fates f CROSS JOIN LATERAL (
      SELECT articles.id, guid, status, candor_text_digest(title, standfirst, body_html) AS text_digest, articles.reviewed_by, articles.reviewed_digest,
        candor_disclosure(disclosure_mode, disclosure_model, disclosure_provider, disclosure_statement, articles.reviewed_by, reviewed_at,
          articles.reviewed_digest, generated_at) AS disclosure
      FROM articles WHERE articles.id = f.id AND (f.born IS NOT NULL OR f.fields IS NOT NULL) OFFSET 0
    ) AS a
  ), recorded AS (
    INSERT INTO article_events (article_id, guid, action, fields, minor, status, text_digest, disclosure, role, actor)
    SELECT e.*, session_user, nullif(pg_catalog.current_setting('candor.actor', true), '') FROM (
      SELECT f.id, f.facts ->> 'guid', 'deleted', '{}'::text[], false, f.facts ->> 'status', f.facts ->> 'text_digest', f.facts -> 'disclosure'
      FROM fates f WHERE f.died < f.born OR f.died IS NOT NULL AND f.born IS NULL
      UNION ALL SELECT w.id, w.guid, CASE WHEN w.created THEN 'created' ELSE 'changed' END, CASE WHEN w.created THEN '{}' ELSE w.fields END,
        w.minor AND NOT w.created, w.status, w.text_digest, w.disclosure FROM written w
    ) AS e
  )
  SELECT w.guid, w.reviewed_by INTO unreviewed FROM written w
  WHERE w.reworded AND w.reviewed_by <> '' AND w.reviewed_digest IS DISTINCT FROM w.text_digest ORDER BY w.guid LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the text of article % has changed since % reviewed it', unreviewed.guid, unreviewed.reviewed_by
      USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles', CONSTRAINT = 'changed_after_review',
        HINT = 'If a human has reviewed the new text, set reviewed_at = now() in the same transaction. If the change is only typographical, say SET LOCAL candor.minor = ''on'' before it.';
  END IF;
END $$;

REVOKE EXECUTE ON FUNCTION candor_record FROM PUBLIC;
