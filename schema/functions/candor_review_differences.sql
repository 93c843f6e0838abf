-- How a text differs from the one that was reviewed, for `changed_after_review`: in words, and whether it is too far
-- for a minor change. `far` is NULL if the reviewed text was not kept. Each of title, standfirst and body may change by
-- a hundredth of its characters, at least 4 and at most 40, but no more than a tenth.
CREATE OR REPLACE FUNCTION candor_review_differences(
  article uuid, reviewed_digest text, reviewed_at timestamptz, title text, standfirst text, body_html text,
  OUT detail text, OUT far boolean
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  -- Embeddings, overrides and isolates, characters without width, and references to them in HTML. Not the joiners that
  -- scripts need.
  hidden constant text := '[\u200B\u202A-\u202E\u2060-\u206F\uFEFF\U000E0000-\U000E0FFF]'
    '|&#0*(?:8203|823[4-8]|828[89]|829[0-9]|830[0-3]|65279|917[56][0-9][0-9])'
    '|&#x0*(?:200b|202[a-e]|206[0-9a-f]|feff|e00[0-9a-f][0-9a-f])'
    '|&(?:zerowidth|negative|nobreak|invisible)';
  differences text;
BEGIN
  SELECT pg_catalog.string_agg(CASE WHEN d.marked_up THEN d.part || ' in its markup (a minor change: none)'
      WHEN d.turned THEN d.part || ' in characters that nobody sees (a minor change: none)'
      ELSE pg_catalog.format('%s by %s characters (a minor change: at most %s)', d.part,
        CASE WHEN d.distance > d.most THEN 'more than ' || d.most ELSE d.distance::text END, d.most) END, ', '),
    pg_catalog.bool_or(d.marked_up OR d.turned OR d.distance > d.most)
  INTO differences, far FROM (
    SELECT p.part, b.most, candor_text_distance(p.was, p.is_now, b.most) AS distance,
      -- Four characters can begin a comment that hides the rest, and forty can show another story as a picture. What
      -- follows = may be in a tag.
      p.part = 'body_html'
        AND pg_catalog.regexp_replace(p.was, '(^|>)[^<=]+', '\1', 'g')
          <> pg_catalog.regexp_replace(p.is_now, '(^|>)[^<=]+', '\1', 'g') AS marked_up,
      ARRAY(SELECT pg_catalog.regexp_matches(p.was, hidden, 'gi'))
        IS DISTINCT FROM ARRAY(SELECT pg_catalog.regexp_matches(p.is_now, hidden, 'gi')) AS turned
    FROM reviewed_texts t
    CROSS JOIN LATERAL (
      VALUES ('title', t.title, $4), ('standfirst', t.standfirst, $5), ('body_html', t.body_html, $6)
    ) AS p(part, was, is_now)
    CROSS JOIN LATERAL (
      SELECT least(pg_catalog.length(p.was) / 10, greatest(4, least(40, pg_catalog.length(p.was) / 100)))
    ) AS b(most)
    WHERE t.article_id = $1 AND t.digest = $2 AND p.was <> p.is_now OFFSET 0
  ) AS d;
  detail := pg_catalog.format(
    'From the text of the last review (%s) it differs %s.', coalesce($3::text, 'without a date'),
    coalesce('in: ' || differences, 'by an unknown number of characters, because that text was not kept')
  );
END $$;

REVOKE EXECUTE ON FUNCTION candor_review_differences FROM PUBLIC;
