-- The disclosure of an article as its events keep it. The callers set the time zone to UTC.
CREATE OR REPLACE FUNCTION candor_disclosure(mode text, model text, provider text, statement text, reviewed_by text,
  reviewed_at timestamptz, reviewed_digest text, generated_at timestamptz) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT pg_catalog.jsonb_build_object(
    'mode', mode, 'model', model, 'provider', provider, 'statement', statement,
    'reviewed_by', reviewed_by, 'reviewed_at', reviewed_at, 'reviewed_digest', reviewed_digest,
    'generated_at', generated_at
  )
$$;

REVOKE EXECUTE ON FUNCTION candor_disclosure FROM PUBLIC;
