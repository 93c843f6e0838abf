-- Roles without login: grant them to the users that your service and your newsroom log in with, for
-- example
--   CREATE ROLE candor_service LOGIN PASSWORD '…' IN ROLE candor_reader;  -- DATABASE_URL, HYPERDRIVE
--   CREATE ROLE candor_api LOGIN PASSWORD '…' IN ROLE candor_publisher;   -- WRITER_DATABASE_URL, WRITER_HYPERDRIVE
--   CREATE ROLE candor_push LOGIN PASSWORD '…' IN ROLE candor_keeper;     -- SERVICE_DATABASE_URL, SERVICE_HYPERDRIVE
--   CREATE ROLE candor_editing LOGIN PASSWORD '…' IN ROLE candor_desk;    -- EDITORS_DATABASE_URL
--   CREATE ROLE newsroom LOGIN PASSWORD '…' IN ROLE candor_writer;        -- programs that write SQL
-- Who may do what is a table in docs/publishing.md, "Roles". Another one, candor_importer, may also
-- import articles of which it is unknown how they were made. Only an import needs it:
--   GRANT candor_importer TO newsroom;  -- and REVOKE it afterwards
-- Roles do not inherit settings, so give the service's role its timeouts itself. Through Hyperdrive
-- it has no others:
--   ALTER ROLE candor_service SET statement_timeout = '3s';
--   ALTER ROLE candor_service SET lock_timeout = '1s';
-- All logins of Candor: its queries take a few milliseconds, and compiling one (JIT) takes
-- hundreds. By default PostgreSQL does so where it expects a high cost.
--   ALTER ROLE candor_service SET jit = off;
-- What these roles can do besides: PostgreSQL lets every role create temporary tables and large
-- objects, and lock the tables that it may update. schema/harden.sql takes away what can be taken
-- away, on a server that only Candor uses. Run after the migrations, as their owner, as often as
-- you like: psql -f schema/roles.sql "$DATABASE_URL"
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_reader') THEN
    CREATE ROLE candor_reader NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_writer') THEN
    CREATE ROLE candor_writer NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_keeper') THEN
    CREATE ROLE candor_keeper NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_publisher') THEN
    CREATE ROLE candor_publisher NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_desk') THEN
    CREATE ROLE candor_desk NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_importer') THEN
    CREATE ROLE candor_importer NOLOGIN;
  END IF;
END $$;

GRANT USAGE ON SCHEMA public TO candor_reader, candor_writer;

-- The service reads, and nothing else.
GRANT SELECT ON articles, sources, topics, article_topics, corrections, listings, tombstones,
  families,
  archive_parts, retired_topics, old_addresses, notices, article_visibility
TO candor_reader, candor_writer;

-- It names the editors of the desk on the page of the AI policy.
GRANT SELECT ON candor_editors TO candor_reader, candor_writer;

-- It knows the tokens of partners by their digests.
GRANT SELECT ON partners TO candor_reader, candor_writer;

-- It shows signed statements, and the public keys to check them with.
GRANT SELECT ON statements, signed_articles, signing_keys TO candor_reader, candor_writer;

-- It searches.
GRANT EXECUTE ON FUNCTION article_queries, article_matches, article_excerpt TO candor_reader,
  candor_writer;

-- The newsroom writes what it makes; listings, tombstones and families are kept by triggers, which
-- act as their owner.
GRANT INSERT, UPDATE, DELETE ON articles, sources, topics, article_topics, corrections,
  retired_topics, old_addresses
TO candor_writer;

-- It keeps what its imports have read.
GRANT SELECT, INSERT, UPDATE ON imported_articles TO candor_writer;

-- It reads the record of changes and the reviewed texts, which only triggers write, and computes
-- the digests in it.
GRANT SELECT ON article_events, reviewed_texts TO candor_writer;
GRANT EXECUTE ON FUNCTION candor_text_digest TO candor_writer;

-- It says when an import is done.
GRANT EXECUTE ON FUNCTION candor_import_done TO candor_writer;

-- Push reads what changed, and keeps its own tables: it cannot write articles.
GRANT candor_reader TO candor_keeper;
GRANT SELECT ON article_events TO candor_keeper;
GRANT EXECUTE ON FUNCTION candor_clock TO candor_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON push_state, push_events, push_topics, push_subscriptions,
  push_requests,
  push_webhooks, push_deliveries
TO candor_keeper;

-- It adds signed statements, each after the last one of its article, and compares them after a
-- change of words.
GRANT EXECUTE ON FUNCTION candor_add_statements, candor_compare_statements,
  candor_text_digest TO candor_keeper;
GRANT SELECT (article_id, text_digest, method, signed_at) ON signatures TO candor_keeper;

-- It counts readers, and requests of partners.
GRANT SELECT, INSERT, UPDATE, DELETE ON reader_requests, reader_figures, reader_direct,
  reader_salts, reader_embeds,
  reader_errors, partner_requests
TO candor_keeper;

-- The publishing API writes as the newsroom does, checks the rules before it does, knows tokens and
-- webhooks, and keeps answers.
GRANT candor_writer, candor_keeper TO candor_publisher;
GRANT EXECUTE ON FUNCTION candor_broken_rules, candor_outdates_part, candor_replaced_at,
  candor_part_reviewer_is_wrong, candor_backdated,
  candor_clock, candor_language, article_families, article_body_limit
TO candor_publisher;
GRANT SELECT, UPDATE (last_used_at) ON api_tokens TO candor_publisher;
GRANT SELECT, INSERT, DELETE ON api_answers TO candor_publisher;
GRANT INSERT, UPDATE ON partners TO candor_publisher;

-- It knows the names of the desk's editors, which are public: no token claims a review by one of
-- them.
GRANT SELECT (name, skeleton, removed_at) ON editors TO candor_publisher;

-- The editors' desk writes as the newsroom does, checks the same rules, and keeps editors and their
-- acts. No other role sees sessions and passkeys, and the desk sees no tokens of the API. Push and
-- the API tell the author of an article that it came back.
GRANT candor_writer TO candor_desk;
GRANT EXECUTE ON FUNCTION candor_broken_rules, candor_outdates_part, candor_replaced_at,
  candor_part_reviewer_is_wrong, candor_backdated,
  candor_clock, candor_language, article_families, article_body_limit
TO candor_desk;
GRANT SELECT, INSERT, UPDATE, DELETE ON editors, editor_invitations, editor_passkeys,
  editor_sessions, desk_challenges,
  article_claims, opened_texts
TO candor_desk;
GRANT SELECT, INSERT ON article_returns, signatures TO candor_desk;
GRANT SELECT ON article_search TO candor_desk;
GRANT SELECT ON article_returns TO candor_keeper, candor_writer;
GRANT SELECT ON signatures TO candor_publisher;

-- An importer is a writer that may leave open how an article from before August 2026 was made (mode
-- 'unknown').
GRANT candor_writer TO candor_importer;
GRANT EXECUTE ON FUNCTION candor_import_unknown, candor_broken_rules, candor_clock, candor_language,
  article_families,
  article_body_limit TO candor_importer;
