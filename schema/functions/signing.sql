-- Signed statements: what waits for one, and how it gets it. At the commit, in the queue, each
-- changed article loses its statement and waits for the next one. AFTER the first key is stored,
-- all articles wait. The signer (src/plugins/signing/store/statements.ts) reads what is due, and
-- adds what it
-- signed by candor_add_statements. Why: decision 44.

-- Notes that these articles wait for a statement, from when readers see them: an entry never has
-- the statement of an earlier text. The caller holds the queue.
CREATE OR REPLACE FUNCTION candor_await_statements(changed candor_article_change[],
  moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO signed_articles AS s (guid, due_at, noted_at)
  SELECT f.guid, pg_catalog.max(f.due_at), clock_timestamp() FROM (
    SELECT coalesce(a.guid, c.guid) AS guid, greatest(moment, (
      SELECT pg_catalog.max(l.listed_at) FROM listings l WHERE l.article_id = c.id
        AND l.left_at IS NULL
    )) AS due_at
    FROM pg_catalog.unnest(changed) AS c
    LEFT JOIN LATERAL (SELECT articles.guid FROM articles WHERE articles.id = c.id OFFSET 0) AS a
      ON true
  ) AS f WHERE f.guid IS NOT NULL GROUP BY f.guid
  ON CONFLICT (guid) DO UPDATE SET statement_id = NULL, changes = s.changes + 1,
    due_at = excluded.due_at,
    noted_at = coalesce(s.noted_at, excluded.noted_at);
END $$;

-- After a change of keys, documents that show them are rendered again. No item changes: the version
-- of the family moves, and its dates stay. With the first key, all articles wait for a statement.
-- It takes the queue first: a writer that comes later sees the key.
CREATE OR REPLACE FUNCTION candor_signing_keys_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM families WHERE family = 'all' FOR UPDATE;
  INSERT INTO signed_articles (guid, due_at, noted_at)
  SELECT a.guid, coalesce(
      (SELECT pg_catalog.max(l.listed_at) FROM listings l WHERE l.article_id = a.id
        AND l.left_at IS NULL), now()
    ), now()
  FROM articles a
  WHERE a.status IN ('published', 'retracted') AND NOT EXISTS (SELECT FROM signed_articles)
  ON CONFLICT DO NOTHING;
  UPDATE families SET version = version + 1 WHERE family = 'all';
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER signing_keys_changed AFTER INSERT OR UPDATE ON signing_keys
FOR EACH STATEMENT EXECUTE FUNCTION candor_signing_keys_changed();

-- Adds what was signed, and returns the guids that it added something for. `given` is a list of
-- objects: `guid`; `changes` as the signer read it, because what changed since then waits for
-- another statement; `kid` of the key that signed, because a key that ended meanwhile signs
-- nothing; `current`, the chain whose last statement the article has now, or none; and `statements`
-- to be added, each with `address`, `number`, `at`, `state`, `jws` and `audience`. The markers of
-- families that show the articles move once. The article itself does not change: no event, no other
-- time of change, and no message of webhooks.
CREATE OR REPLACE FUNCTION candor_add_statements(given jsonb) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
  SET enable_hashjoin = off
SET enable_mergejoin = off SET jit = off AS $$
DECLARE
  one record;
  done text[] := '{}';
  -- Articles whose entries show another statement.
  shown uuid[];
BEGIN
  -- The queue comes before all rows, as for writers: so neither waits for the other.
  PERFORM FROM families WHERE family = 'all' FOR UPDATE;
  FOR one IN
    SELECT g.guid, g.current, g.statements
    FROM pg_catalog.jsonb_to_recordset(given) AS g(guid text, changes bigint, kid text,
      current text, statements jsonb)
    CROSS JOIN LATERAL (SELECT FROM signed_articles s
      WHERE s.guid = g.guid AND s.changes = g.changes AND s.due_at IS NOT NULL OFFSET 0) AS waiting
    -- In the list of keys, the beginning is in seconds.
    WHERE EXISTS (
      SELECT FROM signing_keys k WHERE k.kid = g.kid AND k.not_after IS NULL
        AND k.retired_at IS NULL AND NOT EXISTS (
        SELECT FROM pg_catalog.jsonb_to_recordset(g.statements) AS n(at timestamptz)
        WHERE n.at < pg_catalog.date_trunc('second', k.not_before)
      )
    )
  LOOP
    INSERT INTO statements (address, number, at, state, jws, audience)
    SELECT n.address, n.number, n.at, n.state, n.jws, n.audience
    FROM pg_catalog.jsonb_to_recordset(one.statements)
      AS n(address text, number integer, at timestamptz, state text, jws text, audience text[]);
    UPDATE signed_articles SET due_at = NULL, noted_at = NULL, statement_id = (
      SELECT s.id FROM statements s WHERE s.address = one.current ORDER BY s.number DESC LIMIT 1
    ) WHERE guid = one.guid;
    done := done || one.guid;
  END LOOP;
  IF done = '{}' THEN RETURN; END IF;
  shown := ARRAY(SELECT a.id FROM pg_catalog.unnest(done) AS d(guid)
    CROSS JOIN LATERAL (SELECT articles.id FROM articles
      WHERE articles.guid = d.guid OFFSET 0) AS a);
  PERFORM candor_stamp(ARRAY(
    SELECT (f.family, true, false, 0, false, false)::candor_family_change FROM (
      SELECT a.family FROM article_families(shown) AS a WHERE a.family NOT LIKE '%corrections'
      UNION SELECT CASE WHEN n.audience IS NULL THEN 'all' ELSE 'partners/' || name || '/all' END
      FROM pg_catalog.jsonb_to_recordset(given) AS g(guid text, statements jsonb)
      CROSS JOIN LATERAL pg_catalog.jsonb_to_recordset(g.statements) AS n(audience text[])
      LEFT JOIN LATERAL pg_catalog.unnest(n.audience) AS name ON true WHERE g.guid = ANY (done)
    ) AS f
  ) || ('all', false, false, 0, false, false)::candor_family_change, clock_timestamp());
  RETURN QUERY SELECT pg_catalog.unnest(done);
END $$;

-- Queues all articles that have a statement to be compared with it, if they were signed under other
-- words and settings. They keep their statements until then. As in candor_await_statements, the
-- newest are due first.
CREATE OR REPLACE FUNCTION candor_compare_statements(given text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM signing_state s WHERE s.words = given) THEN RETURN; END IF;
  PERFORM FROM families WHERE family = 'all' FOR UPDATE;
  INSERT INTO signing_state (words) VALUES (given) ON CONFLICT (one)
    DO UPDATE SET words = excluded.words;
  UPDATE signed_articles s SET changes = s.changes + 1, noted_at = now(), due_at = least(now(), (
    SELECT pg_catalog.max(l.listed_at) FROM articles a JOIN listings l ON l.article_id = a.id
    WHERE a.guid = s.guid AND l.left_at IS NULL
  )) WHERE s.due_at IS NULL AND s.statement_id IS NOT NULL;
END $$;
