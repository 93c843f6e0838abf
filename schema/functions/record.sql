-- The record: events, reviews and reviewed texts. BEFORE an article is stored, a review gets the
-- digest of its text. At the commit, before the queue, each changed article gets an event, each
-- reviewed text is kept, and a text that is no longer the reviewed one is refused, unless the
-- change is minor: a few characters.

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

REVOKE EXECUTE ON FUNCTION candor_review FROM PUBLIC;

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

REVOKE EXECUTE ON FUNCTION candor_text_digest FROM PUBLIC;

-- The record of changes: at the end of a transaction, writes one event for each article that it
-- changed, drafts too, from what its triggers noted in `pending_changes` since `first`. It runs
-- before the queue, and waits for nobody.
--   * A column or a list of parts counts as changed if its hashes do not add up to zero.
--   * An article that the transaction created and deleted again leaves no event. One that was
--     deleted and inserted again with its id leaves two.
-- It also keeps each reviewed text (`reviewed_texts`), and judges reviews, which candor_review
-- cannot: a later statement of the transaction may complete them. It refuses
--   * a text that is no longer the reviewed one, unless every statement that changed it was
--     declared minor, and title, standfirst and body together with all earlier minor changes are
--     still near the reviewed ones (candor_review_differences), with the same markup, the same
--     digits and the same characters that turn the direction of a text around or that nobody sees;
--   * another mode without a new review;
--   * a review that is dated before the text that the reviewed one replaced, by more than five
--     minutes, which clocks may differ.
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
    SELECT p.id AS number, p.minor, k.key::uuid AS id, k.detail,
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
      pg_catalog.bool_and(n.minor) AS minor,
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
      pg_catalog.array_agg(f.name ORDER BY f.name) FILTER (WHERE f.net <> 0) AS fields,
      pg_catalog.bool_and(f.minor) FILTER (WHERE f.net <> 0
        AND f.name IN ('title', 'standfirst', 'body_html')) AS minor
    FROM fields f GROUP BY f.id
  ), written AS (
    SELECT a.*, f.born IS NOT NULL AS created, f.fields, coalesce(f.minor, false) AS minor,
      f.minor IS NOT NULL AS reworded,
      f.born IS NULL AND 'disclosure_mode' = ANY (f.fields) AS remade,
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
          reviewed_at, articles.reviewed_digest, generated_at
        ) AS disclosure
      FROM articles WHERE articles.id = f.id
        AND (f.born IS NOT NULL OR f.fields IS NOT NULL) OFFSET 0
    ) AS a
  ), recorded AS (
    INSERT INTO article_events (article_id, guid, action, fields, minor, status, text_digest,
      disclosure, role, actor)
    SELECT e.*, session_user, nullif(pg_catalog.current_setting('candor.actor', true), '') FROM (
      SELECT f.id, f.facts ->> 'guid', 'deleted', '{}'::text[], false, f.facts ->> 'status',
        f.facts ->> 'text_digest',
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
    CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = w.id OFFSET 0) AS a
      WHERE w.reviewed
    ON CONFLICT DO NOTHING
  )
  SELECT w.id, w.guid, w.reviewed_by, w.reviewed_at, w.reviewed_digest, w.minor, w.reviewed,
    w.reworded AND w.reviewed_by <> ''
      AND w.reviewed_digest IS DISTINCT FROM w.text_digest AS unreviewed,
    CASE WHEN w.remade AND w.reviewed_by <> '' AND w.reviewed_at IS DISTINCT FROM now() THEN (
      SELECT e.disclosure ->> 'reviewed_by' = w.reviewed_by
        AND NOT coalesce(w.reviewed_at > (e.disclosure ->> 'reviewed_at')::timestamptz,
          w.reviewed_at IS NOT NULL)
      FROM article_events e WHERE e.article_id = w.id ORDER BY e.id DESC LIMIT 1
    ) END AS remade,
    CASE WHEN w.reviewed AND NOT w.created
      THEN candor_replaced_at(w.id, w.text_digest) END AS replaced_at
  FROM written w WHERE w.reviewed OR w.reworded OR w.remade
  UNION ALL SELECT f.id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM fates f
  WHERE f.died IS NOT NULL AND f.born IS NULL AND reviewed_texts_kept() IS NOT NULL
  ORDER BY guid
  LOOP
    IF one.remade THEN
      RAISE EXCEPTION 'the mode of article % has changed since % reviewed it', one.guid,
        one.reviewed_by
        USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles',
          CONSTRAINT = 'changed_after_review',
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
      RAISE EXCEPTION 'the text of article % has changed since % reviewed it', one.guid,
        one.reviewed_by
        USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles',
          CONSTRAINT = 'changed_after_review',
          DETAIL = differences,
          HINT = 'If a human has reviewed the new text, set reviewed_at = now() in the same transaction. '
            'If the change is only typographical, and of no digit, say SET LOCAL candor.minor = ''on'' before it.';
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

