-- When the text was written that this one replaced, for `review_is_after_earlier_text`: NULL if there was none.
-- `digest` is that of candor_text_digest.sql.
CREATE OR REPLACE FUNCTION candor_replaced_at(article uuid, digest text) RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT pg_catalog.max(e.at) FROM article_events e WHERE e.article_id = article AND e.id < coalesce(
    (SELECT pg_catalog.min(s.id) FROM article_events s WHERE s.article_id = article AND s.text_digest = digest),
    9223372036854775807)
$$;

REVOKE EXECUTE ON FUNCTION candor_replaced_at FROM PUBLIC;
