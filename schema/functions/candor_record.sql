-- The record of changes: at the end of a transaction, writes one event for each article that it changed, drafts too,
-- from what its triggers noted in `pending_changes` since `first`. It runs before the queue, and waits for nobody.
--   * A column or a list of parts counts as changed if its hashes do not add up to zero.
--   * An article that the transaction created and deleted again leaves no event. One that was deleted and inserted
--     again with its id leaves two.
-- It also keeps each text that was reviewed (`reviewed_texts`), and judges reviews, which a later statement could still
-- have brought in line (candor_review.sql). It refuses
--   * a text that is no longer the reviewed one, unless every statement that changed it was declared minor, and title,
--     standfirst and body together with all earlier minor changes are still near the reviewed ones
--     (candor_review_differences.sql), with the same markup and the same characters that turn the direction of a text
--     around or that nobody sees;
--   * another mode without a new review;
--   * a review that is dated before the text that the reviewed one replaced, by more than five minutes, which clocks
--     may differ.
-- Why: docs/decisions/0017-reviews-and-events.md, docs/decisions/0032-reviewed-texts.md.
CREATE OR REPLACE FUNCTION candor_record(first bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  one record;
  differences text;
  far boolean;
BEGIN
  FOR one IN
  WITH noted AS (
    SELECT p.id AS place, p.minor, k.key::uuid AS id, k.detail,
      p.kind IN ('articles', 'drafts') AND k.detail = 'created' AS born,
      p.kind IN ('deleted', 'deleted drafts') AS died,
      CASE p.kind WHEN 'article_topics' THEN 'topics' ELSE p.kind END AS name
    FROM pending_changes p
    CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(p.keys), pg_catalog.unnest(p.details)) AS k(key, detail)
    WHERE p.id >= first AND k.detail IS NOT NULL
      AND p.kind IN ('articles', 'drafts', 'deleted', 'deleted drafts', 'sources', 'article_topics', 'corrections')
  ), fields AS (
    SELECT n.id, f.name, pg_catalog.sum(f.hash::numeric) AS net, pg_catalog.bool_and(n.minor) AS minor,
      pg_catalog.min(n.place) FILTER (WHERE n.born) AS born,
      pg_catalog.min(n.place) FILTER (WHERE n.died) AS died,
      (pg_catalog.array_agg(n.detail ORDER BY n.place) FILTER (WHERE n.died))[1] AS facts
    FROM noted n CROSS JOIN LATERAL (
      SELECT NULL AS name, '0' AS hash WHERE n.born OR n.died
      UNION ALL SELECT n.name, n.detail WHERE n.name IN ('sources', 'topics', 'corrections')
      UNION ALL SELECT * FROM pg_catalog.jsonb_each_text(
        CASE WHEN n.name IN ('articles', 'drafts') AND NOT n.born THEN n.detail::jsonb END
      )
    ) AS f GROUP BY n.id, f.name
  ), fates AS (
    SELECT f.id, pg_catalog.min(f.born) AS born, pg_catalog.min(f.died) AS died,
      pg_catalog.max(f.facts)::jsonb AS facts,
      pg_catalog.array_agg(f.name ORDER BY f.name) FILTER (WHERE f.net <> 0) AS fields,
      pg_catalog.bool_and(f.minor) FILTER (WHERE f.net <> 0 AND f.name IN ('title', 'standfirst', 'body_html')) AS minor
    FROM fields f GROUP BY f.id
  ), written AS (
    SELECT a.*, f.born IS NOT NULL AS created, f.fields, coalesce(f.minor, false) AS minor,
      f.minor IS NOT NULL AS reworded,
      f.born IS NULL AND 'disclosure_mode' = ANY (f.fields) AS remade,
      a.reviewed_by <> '' AND a.reviewed_digest = a.text_digest
        AND (f.born IS NOT NULL OR f.fields && '{reviewed_by,reviewed_at,reviewed_digest}') AS reviewed
    FROM fates f CROSS JOIN LATERAL (
      SELECT articles.id, guid, status, candor_text_digest(title, standfirst, body_html) AS text_digest,
        articles.reviewed_by, reviewed_at, articles.reviewed_digest,
        candor_disclosure(
          disclosure_mode, disclosure_model, disclosure_provider, disclosure_statement, articles.reviewed_by,
          reviewed_at, articles.reviewed_digest, generated_at
        ) AS disclosure
      FROM articles WHERE articles.id = f.id AND (f.born IS NOT NULL OR f.fields IS NOT NULL) OFFSET 0
    ) AS a
  ), recorded AS (
    INSERT INTO article_events (article_id, guid, action, fields, minor, status, text_digest, disclosure, role, actor)
    SELECT e.*, session_user, nullif(pg_catalog.current_setting('candor.actor', true), '') FROM (
      SELECT f.id, f.facts ->> 'guid', 'deleted', '{}'::text[], false, f.facts ->> 'status', f.facts ->> 'text_digest',
        f.facts -> 'disclosure'
      FROM fates f WHERE f.died < f.born OR f.died IS NOT NULL AND f.born IS NULL
      UNION ALL SELECT w.id, w.guid, CASE WHEN w.created THEN 'created' ELSE 'changed' END,
        CASE WHEN w.created THEN '{}' ELSE w.fields END,
        w.minor AND NOT w.created, w.status, w.text_digest, w.disclosure
      FROM written w
    ) AS e
  ), kept AS (
    INSERT INTO reviewed_texts (article_id, digest, title, standfirst, body_html, disclosure)
    SELECT w.id, w.text_digest, a.title, a.standfirst, a.body_html, w.disclosure FROM written w
    CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = w.id OFFSET 0) AS a WHERE w.reviewed
    ON CONFLICT DO NOTHING
  )
  SELECT w.id, w.guid, w.reviewed_by, w.reviewed_at, w.reviewed_digest, w.minor, w.reviewed,
    w.reworded AND w.reviewed_by <> '' AND w.reviewed_digest IS DISTINCT FROM w.text_digest AS unreviewed,
    CASE WHEN w.remade AND w.reviewed_by <> '' AND w.reviewed_at IS DISTINCT FROM now() THEN (
      SELECT e.disclosure ->> 'reviewed_by' = w.reviewed_by
        AND NOT coalesce(w.reviewed_at > (e.disclosure ->> 'reviewed_at')::timestamptz, w.reviewed_at IS NOT NULL)
      FROM article_events e WHERE e.article_id = w.id ORDER BY e.id DESC LIMIT 1
    ) END AS remade,
    CASE WHEN w.reviewed AND NOT w.created THEN candor_replaced_at(w.id, w.text_digest) END AS replaced_at
  FROM written w WHERE w.reviewed OR w.reworded OR w.remade
  UNION ALL SELECT f.id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM fates f
  WHERE f.died IS NOT NULL AND f.born IS NULL AND reviewed_texts_kept() IS NOT NULL
  ORDER BY guid
  LOOP
    IF one.remade THEN
      RAISE EXCEPTION 'the mode of article % has changed since % reviewed it', one.guid, one.reviewed_by
        USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles', CONSTRAINT = 'changed_after_review',
          HINT = 'If a human has reviewed it again, set reviewed_at = now() in the same transaction. '
            'No change of the mode is minor (candor.minor).';
    END IF;
    IF one.unreviewed THEN
      SELECT d.* INTO differences, far FROM articles a
      CROSS JOIN LATERAL candor_review_differences(
        a.id, a.reviewed_digest, a.reviewed_at, a.title, a.standfirst, a.body_html
      ) AS d
      WHERE a.id = one.id;
      -- NULL if the reviewed text was not kept.
      IF one.minor AND NOT far THEN CONTINUE; END IF;
      RAISE EXCEPTION 'the text of article % has changed since % reviewed it', one.guid, one.reviewed_by
        USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles', CONSTRAINT = 'changed_after_review',
          DETAIL = differences,
          HINT = 'If a human has reviewed the new text, set reviewed_at = now() in the same transaction. '
            'If the change is only typographical, say SET LOCAL candor.minor = ''on'' before it.';
    END IF;
    IF one.reviewed
      AND one.reviewed_at < one.replaced_at - interval '5 minutes'
      AND one.reviewed_at <> now()
      AND NOT candor_backdated()
    THEN
      RAISE EXCEPTION
        'the review of article % is dated %, before its text replaced another one, which was written at %',
        one.guid, one.reviewed_at, one.replaced_at
        USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles',
          CONSTRAINT = 'review_is_after_earlier_text',
          HINT = 'Rule review_is_after_earlier_text: set reviewed_at to when the new text was reviewed. '
            'In an import, say SET LOCAL candor.backdate = ''on''.';
    END IF;
    IF reviewed_texts_kept() IS NOT NULL THEN PERFORM candor_forget_texts(ARRAY[one.id]); END IF;
  END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION candor_record FROM PUBLIC;
