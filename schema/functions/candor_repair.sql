-- Brings all that is derived from these articles in line with them, after writes with triggers disabled
-- (`session_replication_role`, `ALTER TABLE … DISABLE TRIGGER`): domains of their sources, words of search, listings,
-- and the markers of all feeds that show them. Without ids, for all articles, and for listings whose article is gone.
-- What was deleted gets no tombstone: its guid is unknown. For the owner of the tables. Returns how many articles it
-- looked at.
CREATE OR REPLACE FUNCTION candor_repair(ids uuid[] DEFAULT '{}') RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  IF current_setting('session_replication_role') = 'replica' THEN
    RAISE EXCEPTION 'candor_repair works by triggers, which session_replication_role = replica disables'
      USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Run RESET session_replication_role first.';
  END IF;
  IF ids = '{}' THEN
    SELECT pg_catalog.array_agg(e.id) INTO ids FROM (
      SELECT a.id FROM articles a UNION SELECT l.article_id FROM listings l WHERE l.left_at IS NULL
    ) AS e;
  END IF;
  IF ids IS NULL THEN RETURN 0; END IF;
  UPDATE sources SET domain = candor_domain(url)
  WHERE article_id = ANY (ids) AND domain IS DISTINCT FROM candor_domain(url);
  DELETE FROM article_search s WHERE s.article_id = ANY (ids)
    AND NOT EXISTS (
      SELECT FROM articles a WHERE a.id = s.article_id AND a.status IN ('published', 'retracted') AND a.audience IS NULL
    );
  PERFORM candor_index_words(ids);
  INSERT INTO pending_changes (kind, keys) VALUES ('articles', ids::text[]);
  RETURN pg_catalog.cardinality(ids);
END $$;

REVOKE EXECUTE ON FUNCTION candor_repair FROM PUBLIC;
