-- The passages of an article that match a search, each matching word between U+0002 and U+0003. NULL if the text of the
-- article is not shown.
CREATE OR REPLACE FUNCTION article_excerpt(id uuid, asked text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET client_min_messages = error AS $$
  SELECT ts_headline(
    s.config::regconfig, translate(candor_plain_text(a.body_html), E'\x02\x03', ''),
    websearch_to_tsquery(s.config::regconfig, asked),
    E'StartSel=\x02, StopSel=\x03, MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=" … "'
  )
  FROM articles a JOIN article_search s ON s.article_id = a.id
  WHERE a.id = $1 AND a.status = 'published'
    AND EXISTS (
      SELECT FROM listings l
      WHERE l.family = 'all' AND l.article_id = a.id AND l.left_at IS NULL AND l.listed_at <= (SELECT candor_clock())
    )
$$;

REVOKE EXECUTE ON FUNCTION article_excerpt FROM PUBLIC;
