-- For a server that only Candor uses: takes away what PostgreSQL lets every role do in every
-- database. Without this file, also a role that only reads can fill the disk with temporary tables
-- and large objects. Run it after schema/roles.sql, as a superuser, as often as you like: psql -f
-- schema/harden.sql "$DATABASE_URL" It holds for this database only, and for every role in it. The
-- owner and superusers keep all rights.

-- Temporary tables.
DO $$
BEGIN
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END $$;

-- Tables and functions of their own. PostgreSQL 15 and later give no such right, but databases from
-- before keep it.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- Large objects.
REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea),
  lo_import(text),
  lo_import(text, oid)
FROM PUBLIC;

-- The rest depends on your roles. Replace the names of schema/roles.sql, and take what you need.
-- Only they may connect, and no role takes all connections:
--   REVOKE CONNECT ON DATABASE news FROM PUBLIC;
--   GRANT CONNECT ON DATABASE news TO candor_reader, candor_writer;
--   ALTER ROLE candor_service CONNECTION LIMIT 20;
--   ALTER ROLE newsroom CONNECTION LIMIT 20;
-- A role that may update a table may also LOCK it, so that no feed can be read from the database.
-- Nothing can take that right away. These settings bound for how long (transaction_timeout needs
-- PostgreSQL 17). They stop mistakes only: a role can change its own settings. lock_timeout is the
-- one that also bounds how long a COMMIT waits for other writers: statement_timeout does not.
--   ALTER ROLE newsroom SET lock_timeout = '10s';
--   ALTER ROLE newsroom SET statement_timeout = '10min';
--   ALTER ROLE newsroom SET idle_in_transaction_session_timeout = '1min';
--   ALTER ROLE newsroom SET transaction_timeout = '15min';
