-- The text of HTML, with character references replaced. Only the beginning counts: PostgreSQL cannot index a body as
-- long as a book.
CREATE OR REPLACE FUNCTION candor_plain_text(html text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  -- Those of ISO 8859-1, from U+00A0 on; then others that texts are full of.
  latin constant text[] := string_to_array(
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 '
    'sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc '
    'Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve '
    'Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute '
    'acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde '
    'ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml', ' ');
  others constant text[] := string_to_array(
    'quot amp apos lt gt OElig oelig Scaron scaron Yuml ndash mdash lsquo rsquo '
    'sbquo ldquo rdquo bdquo hellip euro trade', ' ');
  codes constant integer[] := ARRAY[
    34, 38, 39, 60, 62, 338, 339, 352, 353, 376, 8211, 8212, 8216, 8217,
    8218, 8220, 8221, 8222, 8230, 8364, 8482
  ];
  -- What cleaning drops with its text (src/sanitize/allow-list.ts), and frames, whose text no browser shows.
  dropped constant text[] := string_to_array(
    'script style template noscript noembed noframes title svg math select datalist iframe', ' '
  );
  plain text := left(html, 100000);
  reference text;
  code bigint;
BEGIN
  plain := regexp_replace(plain, '(?:' || (
    SELECT string_agg('<' || name || '\M.*?(?:</' || name || '\s*?>|$)', '|') FROM unnest(dropped) AS name
  ) || '|<!--.*?(?:-->|$)){1,1}?', ' ', 'gi');
  -- These stand inside of words, the others between them.
  plain := regexp_replace(
    plain,
    '</?(a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|'
    'wbr)(\s(?:[^>"'']|"[^"]*"|''[^'']*'')*)?/?>',
    '', 'gi'
  );
  plain := regexp_replace(plain, '<(?:[^>"'']|"[^"]*"|''[^'']*'')*>', ' ', 'g');
  IF position('&' IN plain) = 0 THEN RETURN candor_breakable(plain); END IF;
  FOR reference IN
    SELECT DISTINCT m[1]
    FROM regexp_matches(plain, '&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});', 'g') AS m
    WHERE m[1] <> 'amp'
  LOOP
    code := CASE
      WHEN reference ~ '^#[xX]' THEN ('x' || lpad(substr(reference, 3), 8, '0'))::bit(32)::bigint
      WHEN reference ~ '^#' THEN substr(reference, 2)::bigint
      ELSE coalesce(159 + array_position(latin, reference), codes[array_position(others, reference)])
    END;
    -- A soft hyphen is nothing. No text holds zero or half a surrogate pair.
    plain := CASE
      WHEN code = 173 THEN replace(plain, '&' || reference || ';', '')
      WHEN code BETWEEN 1 AND 55295 OR code BETWEEN 57344 AND 1114111
        THEN replace(plain, '&' || reference || ';', chr(code::integer))
      ELSE plain
    END;
  END LOOP;
  RETURN candor_breakable(replace(plain, '&amp;', '&'));
END $$;

REVOKE EXECUTE ON FUNCTION candor_plain_text FROM PUBLIC;
