-- Deletes the reviewed texts of these articles that reviewed_texts_kept() lets go: the newest stay, and always that of
-- the review that an article has now. Nothing if it is NULL, as in a new database.
CREATE OR REPLACE FUNCTION candor_forget_texts(ids uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM reviewed_texts r USING (
    SELECT t.article_id, t.digest,
      pg_catalog.row_number() OVER (PARTITION BY t.article_id ORDER BY t.at DESC, t.digest) AS place
    FROM reviewed_texts t WHERE t.article_id = ANY (ids)
      AND NOT EXISTS (SELECT FROM articles a WHERE a.id = t.article_id AND a.reviewed_digest = t.digest)
  ) AS earlier
  WHERE r.article_id = earlier.article_id AND r.digest = earlier.digest AND earlier.place > reviewed_texts_kept()
$$;

REVOKE EXECUTE ON FUNCTION candor_forget_texts FROM PUBLIC;
