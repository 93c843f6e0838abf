-- A limit for the size of a body. Cleaning HTML takes up to two seconds per MB, and meanwhile the process answers no request.

-- The limit of `body_html` in bytes. Newsrooms replace this function to change it: so it is created here, once, and must not
-- be a file of schema/functions. PostgreSQL inlines it into the conditions of the triggers in candor_refuse_long_body.sql:
-- it costs nothing, and a change takes effect at once.
CREATE FUNCTION article_body_limit() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1000000';
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION article_body_limit TO PUBLIC;