-- The disclosure of an article as its events keep it. The callers set the time zone to UTC.
CREATE OR REPLACE FUNCTION candor_disclosure(mode text, model text, provider text, statement text,
  reviewed_by text,
  reviewed_at timestamptz, reviewed_digest text, generated_at timestamptz) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT pg_catalog.jsonb_build_object(
    'mode', mode, 'model', model, 'provider', provider, 'statement', statement,
    'reviewed_by', reviewed_by, 'reviewed_at', reviewed_at, 'reviewed_digest', reviewed_digest,
    'generated_at', generated_at
  )
$$;

REVOKE EXECUTE ON FUNCTION candor_disclosure FROM PUBLIC;

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

REVOKE EXECUTE ON FUNCTION candor_replaced_at FROM PUBLIC;

-- For `changed_after_review`: the differences from the reviewed text in words, and whether they are
-- too many for a minor change. `far` is NULL if the reviewed text was not kept. Each of title,
-- standfirst and body may change by a hundredth of its characters, at least 4 and at most 40, but
-- no more than a tenth.
CREATE OR REPLACE FUNCTION candor_review_differences(
  article uuid, reviewed_digest text, reviewed_at timestamptz, title text, standfirst text,
    body_html text,
  OUT detail text, OUT far boolean
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET timezone = 'UTC' AS $$
DECLARE
  -- Embeddings, overrides and isolates, characters without width, and references to them in HTML.
  -- Not the joiners that scripts need.
  hidden constant text := '[\u200B\u202A-\u202E\u2060-\u206F\uFEFF\U000E0000-\U000E0FFF]'
    '|&#0*(?:8203|823[4-8]|828[89]|829[0-9]|830[0-3]|65279|917[56][0-9][0-9])'
    '|&#x0*(?:200b|202[a-e]|206[0-9a-f]|feff|e00[0-9a-f][0-9a-f])'
    '|&(?:zerowidth|negative|nobreak|invisible|applyfunction|af;|it;|ic;)';
  -- Digits of all scripts (Unicode's category Nd), fractions, superscripts and Roman numerals.
  digits constant text :=
    '0-9\u0660-\u0669\u06F0-\u06F9\u07C0-\u07C9\u0966-\u096F\u09E6-\u09EF\u0A66-\u0A6F\u0AE6-\u0AEF'
    '\u0B66-\u0B6F\u0BE6-\u0BEF\u0C66-\u0C6F\u0CE6-\u0CEF\u0D66-\u0D6F\u0DE6-\u0DEF\u0E50-\u0E59\u0ED0-\u0ED9'
    '\u0F20-\u0F29\u1040-\u1049\u1090-\u1099\u17E0-\u17E9\u1810-\u1819\u1946-\u194F\u19D0-\u19D9\u1A80-\u1A89'
    '\u1A90-\u1A99\u1B50-\u1B59\u1BB0-\u1BB9\u1C40-\u1C49\u1C50-\u1C59\uA620-\uA629\uA8D0-\uA8D9\uA900-\uA909'
    '\uA9D0-\uA9D9\uA9F0-\uA9F9\uAA50-\uAA59\uABF0-\uABF9\uFF10-\uFF19\U000104A0-\U000104A9'
    '\U00010D30-\U00010D39\U00010D40-\U00010D49\U00011066-\U0001106F\U000110F0-\U000110F9'
    '\U00011136-\U0001113F\U000111D0-\U000111D9\U000112F0-\U000112F9\U00011450-\U00011459'
    '\U000114D0-\U000114D9\U00011650-\U00011659\U000116C0-\U000116C9\U000116D0-\U000116E3'
    '\U00011730-\U00011739\U000118E0-\U000118E9\U00011950-\U00011959\U00011BF0-\U00011BF9'
    '\U00011C50-\U00011C59\U00011D50-\U00011D59\U00011DA0-\U00011DA9\U00011DE0-\U00011DE9'
    '\U00011F50-\U00011F59\U00016130-\U00016139\U00016A60-\U00016A69\U00016AC0-\U00016AC9'
    '\U00016B50-\U00016B59\U00016D70-\U00016D79\U0001CCF0-\U0001CCF9\U0001D7CE-\U0001D7FF'
    '\U0001E140-\U0001E149\U0001E2F0-\U0001E2F9\U0001E4F0-\U0001E4F9\U0001E5F1-\U0001E5FA'
    '\U0001E950-\U0001E959\U0001FBF0-\U0001FBF9\u00B2-\u00B3\u00B9\u00BC-\u00BE\u2070-\u2079\u2080-\u2089'
    '\u2150-\u218B\u2460-\u249B';
  differences text;
BEGIN
  SELECT pg_catalog.string_agg(CASE WHEN d.marked_up
    THEN d.part || ' in its markup (a minor change: none)'
      WHEN d.turned THEN d.part || ' in characters that nobody sees (a minor change: none)'
      WHEN d.recounted THEN d.part || ' in its digits (a minor change: none)'
      ELSE pg_catalog.format('%s by %s characters (a minor change: at most %s)', d.part,
        CASE WHEN d.distance > d.most THEN 'more than ' || d.most ELSE d.distance::text END,
          d.most) END, ', '),
    pg_catalog.bool_or(d.marked_up OR d.turned OR d.recounted OR d.distance > d.most)
  INTO differences, far FROM (
    SELECT p.part, b.most, candor_text_distance(p.was, p.is_now, b.most) AS distance,
      -- Four characters can begin a comment that hides the rest, and forty can show another story
      -- as a picture. What follows = may be in a tag.
      p.part = 'body_html'
        AND pg_catalog.regexp_replace(p.was, '(^|>)[^<=]+', '\1', 'g')
          <> pg_catalog.regexp_replace(p.is_now, '(^|>)[^<=]+', '\1', 'g') AS marked_up,
      ARRAY(SELECT pg_catalog.regexp_matches(p.was, hidden, 'gi'))
        IS DISTINCT FROM ARRAY(SELECT pg_catalog.regexp_matches(p.is_now, hidden, 'gi')) AS turned,
      -- A digit is a fact. Between two numbers, any text counts as one blank.
      pg_catalog.btrim(pg_catalog.regexp_replace(p.was, '[^' || digits || ']+', ' ', 'g'))
        <> pg_catalog.btrim(pg_catalog.regexp_replace(p.is_now, '[^' || digits || ']+', ' ',
          'g')) AS recounted
    FROM reviewed_texts t
    CROSS JOIN LATERAL (
      VALUES ('title', t.title, $4), ('standfirst', t.standfirst, $5),
        ('body_html', t.body_html, $6)
    ) AS p(part, was, is_now)
    CROSS JOIN LATERAL (
      SELECT least(pg_catalog.length(p.was) / 10,
        greatest(4, least(40, pg_catalog.length(p.was) / 100)))
    ) AS b(most)
    WHERE t.article_id = $1 AND t.digest = $2 AND p.was <> p.is_now OFFSET 0
  ) AS d;
  detail := pg_catalog.format(
    'From the text of the last review (%s) it differs %s.', coalesce($3::text, 'without a date'),
    coalesce('in: ' || differences,
      'by an unknown number of characters, because that text was not kept')
  );
END $$;

REVOKE EXECUTE ON FUNCTION candor_review_differences FROM PUBLIC;

-- How many characters (code points) have to be inserted, deleted or replaced to turn one text into
-- the other (Levenshtein's distance); most + 1 if it is more than `most`. For each number of edits
-- it keeps the furthest positions that they reach, one on each diagonal (E. Ukkonen, Algorithms for
-- approximate string matching, 1985). Positions are bytes in UTF-8, at the beginning of a
-- character. Equal stretches are compared in slices of growing length, so a megabyte takes
-- milliseconds.
CREATE OR REPLACE FUNCTION candor_text_distance(a text, b text, most integer) RETURNS integer
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  x constant bytea := pg_catalog.convert_to(a, 'UTF8');
  y constant bytea := pg_catalog.convert_to(b, 'UTF8');
  x_end constant integer := pg_catalog.octet_length(x);
  y_end constant integer := pg_catalog.octet_length(y);
  -- By diagonal: the positions reached, and those one character later. NULL where there is none.
  none constant integer[] := pg_catalog.array_fill(NULL::integer, ARRAY[2 * most + 3]);
  x_at integer[] := none;
  y_at integer[] := none;
  x_next integer[] := none;
  y_next integer[] := none;
  x_was integer[];
  y_was integer[];
  x_was_next integer[];
  y_was_next integer[];
  inserted integer;
  replaced integer;
  deleted integer;
  d integer;
  i integer;
  j integer;
  slice integer;
  half integer;
BEGIN
  FOR edits IN 0 .. most LOOP
    x_was := x_at;
    y_was := y_at;
    x_was_next := x_next;
    y_was_next := y_next;
    FOR diagonal IN -edits .. edits LOOP
      d := diagonal + most + 2;
      inserted := CASE WHEN y_was_next[d - 1] IS NOT NULL THEN x_was[d - 1] END;
      replaced := CASE WHEN y_was_next[d] IS NOT NULL THEN x_was_next[d] END;
      deleted := x_was_next[d + 1];
      i := CASE WHEN edits = 0 THEN 0 ELSE greatest(inserted, replaced, deleted) END;
      CONTINUE WHEN i IS NULL;
      -- On one diagonal, equal positions in x are equal positions in y.
      j := CASE
        WHEN edits = 0 THEN 0
        WHEN i = inserted THEN y_was_next[d - 1]
        WHEN i = replaced THEN y_was_next[d]
        ELSE y_was[d + 1]
      END;

      slice := least(64, x_end - i, y_end - j);
      WHILE slice > 0 AND pg_catalog.substring(x, i + 1, slice) = pg_catalog.substring(y, j + 1,
        slice) LOOP
        i := i + slice;
        j := j + slice;
        slice := least(2 * slice, x_end - i, y_end - j);
      END LOOP;
      WHILE slice > 1 LOOP
        half := slice / 2;
        IF pg_catalog.substring(x, i + 1, half) = pg_catalog.substring(y, j + 1, half) THEN
          i := i + half;
          j := j + half;
          slice := slice - half;
        ELSE
          slice := half;
        END IF;
      END LOOP;
      IF i = x_end AND j = y_end THEN RETURN edits; END IF;
      -- Back to the beginning of a character: bytes that continue one are 10xxxxxx.
      WHILE i < x_end AND pg_catalog.get_byte(x, i) & 192 = 128 LOOP
        i := i - 1;
        j := j - 1;
      END LOOP;

      x_at[d] := i;
      y_at[d] := j;
      x_next[d] := CASE
        WHEN i < x_end
          THEN i + CASE
            WHEN pg_catalog.get_byte(x, i) < 128 THEN 1
            WHEN pg_catalog.get_byte(x, i) < 224 THEN 2
            WHEN pg_catalog.get_byte(x, i) < 240 THEN 3
            ELSE 4
          END
      END;
      y_next[d] := CASE
        WHEN j < y_end
          THEN j + CASE
            WHEN pg_catalog.get_byte(y, j) < 128 THEN 1
            WHEN pg_catalog.get_byte(y, j) < 224 THEN 2
            WHEN pg_catalog.get_byte(y, j) < 240 THEN 3
            ELSE 4
          END
      END;
    END LOOP;
  END LOOP;
  RETURN most + 1;
END $$;

REVOKE EXECUTE ON FUNCTION candor_text_distance FROM PUBLIC;

-- Deletes reviewed texts of these articles. The newest reviewed_texts_kept() of each stay, and
-- always the text of its present review. Deletes nothing if that function returns NULL, as in a new
-- database.
CREATE OR REPLACE FUNCTION candor_forget_texts(ids uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM reviewed_texts r USING (
    SELECT t.article_id, t.digest,
      pg_catalog.row_number() OVER (PARTITION BY t.article_id ORDER BY t.at DESC,
        t.digest) AS number
    FROM reviewed_texts t WHERE t.article_id = ANY (ids)
      AND NOT EXISTS (SELECT FROM articles a WHERE a.id = t.article_id
        AND a.reviewed_digest = t.digest)
  ) AS earlier
  WHERE r.article_id = earlier.article_id AND r.digest = earlier.digest
    AND earlier.number > reviewed_texts_kept()
$$;

REVOKE EXECUTE ON FUNCTION candor_forget_texts FROM PUBLIC;

-- Refuses to change or delete events, reviewed texts, signatures and statements, also for the owner
-- of the tables. To do it on purpose, disable the trigger first. Only candor_forget_texts deletes
-- texts, within triggers.
CREATE OR REPLACE FUNCTION candor_keep_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is a record of what happened: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'feature_not_supported',
      HINT = 'If the law demands that rows are removed, '
        'docs/articles.md describes how the owner of the tables does it.';
END $$;

REVOKE EXECUTE ON FUNCTION candor_keep_events FROM PUBLIC;

CREATE OR REPLACE TRIGGER article_events_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON article_events
FOR EACH STATEMENT EXECUTE FUNCTION candor_keep_events();

CREATE OR REPLACE TRIGGER reviewed_texts_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON reviewed_texts
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_keep_events();

CREATE OR REPLACE TRIGGER signatures_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON signatures
FOR EACH STATEMENT EXECUTE FUNCTION candor_keep_events();

CREATE OR REPLACE TRIGGER statements_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON statements
FOR EACH STATEMENT EXECUTE FUNCTION candor_keep_events();
