-- Splits long runs without blanks: nobody searches for such words, and PostgreSQL reads some of them in quadratic time.
CREATE OR REPLACE FUNCTION candor_breakable(plain text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(plain, '(\S{255})', '\1 ', 'g')
$$;

REVOKE EXECUTE ON FUNCTION candor_breakable FROM PUBLIC;
