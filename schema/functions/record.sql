-- The record: events, reviews and reviewed texts. BEFORE an article is stored, a review gets the
-- digest of its text. At the commit, before the queue, each changed article gets an event, each
-- reviewed text is kept, and a text that is no longer the reviewed one is refused.

-- Stores the digest of the reviewed text. A write with a new review gets the digest of its new
-- text, and the time of the transaction if it gives none (an import gives the time, or it stays
-- unknown). All other writes keep the digest, so candor_record sees at the end of the transaction
-- whether the text is still the reviewed one. A transaction is one moment: a review dated now() is
-- of the text at its end, in any order of writes.
CREATE OR REPLACE FUNCTION candor_review() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  reviewed boolean := true;
BEGIN
  IF coalesce(NEW.reviewed_by, '') = '' THEN
    NEW.reviewed_at := NULL;
    NEW.reviewed_digest := NULL;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.reviewed_by IS NOT DISTINCT FROM OLD.reviewed_by THEN
      -- A pipeline that knows no date writes NULL: that is no review.
      NEW.reviewed_at := coalesce(NEW.reviewed_at, OLD.reviewed_at);
      -- An earlier date corrects the date of the same review.
      reviewed := NEW.reviewed_at > OLD.reviewed_at
        OR OLD.reviewed_at IS NULL AND NEW.reviewed_at IS NOT NULL
        OR NEW.reviewed_at IS NOT DISTINCT FROM now();
    ELSIF NEW.reviewed_at IS NOT DISTINCT FROM OLD.reviewed_at THEN
      -- The date of the earlier reviewer.
      NEW.reviewed_at := NULL;
    END IF;
  END IF;
  -- The check of the column refuses later years.
  IF NEW.reviewed_at > clock_timestamp() + interval '5 minutes'
    AND NEW.reviewed_at < '10000-01-01T00:00:00Z' THEN
    RAISE EXCEPTION 'the review of the article at % is dated in the future: %', NEW.url,
      NEW.reviewed_at
      USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles',
        CONSTRAINT = 'review_is_not_in_the_future',
        HINT = 'Rule review_is_not_in_the_future: set reviewed_at to when the text was reviewed.';
  END IF;
  IF reviewed THEN
    NEW.reviewed_digest := candor_text_digest(NEW.title, NEW.standfirst, NEW.body_html);
    IF NEW.reviewed_at IS NULL AND NOT candor_backdated() THEN NEW.reviewed_at := now(); END IF;
  ELSE
    NEW.reviewed_digest := OLD.reviewed_digest;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER articles_review BEFORE INSERT OR UPDATE ON articles FOR EACH ROW
WHEN (NEW.reviewed_by IS NOT NULL OR NEW.reviewed_at IS NOT NULL OR NEW.reviewed_digest IS NOT NULL)
EXECUTE FUNCTION candor_review();

