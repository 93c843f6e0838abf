-- Two roles without login: grant them to the users that your service and your newsroom log in with, for example
--   CREATE ROLE candor_service LOGIN PASSWORD '…' IN ROLE candor_reader;
--   CREATE ROLE newsroom LOGIN PASSWORD '…' IN ROLE candor_writer;
-- Roles do not inherit settings, so give the service's role its timeouts itself. Through Hyperdrive it has no others:
--   ALTER ROLE candor_service SET statement_timeout = '3s';
--   ALTER ROLE candor_service SET lock_timeout = '1s';
-- What these roles can do besides: PostgreSQL lets every role create temporary tables and large objects, and lock the tables
-- that it may update. schema/harden.sql takes away what can be taken away, on a server that only Candor uses.
-- Run after the migrations, as their owner, as often as you like: psql -f schema/roles.sql "$DATABASE_URL"
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_reader') THEN CREATE ROLE candor_reader NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_writer') THEN CREATE ROLE candor_writer NOLOGIN; END IF;
END $$;

GRANT USAGE ON SCHEMA public TO candor_reader, candor_writer;

-- The service reads, and nothing else.
GRANT SELECT ON articles, sources, topics, article_topics, corrections, listings, tombstones, families,
  archive_parts, retired_topics, notices, article_visibility
TO candor_reader, candor_writer;

-- It searches.
GRANT EXECUTE ON FUNCTION article_queries, article_matches, article_excerpt TO candor_reader, candor_writer;

-- The newsroom writes what it makes; listings, tombstones and families are kept by triggers, which act as their owner.
GRANT INSERT, UPDATE, DELETE ON articles, sources, topics, article_topics, corrections, retired_topics TO candor_writer;

-- It reads the record of changes, which only triggers write, and computes the digests in it.
GRANT SELECT ON article_events TO candor_writer;
GRANT EXECUTE ON FUNCTION candor_text_digest TO candor_writer;

-- It says when an import is done.
GRANT EXECUTE ON FUNCTION candor_import_done TO candor_writer;
