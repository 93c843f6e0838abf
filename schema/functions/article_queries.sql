-- A search (`websearch_to_tsquery`) in each language that has articles. Without languages in which nothing is left to
-- look for: stop words, signs, or only words that must not be there.
CREATE OR REPLACE FUNCTION article_queries(asked text) RETURNS TABLE (config text, query tsquery)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET client_min_messages = error AS $$
  SELECT c.config, websearch_to_tsquery(c.config::regconfig, asked)
  FROM (
    SELECT candor_search_config(split_part(family, '/', 2)) FROM families WHERE family LIKE 'languages/%'
    -- Before the first article there is nothing to find, but something to look for.
    UNION SELECT 'simple' WHERE NOT EXISTS (SELECT FROM families WHERE family LIKE 'languages/%')
  ) AS c(config)
  WHERE querytree(websearch_to_tsquery(c.config::regconfig, asked)) NOT IN ('', 'T')
$$;

REVOKE EXECUTE ON FUNCTION article_queries FROM PUBLIC;
