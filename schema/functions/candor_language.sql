-- The language of a BCP 47 tag. The withdrawn codes are those that `Intl` and browsers replace too, and those of
-- `languageOf` in src/families/members.ts.
CREATE OR REPLACE FUNCTION candor_language(tag text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE lower(split_part(tag, '-', 1))
    WHEN 'iw' THEN 'he' WHEN 'in' THEN 'id' WHEN 'ji' THEN 'yi' WHEN 'jw' THEN 'jv' WHEN 'mo' THEN 'ro'
    ELSE lower(split_part(tag, '-', 1))
  END
$$;

REVOKE EXECUTE ON FUNCTION candor_language FROM PUBLIC;
