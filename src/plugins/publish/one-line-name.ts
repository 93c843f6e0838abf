/**
 * Names of tokens, reviewers and webhooks: lists and the record of changes print them in a line.
 */

/**
 * Control characters, characters for private use, line breaks and what turns the direction of a
 * line around; not the joiners that scripts need.
 */
const unprintable = /[\p{Cc}\p{Cs}\p{Co}\ufff9-\ufffb\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u
/** At an end, where nobody sees it. */
const blankEnd =
  /^[\s\u115f\u1160\u180e\u200b\u2060\u2800\u3164\uffa0]|[\s\u115f\u1160\u180e\u200b\u2060\u2800\u3164\uffa0]$/u

/** 1 to 100 characters. Names stand in addresses, where `.` and `..` are no names. */
export const isOneLineName = (name: string): boolean =>
  !unprintable.test(name) &&
  !blankEnd.test(name) &&
  /^.{1,100}$/u.test(name) &&
  !/^\.\.?$/.test(name)
