-- Refuses a date in the future for articles that readers have seen: they would be shown and embargoed at once.
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
      USING ERRCODE = 'check_violation', TABLE = 'articles', CONSTRAINT = 'shown_article_is_not_embargoed',
        HINT = 'Set status = ''withheld'' to take it back, and insert a new article for the later publication.';
  END IF;
END $$;

REVOKE EXECUTE ON FUNCTION candor_refuse_future FROM PUBLIC;
