/** Characters and terminal sequences that no text for people keeps. */
import { describe, expect, it } from 'vitest'
import { legalText } from '../../src/text/legal-text.ts'
import { markup } from '../../src/text/markup.ts'

it.each([
  ['a C0 control', 'a\x01b\x0bc\x1fd', 'abcd'],
  ['a C1 control', 'a\x80b\x85c\x9fd', 'abcd'],
  ['a noncharacter', 'a\ufdd0b\ufdefc\ufffed\uffffe\u{1fffe}f\u{10ffff}g', 'abcdefg'],
  ['half of a surrogate pair', 'a\ud83db', 'a\ufffdb'],
])('removes %s', (_, text, expected) => expect(legalText(text)).toBe(expected))

it('keeps tabs, line ends, DEL, separators and characters beside noncharacters', () => {
  const text = '\t\n\r\x7f\xa0\u2028\ufdcf\ufdf0\ufffd\u{1fffd}\u{20000}🙂'
  expect(legalText(text)).toBe(text)
})

describe('leaves nothing of a terminal’s sequence', () => {
  it.each([
    ['a colour', '\x1b[31mred\x1b[0m', 'red'],
    ['a colour of 24 bits', '\x1b[38;2;1;2;3m\x1b[48:2::1:2:3mx', 'x'],
    ['the control of eight bits', '\x9b31mred\x9b0m', 'red'],
    ['a private mode', '\x1b[?25l\x1b[>4;2mx\x1b[?2004h', 'x'],
    ['a cursor’s form', '\x1b[2 qx\x1b[!p', 'x'],
    ['a sequence without an end', 'x\x1b[31', 'x'],
    ['a link', '\x1b]8;;https://e.example/?a=1&b=2\x1b\\text\x1b]8;;\x07', 'text'],
    ['a title of a window', '\x9d0;title\x9cx\x1bP1$r0m\x1b\\', 'x'],
    ['a set of characters', '\x1b(Bx\x1b(0y', 'xy'],
  ])('%s', (_, text, expected) => expect(legalText(text)).toBe(expected))

  it.each([
    ['a control before a letter or a digit', 'mo\x1bod \x1b7', 'mood 7'],
    ['a quotation mark of Windows-1252', '\x9bHaus\x8b', 'Haus'],
    ['letters of Windows-1252', '\x9eivot, c\x9cur, \x98', 'ivot, cur, '],
  ])('and keeps what stands after %s', (_, text, expected) =>
    expect(legalText(text)).toBe(expected),
  )
})

it('removes a sequence before markup is made of a text, so that no reference is cut', () => {
  expect(markup`<p title="${'\x1b[31ma\x1b'}">${'b\x1b'}${'\x1b<i>'}</p>`.html).toBe(
    '<p title="a">b&lt;i></p>'.replace('i>', 'i&gt;'),
  )
})