-- The digest of an article's text: SHA-256, in hexadecimal, of title, standfirst and body_html in
-- UTF-8 with a zero byte between them. PostgreSQL has no text with a zero byte, so different texts
-- have different inputs. Other programs compute it as docs/articles.md describes.
CREATE OR REPLACE FUNCTION candor_text_digest(title text, standfirst text,
  body_html text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT pg_catalog.encode(
    pg_catalog.sha256(
      pg_catalog.convert_to(title, 'UTF8') || '\x00' || pg_catalog.convert_to(standfirst, 'UTF8')
      || '\x00' || pg_catalog.convert_to(body_html, 'UTF8')
    ),
    'hex'
  )
$$;

-- The record of changes: at the end of a transaction, writes one event for each article that it
-- changed, drafts too, from what its triggers noted in `pending_changes` since `first`. It runs
-- before the queue, and waits for nobody.
--   * A column or a list of parts counts as changed if its hashes do not add up to zero.
--   * An article that the transaction created and deleted again leaves no event. One that was
--     deleted and inserted again with its id leaves two.
-- It also keeps each reviewed text (`reviewed_texts`) for evidence, and judges reviews, which
-- candor_review cannot: a later statement of the transaction may complete them. It refuses
--   * a text that is no longer the reviewed one, by a single character;
--   * another mode, or other parts of the disclosure, without a new review;
--   * another text of a part that was reviewed by itself, unless the parts say who reviewed it now;
--   * a review that is dated before the text that the reviewed one replaced, by more than five
--     minutes, which clocks may differ.
-- Why: decisions 17 and 49.
CREATE OR REPLACE FUNCTION candor_record(first bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  one record;
BEGIN
  FOR one IN
  WITH noted AS (
    SELECT p.id AS number, k.key::uuid AS id, k.detail,
      p.kind IN ('articles', 'drafts') AND k.detail = 'created' AS born,
      p.kind IN ('deleted', 'deleted drafts') AS died,
      CASE p.kind WHEN 'article_topics' THEN 'topics' ELSE p.kind END AS name
    FROM pending_changes p
    CROSS JOIN LATERAL ROWS
      FROM (pg_catalog.unnest(p.keys), pg_catalog.unnest(p.details)) AS k(key, detail)
    WHERE p.id >= first AND k.detail IS NOT NULL
      AND p.kind IN ('articles', 'drafts', 'deleted', 'deleted drafts', 'sources', 'article_topics',
        'corrections')
  ), fields AS (
    SELECT n.id, f.name, pg_catalog.sum(f.hash::numeric) AS net,
      pg_catalog.min(n.number) FILTER (WHERE n.born) AS born,
      pg_catalog.min(n.number) FILTER (WHERE n.died) AS died,
      (pg_catalog.array_agg(n.detail ORDER BY n.number) FILTER (WHERE n.died))[1] AS facts
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
      pg_catalog.array_agg(f.name ORDER BY f.name) FILTER (WHERE f.net <> 0) AS fields
    FROM fields f GROUP BY f.id
  ), written AS (
    SELECT a.*, f.born IS NOT NULL AS created, f.fields,
      f.fields && '{title,standfirst,body_html}' AS reworded,
      f.born IS NULL AND f.fields && '{disclosure_mode,disclosure_parts}' AS remade,
      f.born IS NULL AND a.disclosure_parts IS NOT NULL AND (
        SELECT candor_outdates_part(f.fields, a.disclosure_parts, e.disclosure -> 'parts', e.at)
        FROM article_events e WHERE e.article_id = f.id ORDER BY e.id DESC LIMIT 1
      ) AS outdated,
      a.reviewed_by <> '' AND a.reviewed_digest = a.text_digest
        AND (f.born IS NOT NULL
          OR f.fields && '{reviewed_by,reviewed_at,reviewed_digest}') AS reviewed
    FROM fates f CROSS JOIN LATERAL (
      SELECT articles.id, guid, status,
        candor_text_digest(title, standfirst, body_html) AS text_digest,
        articles.reviewed_by, reviewed_at, articles.reviewed_digest,
        candor_disclosure(
          disclosure_mode, disclosure_model, disclosure_provider, disclosure_statement,
            articles.reviewed_by,
          reviewed_at, articles.reviewed_digest, generated_at, disclosure_parts
        ) || CASE status WHEN 'retracted'
          THEN pg_catalog.jsonb_build_object('retraction_reason', retraction_reason)
          ELSE '{}' END AS disclosure, disclosure_parts
      FROM articles WHERE articles.id = f.id
        AND (f.born IS NOT NULL OR f.fields IS NOT NULL) OFFSET 0
    ) AS a
  ), recorded AS (
    INSERT INTO article_events (article_id, guid, action, fields, status, text_digest, disclosure,
      role, actor)
    SELECT e.*, session_user, nullif(pg_catalog.current_setting('candor.actor', true), '') FROM (
      SELECT f.id, f.facts ->> 'guid', 'deleted', '{}'::text[], f.facts ->> 'status',
        f.facts ->> 'text_digest',
        f.facts -> 'disclosure'
      FROM fates f WHERE f.died < f.born OR f.died IS NOT NULL AND f.born IS NULL
      UNION ALL SELECT w.id, w.guid, CASE WHEN w.created THEN 'created' ELSE 'changed' END,
        CASE WHEN w.created THEN '{}' ELSE w.fields END, w.status, w.text_digest, w.disclosure
      FROM written w
    ) AS e
  ), kept AS (
    INSERT INTO reviewed_texts (article_id, digest, title, standfirst, body_html)
    SELECT w.id, w.text_digest, a.title, a.standfirst, a.body_html FROM written w
    CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = w.id OFFSET 0) AS a
      WHERE w.reviewed
    ON CONFLICT DO NOTHING
  )
  SELECT w.guid, w.reviewed_by, w.reviewed_at, w.reviewed,
    w.outdated AND NOT w.reviewed AS outdated,
    w.reworded AND w.reviewed_by <> ''
      AND w.reviewed_digest IS DISTINCT FROM w.text_digest AS unreviewed,
    CASE WHEN w.remade AND w.reviewed_by <> '' AND w.reviewed_at IS DISTINCT FROM now() THEN (
      SELECT e.disclosure ->> 'reviewed_by' = w.reviewed_by
        AND NOT coalesce(w.reviewed_at > (e.disclosure ->> 'reviewed_at')::timestamptz,
          w.reviewed_at IS NOT NULL)
      FROM article_events e WHERE e.article_id = w.id ORDER BY e.id DESC LIMIT 1
    ) END AS remade,
    CASE WHEN w.reviewed AND NOT w.created
      THEN candor_replaced_at(w.id, w.text_digest) END AS replaced_at,
    (
      SELECT pg_catalog.string_agg(name, ', ')
      FROM pg_catalog.unnest('{title,standfirst,body_html,disclosure_mode,disclosure_parts}'::text[])
        AS name
      WHERE name = ANY (w.fields)
    ) AS changed
  FROM written w WHERE w.reviewed OR w.reworded OR w.remade OR w.outdated ORDER BY w.guid
  LOOP
    IF one.unreviewed OR one.remade OR one.outdated THEN
      RAISE EXCEPTION 'article % has changed since % reviewed it: %', one.guid,
        coalesce(nullif(one.reviewed_by, ''), 'the reviewer of a part'),
        one.changed
        USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles',
          CONSTRAINT = 'changed_after_review',
          DETAIL = pg_catalog.format('Changed since the review: %s.', one.changed),
          HINT = 'If a human has reviewed it as it is now, set reviewed_at = now() in the same transaction. '
            'If not, write back what was reviewed. '
            'Parts have a date of their own: reviewed_at in disclosure_parts.';
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
  END LOOP;
END $$;

-- Says whether a part that was reviewed by itself shows something else now, if these columns
-- changed, and nobody has reviewed it since. `was` are the parts before, `written` is when the
-- article was changed last; clocks may differ by five minutes.
CREATE OR REPLACE FUNCTION candor_outdates_part(fields text[], parts jsonb, was jsonb,
  written timestamptz) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(pg_catalog.bool_or(
    was @> pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('name', part -> 'name',
      'reviewed_by', part -> 'reviewed_by', 'reviewed_at', part -> 'reviewed_at'))
    OR (part ->> 'reviewed_at')::timestamptz < written - interval '5 minutes'
      AND NOT candor_backdated()
  ), false)
  FROM pg_catalog.jsonb_array_elements(parts) AS part
  WHERE part ? 'reviewed_by' AND fields && CASE part ->> 'name' WHEN 'headline' THEN '{title}'
    WHEN 'summary' THEN '{standfirst}' WHEN 'picture' THEN '{picture_url}'
    WHEN 'translation' THEN '{title,standfirst,body_html}' ELSE '{body_html}' END::text[]
