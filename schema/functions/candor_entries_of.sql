-- The ids of these articles, and of all their notices: the entries that they may have in families.
CREATE OR REPLACE FUNCTION candor_entries_of(ids uuid[]) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
  SELECT e.id FROM pg_catalog.unnest(ids) AS i(id) CROSS JOIN LATERAL (
    SELECT i.id UNION ALL SELECT n.id FROM public.notices n WHERE n.article_id = i.id
  ) AS e(id)
$$;

REVOKE EXECUTE ON FUNCTION candor_entries_of FROM PUBLIC;
