-- Writes the words of these articles into the search index if they are published and public: those of its notice for a
-- retracted one.
CREATE OR REPLACE FUNCTION candor_index_words(ids uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET client_min_messages = error
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
BEGIN
  INSERT INTO article_search (article_id, config, words)
  SELECT a.id, c.config,
    setweight(to_tsvector(c.config::regconfig, candor_breakable(left(a.title, 10000))), 'A')
    || setweight(
      to_tsvector(
        c.config::regconfig,
        candor_breakable(left(CASE a.status WHEN 'retracted' THEN a.retraction_reason ELSE a.standfirst END, 10000))
      ),
      'B'
    )
    || setweight(
      to_tsvector(c.config::regconfig, CASE a.status WHEN 'retracted' THEN '' ELSE candor_plain_text(a.body_html) END),
      'C'
    )
  FROM articles a
  CROSS JOIN LATERAL (SELECT candor_search_config(a.language) AS config OFFSET 0) AS c -- Once an article.
  WHERE a.id = ANY (ids) AND a.status IN ('published', 'retracted') AND a.audience IS NULL
  -- The writer's own rows. Under REPEATABLE READ, one that another writer deleted meanwhile can be visible beside a new
  -- one with its id: its lock is a serialization error.
  FOR KEY SHARE OF a
  ON CONFLICT (article_id) DO UPDATE SET config = excluded.config, words = excluded.words;
END $$;

REVOKE EXECUTE ON FUNCTION candor_index_words FROM PUBLIC;