$$;

-- The disclosure of an article as its events keep it. The callers set the time zone to UTC.
CREATE OR REPLACE FUNCTION candor_disclosure(mode text, model text, provider text, statement text,
  reviewed_by text,
  reviewed_at timestamptz, reviewed_digest text, generated_at timestamptz,
  parts jsonb) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT pg_catalog.jsonb_build_object(
    'mode', mode, 'model', model, 'provider', provider, 'statement', statement,
    'reviewed_by', reviewed_by, 'reviewed_at', reviewed_at, 'reviewed_digest', reviewed_digest,
    'generated_at', generated_at
  ) || CASE WHEN parts IS NULL THEN '{}' ELSE pg_catalog.jsonb_build_object('parts', parts) END
$$;

-- For `review_is_after_earlier_text`: when the text was written that this one replaced. NULL if
-- there was none. `digest` is that of candor_text_digest.
CREATE OR REPLACE FUNCTION candor_replaced_at(article uuid, digest text) RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT pg_catalog.max(e.at) FROM article_events e WHERE e.article_id = article
    AND e.id < coalesce(
    (SELECT pg_catalog.min(s.id) FROM article_events s WHERE s.article_id = article
      AND s.text_digest = digest),
    9223372036854775807)
$$;

-- Refuses to change or delete events, reviewed texts, signatures and statements, also for the owner
-- of the tables. To do it on purpose, disable the trigger first.
CREATE OR REPLACE FUNCTION candor_keep_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is a record of what happened: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'feature_not_supported',
      HINT = 'If the law demands that rows are removed, '
        'docs/articles.md describes how the owner of the tables does it.';
END $$;

CREATE OR REPLACE TRIGGER article_events_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON article_events
FOR EACH STATEMENT EXECUTE FUNCTION candor_keep_events();

CREATE OR REPLACE TRIGGER reviewed_texts_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON reviewed_texts
FOR EACH STATEMENT EXECUTE FUNCTION candor_keep_events();

CREATE OR REPLACE TRIGGER signatures_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON signatures
FOR EACH STATEMENT EXECUTE FUNCTION candor_keep_events();

CREATE OR REPLACE TRIGGER statements_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON statements
FOR EACH STATEMENT EXECUTE FUNCTION candor_keep_events();
