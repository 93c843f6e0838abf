-- How many characters (code points) have to be inserted, deleted or replaced to turn one text into the other
-- (Levenshtein's distance); most + 1 if it is more than `most`. For each number of edits it keeps the furthest
-- positions that they reach, one on each diagonal (E. Ukkonen, Algorithms for approximate string matching, 1985).
-- Positions are bytes in UTF-8, at the beginning of a character. Equal stretches are compared in slices of growing
-- length, so a megabyte takes milliseconds.
CREATE OR REPLACE FUNCTION candor_text_distance(a text, b text, most integer) RETURNS integer
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  x constant bytea := pg_catalog.convert_to(a, 'UTF8');
  y constant bytea := pg_catalog.convert_to(b, 'UTF8');
  x_end constant integer := pg_catalog.octet_length(x);
  y_end constant integer := pg_catalog.octet_length(y);
  -- By diagonal: the positions reached, and those one character later. NULL where there is none.
  none constant integer[] := pg_catalog.array_fill(NULL::integer, ARRAY[2 * most + 3]);
  x_at integer[] := none;
  y_at integer[] := none;
  x_next integer[] := none;
  y_next integer[] := none;
  x_was integer[];
  y_was integer[];
  x_was_next integer[];
  y_was_next integer[];
  inserted integer;
  replaced integer;
  deleted integer;
  d integer;
  i integer;
  j integer;
  slice integer;
  half integer;
BEGIN
  FOR edits IN 0 .. most LOOP
    x_was := x_at;
    y_was := y_at;
    x_was_next := x_next;
    y_was_next := y_next;
    FOR diagonal IN -edits .. edits LOOP
      d := diagonal + most + 2;
      inserted := CASE WHEN y_was_next[d - 1] IS NOT NULL THEN x_was[d - 1] END;
      replaced := CASE WHEN y_was_next[d] IS NOT NULL THEN x_was_next[d] END;
      deleted := x_was_next[d + 1];
      i := CASE WHEN edits = 0 THEN 0 ELSE greatest(inserted, replaced, deleted) END;
      CONTINUE WHEN i IS NULL;
      -- On one diagonal, equal positions in x are equal positions in y.
      j := CASE
        WHEN edits = 0 THEN 0
        WHEN i = inserted THEN y_was_next[d - 1]
        WHEN i = replaced THEN y_was_next[d]
        ELSE y_was[d + 1]
      END;

      slice := least(64, x_end - i, y_end - j);
      WHILE slice > 0 AND pg_catalog.substring(x, i + 1, slice) = pg_catalog.substring(y, j + 1, slice) LOOP
        i := i + slice;
        j := j + slice;
        slice := least(2 * slice, x_end - i, y_end - j);
      END LOOP;
      WHILE slice > 1 LOOP
        half := slice / 2;
        IF pg_catalog.substring(x, i + 1, half) = pg_catalog.substring(y, j + 1, half) THEN
          i := i + half;
          j := j + half;
          slice := slice - half;
        ELSE
          slice := half;
        END IF;
      END LOOP;
      IF i = x_end AND j = y_end THEN RETURN edits; END IF;
      -- Back to the beginning of a character: bytes that continue one are 10xxxxxx.
      WHILE i < x_end AND pg_catalog.get_byte(x, i) & 192 = 128 LOOP
        i := i - 1;
        j := j - 1;
      END LOOP;

      x_at[d] := i;
      y_at[d] := j;
      x_next[d] := CASE
        WHEN i < x_end
          THEN i + CASE
            WHEN pg_catalog.get_byte(x, i) < 128 THEN 1
            WHEN pg_catalog.get_byte(x, i) < 224 THEN 2
            WHEN pg_catalog.get_byte(x, i) < 240 THEN 3
            ELSE 4
          END
      END;
      y_next[d] := CASE
        WHEN j < y_end
          THEN j + CASE
            WHEN pg_catalog.get_byte(y, j) < 128 THEN 1
            WHEN pg_catalog.get_byte(y, j) < 224 THEN 2
            WHEN pg_catalog.get_byte(y, j) < 240 THEN 3
            ELSE 4
          END
      END;
    END LOOP;
  END LOOP;
  RETURN most + 1;
END $$;

REVOKE EXECUTE ON FUNCTION candor_text_distance FROM PUBLIC;
