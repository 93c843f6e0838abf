-- The logins of a service, as docs/self-host.md has them: each that has its password in the
-- environment is created, or gets that password. Run after roles.sql, by somebody who may create
-- roles, as often as you like:
--   SERVICE_PASSWORD=… API_PASSWORD=… PUSH_PASSWORD=… DESK_PASSWORD=… psql -f schema/logins.sql "$DATABASE_URL"
-- Logins that write free their locks after a minute if the network loses their connection in a
-- transaction. Candor sends its other timeouts with each connection; behind PgBouncer and
-- Hyperdrive they must be those of the login. Its queries take a few milliseconds, and compiling
-- one (JIT) takes hundreds.
\set ON_ERROR_STOP on

-- DATABASE_URL: reads.
\getenv service_password SERVICE_PASSWORD
\if :{?service_password}
SELECT 'CREATE ROLE candor_service LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_service') \gexec
ALTER ROLE candor_service PASSWORD :'service_password';
ALTER ROLE candor_service SET statement_timeout = '3s';
ALTER ROLE candor_service SET lock_timeout = '1s';
ALTER ROLE candor_service SET jit = off;
GRANT candor_reader TO candor_service;
\endif

-- WRITER_DATABASE_URL: the publishing API.
\getenv api_password API_PASSWORD
\if :{?api_password}
SELECT 'CREATE ROLE candor_api LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_api') \gexec
ALTER ROLE candor_api PASSWORD :'api_password';
ALTER ROLE candor_api SET statement_timeout = '60s';
ALTER ROLE candor_api SET lock_timeout = '20s';
ALTER ROLE candor_api SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE candor_api SET jit = off;
GRANT candor_publisher TO candor_api;
\endif

-- SERVICE_DATABASE_URL: push, and counts of readers.
\getenv push_password PUSH_PASSWORD
\if :{?push_password}
SELECT 'CREATE ROLE candor_push LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_push') \gexec
ALTER ROLE candor_push PASSWORD :'push_password';
ALTER ROLE candor_push SET statement_timeout = '20s';
ALTER ROLE candor_push SET lock_timeout = '5s';
ALTER ROLE candor_push SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE candor_push SET jit = off;
GRANT candor_keeper TO candor_push;
\endif

-- EDITORS_DATABASE_URL: the editors' desk.
\getenv desk_password DESK_PASSWORD
\if :{?desk_password}
SELECT 'CREATE ROLE candor_editing LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_editing') \gexec
ALTER ROLE candor_editing PASSWORD :'desk_password';
ALTER ROLE candor_editing SET statement_timeout = '60s';
ALTER ROLE candor_editing SET lock_timeout = '20s';
ALTER ROLE candor_editing SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE candor_editing SET jit = off;
GRANT candor_desk TO candor_editing;
\endif
