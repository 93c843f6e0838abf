-- The id of a notice: the same for the same correction, also if its text is edited or its row is inserted again. A UUID
-- of version 8 (RFC 9562 §5.8) made of an MD5.
CREATE OR REPLACE FUNCTION candor_notice_id(guid text, kind text, dated_at timestamptz, number bigint) RETURNS uuid
LANGUAGE sql IMMUTABLE AS $$
  SELECT overlay(
    overlay(md5(guid || ' ' || kind || ' ' || extract(epoch FROM dated_at) || ' ' || number) PLACING '8' FROM 13)
    PLACING 'a' FROM 17
  )::uuid
$$;

REVOKE EXECUTE ON FUNCTION candor_notice_id FROM PUBLIC;
