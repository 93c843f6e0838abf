-- Search: the index of words, and the queries of it. AFTER each statement on articles, the index
-- gets the words of those that are published and public. The functions named `article_…` are called
-- by the service for a search.

-- Adds new articles to the search index.
CREATE OR REPLACE FUNCTION candor_words_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  PERFORM candor_index_words(pg_catalog.array_agg(id)) FROM inserted;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER articles_words_inserted AFTER INSERT ON articles
REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION candor_words_inserted();

-- Updates the search index with articles whose words changed, and removes those that are not public
-- any more.
CREATE OR REPLACE FUNCTION candor_words_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  PERFORM candor_index_words(pg_catalog.array_agg(id)) FROM (
    SELECT id, status, language, title, standfirst, body_html, retraction_reason, audience
      FROM after
    EXCEPT SELECT id, status, language, title, standfirst, body_html, retraction_reason, audience
      FROM before
  ) AS reworded;
  DELETE FROM article_search
  WHERE article_id IN (SELECT id FROM after WHERE status NOT IN ('published', 'retracted')
    OR audience IS NOT NULL);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER articles_words_updated AFTER UPDATE ON articles
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION
  candor_words_updated();

-- Writes the words of these articles into the search index if they are published and public: those
-- of its notice for a retracted one.
CREATE OR REPLACE FUNCTION candor_index_words(ids uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET client_min_messages = error
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
BEGIN
  INSERT INTO article_search (article_id, config, words)
  SELECT a.id, c.config,
    setweight(to_tsvector(c.config::regconfig, candor_breakable(left(a.title, 10000))), 'A')
    || setweight(
      to_tsvector(
        c.config::regconfig,
        candor_breakable(left(CASE a.status WHEN 'retracted' THEN a.retraction_reason
          ELSE a.standfirst END, 10000))
      ),
      'B'
    )
    || setweight(
      to_tsvector(c.config::regconfig, CASE a.status WHEN 'retracted' THEN ''
        ELSE candor_plain_text(a.body_html) END),
      'C'
    )
  FROM articles a
  -- Once an article.
  CROSS JOIN LATERAL (SELECT candor_search_config(a.language) AS config OFFSET 0) AS c
  WHERE a.id = ANY (ids) AND a.status IN ('published', 'retracted') AND a.audience IS NULL
  -- The writer's own rows. Under REPEATABLE READ, one that another writer deleted meanwhile can be
  -- visible beside a new one with its id: its lock is a serialization error.
  FOR KEY SHARE OF a
  ON CONFLICT (article_id) DO UPDATE SET config = excluded.config, words = excluded.words;
END $$;

-- The text search configuration for a BCP 47 tag; `simple`, which only folds case, for languages
-- without one. A name and no `regconfig`, because pg_upgrade refuses tables that have one.
CREATE OR REPLACE FUNCTION candor_search_config(tag text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN coalesce((
    SELECT c.cfgname::text FROM pg_catalog.pg_ts_config c
    WHERE c.cfgnamespace = 'pg_catalog'::regnamespace AND c.cfgname = CASE candor_language(tag)
      WHEN 'ar' THEN 'arabic' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'de'
        THEN 'german'
      WHEN 'el' THEN 'greek' WHEN 'en' THEN 'english' WHEN 'es' THEN 'spanish' WHEN 'eu'
        THEN 'basque'
      WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french' WHEN 'ga' THEN 'irish' WHEN 'hi' THEN 'hindi'
      WHEN 'hu' THEN 'hungarian' WHEN 'hy' THEN 'armenian' WHEN 'id' THEN 'indonesian' WHEN 'it'
        THEN 'italian'
      WHEN 'lt' THEN 'lithuanian' WHEN 'nb' THEN 'norwegian' WHEN 'ne' THEN 'nepali' WHEN 'nl'
        THEN 'dutch'
      WHEN 'nn' THEN 'norwegian' WHEN 'no' THEN 'norwegian' WHEN 'pt' THEN 'portuguese' WHEN 'ro'
        THEN 'romanian'
      WHEN 'ru' THEN 'russian' WHEN 'sr' THEN 'serbian' WHEN 'sv' THEN 'swedish' WHEN 'ta'
        THEN 'tamil'
      WHEN 'tr' THEN 'turkish' WHEN 'yi' THEN 'yiddish'
    END
  ), 'simple');
END $$;

-- The text of HTML, with character references replaced. Only the beginning counts: PostgreSQL
-- cannot index a body as long as a book.
CREATE OR REPLACE FUNCTION candor_plain_text(html text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
  $$
DECLARE
  -- The references of ISO 8859-1, from U+00A0 on; then other frequent ones.
  latin constant text[] := string_to_array(
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 '
    'sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc '
    'Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve '
    'Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute '
    'acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde '
    'ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml',
      ' ');
  others constant text[] := string_to_array(
    'quot amp apos lt gt OElig oelig Scaron scaron Yuml ndash mdash lsquo rsquo '
    'sbquo ldquo rdquo bdquo hellip euro trade', ' ');
  codes constant integer[] := ARRAY[
    34, 38, 39, 60, 62, 338, 339, 352, 353, 376, 8211, 8212, 8216, 8217,
    8218, 8220, 8221, 8222, 8230, 8364, 8482
  ];
  -- Elements whose text no browser shows (packages/disclosure/src/parse/visible-text.ts), and
  -- frames. A `title` is text in a drawing.
  dropped constant text[] := string_to_array(
    'script style template noscript noembed noframes datalist iframe annotation annotation-xml desc metadata', ' '
  );
  form constant text := '(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8})';
  plain text := left(html, 100000);
BEGIN
  plain := regexp_replace(plain, '(?:' || (
    SELECT string_agg('<' || name || '\M.*?(?:</' || name || '\s*?>|$)', '|')
      FROM unnest(dropped) AS name
  ) || '|<!--.*?(?:-->|$)){1,1}?', ' ', 'gi');
  -- These elements occur inside words, the others between them.
  plain := regexp_replace(
    plain,
    '</?(a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|'
    'wbr)(\s(?:[^>"'']|"[^"]*"|''[^'']*'')*)?/?>',
    '', 'gi'
  );
  plain := regexp_replace(plain, '<(?:[^>"'']|"[^"]*"|''[^'']*'')*>', ' ', 'g');
  IF position('&' IN plain) = 0 THEN RETURN candor_breakable(plain); END IF;
  -- In one pass: a replacement for each reference would take time with the square of their number.
  SELECT string_agg(p.text[1] || CASE
      -- A soft hyphen is nothing. No text holds zero or half a surrogate pair.
      WHEN p.text[2] IS NULL OR r.code = 173 THEN ''
      WHEN r.code BETWEEN 1 AND 55295 OR r.code BETWEEN 57344 AND 1114111 THEN chr(r.code::integer)
      ELSE '&' || p.text[2] || ';'
    END, '' ORDER BY p.number)
  INTO plain
  FROM regexp_matches(
    plain, '((?:[^&]|&(?!' || form || ';))*)(?:&(' || form || ');|$)', 'g'
  ) WITH ORDINALITY AS p(text, number)
  CROSS JOIN LATERAL (
    SELECT CASE
      WHEN p.text[2] ~ '^#[xX]' THEN ('x' || lpad(substr(p.text[2], 3), 8, '0'))::bit(32)::bigint
      WHEN p.text[2] ~ '^#' THEN substr(p.text[2], 2)::bigint
      ELSE coalesce(
        159 + array_position(latin, p.text[2]), codes[array_position(others, p.text[2])]
      )
    END AS code
  ) AS r;
  RETURN candor_breakable(plain);
END $$;

-- Splits long runs without blanks: nobody searches for such words, and PostgreSQL reads some of
-- them in quadratic time.
CREATE OR REPLACE FUNCTION candor_breakable(plain text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(plain, '(\S{255})', '\1 ', 'g')
$$;

-- A search (`websearch_to_tsquery`) in each language that has articles. Without languages in which
-- nothing is left to look for: stop words, signs, or only words that must not be there.
CREATE OR REPLACE FUNCTION article_queries(asked text) RETURNS TABLE (config text, query tsquery)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET client_min_messages = error AS $$
  SELECT c.config, websearch_to_tsquery(c.config::regconfig, asked)
  FROM (
    SELECT candor_search_config(split_part(family, '/', 2)) FROM families WHERE family LIKE 'languages/%'
    -- Before the first article there is nothing to find, but something to look for.
    UNION SELECT 'simple' WHERE NOT EXISTS (SELECT FROM families WHERE family LIKE 'languages/%')
  ) AS c(config)
  WHERE querytree(websearch_to_tsquery(c.config::regconfig, asked)) NOT IN ('', 'T')
$$;

-- The newest articles that match a search, and the `place` to sort them by. Few matches are found
-- by the index and sorted; if there are many, a walk from the newest article meets them soon.
CREATE OR REPLACE FUNCTION article_matches(asked text, how_many integer)
RETURNS TABLE (article_id uuid, place timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_custom_plan SET enable_seqscan = off SET jit = off SET work_mem = '64MB' AS $$
DECLARE
  few constant integer := 10000;
  clock constant timestamptz := candor_clock();
  configs text[];
  queries tsquery[];
  any_query tsquery;
  found uuid[];
BEGIN
  SELECT pg_catalog.array_agg(q.config), pg_catalog.array_agg(q.query) INTO configs, queries
  FROM article_queries(asked) AS q;
  -- One walk through the index for all languages; then each article by the words of its own.
  FOR each IN 1 .. coalesce(pg_catalog.cardinality(queries), 0) LOOP
    any_query := CASE WHEN each = 1 THEN queries[1] ELSE any_query || queries[each] END;
  END LOOP;
  SELECT pg_catalog.array_agg(m.article_id) INTO found FROM (
    SELECT s.article_id FROM article_search s
    WHERE s.words @@ any_query
        AND s.words @@ queries[pg_catalog.array_position(configs, s.config)] LIMIT few + 1
  ) AS m;
  IF pg_catalog.cardinality(found) <= few THEN
    RETURN QUERY SELECT l.article_id, l.listed_at
    FROM pg_catalog.unnest(found) AS f(id) CROSS JOIN LATERAL (
      SELECT l.article_id, l.listed_at FROM listings l
      WHERE l.family = 'all' AND l.article_id = f.id AND l.left_at IS NULL AND l.listed_at <= clock LIMIT 1
    ) AS l ORDER BY l.listed_at DESC, l.article_id DESC LIMIT how_many;
  ELSIF found IS NOT NULL THEN
    RETURN QUERY SELECT l.article_id, l.listed_at FROM listings l
    WHERE l.family = 'all' AND l.left_at IS NULL AND l.listed_at <= clock AND (
      SELECT s.words @@ queries[pg_catalog.array_position(configs, s.config)]
      FROM article_search s WHERE s.article_id = l.article_id
    )
    ORDER BY l.listed_at DESC, l.article_id DESC LIMIT how_many;
  END IF;
END $$;

-- The passages of an article that match a search, each matching word between U+0002 and U+0003.
-- NULL if the text of the article is not shown.
CREATE OR REPLACE FUNCTION article_excerpt(id uuid, asked text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET client_min_messages = error AS $$
  SELECT ts_headline(
    s.config::regconfig, translate(candor_plain_text(a.body_html), E'\x02\x03', ''),
    websearch_to_tsquery(s.config::regconfig, asked),
    E'StartSel=\x02, StopSel=\x03, MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=" … "'
  )
  FROM articles a JOIN article_search s ON s.article_id = a.id
  WHERE a.id = $1 AND a.status = 'published'
    AND EXISTS (
      SELECT FROM listings l
      WHERE l.family = 'all' AND l.article_id = a.id AND l.left_at IS NULL AND l.listed_at <= (SELECT candor_clock())
    )
$$;
