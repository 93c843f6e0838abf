-- A renamed topic takes its listings and archive along. If the new slug has a past of its own, its articles are listed
-- there anew instead.
CREATE OR REPLACE FUNCTION candor_rename_family(old_name text, new_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM listings WHERE family = new_name) THEN
    UPDATE archive_parts SET family = new_name WHERE family = old_name;
    UPDATE listings SET family = new_name WHERE family = old_name;
  END IF;
END $$;

REVOKE EXECUTE ON FUNCTION candor_rename_family FROM PUBLIC;
