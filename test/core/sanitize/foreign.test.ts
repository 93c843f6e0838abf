/** Formulas stay as MathML Core, and drawings give their text: neither disappears. */
import { describe, expect, it } from 'vitest'
import { cleanBody } from '../../../src/core/sanitize/clean-body.ts'

const clean = (html: string) => cleanBody(html, 'https://news.example.org/').html

describe('formulas', () => {
  it.each([
    '<math display="block" alttext="E = mc²"><mi>E</mi><mo>=</mo><mi mathvariant="normal">m</mi><msup><mi>c</mi><mn>2</mn></msup></math>',
    '<p>a <math><mfrac linethickness="0"><mn>1</mn><msqrt><mi>x</mi></msqrt></mfrac></math> b</p>',
    '<math>\n <mtable><mtr><mtd columnspan="2"><mtext>if </mtext></mtd></mtr></mtable>\n</math>',
    '<math><mmultiscripts><mi>C</mi><none></none><none></none><mprescripts></mprescripts><mn>6</mn><mn>14</mn></mmultiscripts></math>',
    '<math><mo stretchy="false" form="prefix" lspace="0" rspace=".5em">(</mo><mspace width="1em"></mspace></math>',
    '<math><munderover accent="true"><mo movablelimits="true">∑</mo><mi>i</mi><mi>n</mi></munderover></math>',
  ])('%s', (html) => expect(clean(html)).toBe(html))

  it.each([
    // Browsers show the first child of `semantics` and `maction`; what follows repeats it for
    // programs.
    [
      '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">\\x</annotation></semantics></math>',
      '<math><mrow><mi>x</mi></mrow></math>',
    ],
    [
      '<math><maction actiontype="toggle"><mi>a</mi><mi>b</mi></maction></math>',
      '<math><mrow><mi>a</mi></mrow></math>',
    ],
    [
      '<math><menclose notation="box"><mi>x</mi></menclose></math>',
      '<math><mrow><mi>x</mi></mrow></math>',
    ],
    ['<math>bare <mi>x</mi></math>', '<math><mtext>bare </mtext><mi>x</mi></math>'],
    [
      '<math><mtext>a <b>b</b><svg><text>c</text></svg></mtext></math>',
      '<math><mtext>a bc</mtext></math>',
    ],
    ['<math><mi/><mn>1</mn><mspace/></math>', '<math><mi></mi><mn>1</mn><mspace></mspace></math>'],
    ['<math><mspace width="1em"><mn>1</mn></math>', '<math><mrow><mn>1</mn></mrow></math>'],
    [
      '<math><mrow><![CDATA[<b>]]></mrow></math>',
      '<math><mrow><mtext>&lt;b></mtext></mrow></math>',
    ],
    [
      '<math><mi MATHVARIANT="bold" lspace="1em" mathcolor="white">x</mi></math>',
      '<math><mi mathvariant="bold">x</mi></math>',
    ],
    [
      '<math><mo lspace="-3em" minsize="9999em" stretchy="x">x</mo></math>',
      '<math><mo>x</mo></math>',
    ],
    ['<math><annotation>\\x</annotation><mi>x</mi></math>', '<math><mi>x</mi></math>'],
    ['a<math></math>b<mi>c</mi>', 'abc'],
  ])('%s', (html, expected) => expect(clean(html)).toBe(expected))
})

describe('drawings', () => {
  it.each([
    [
      'a <svg><title>Rain</title><g><text>May <tspan>2026</tspan></text><text>12 mm</text></g></svg> b',
      'a Rain May 2026 12 mm b',
    ],
    ['<svg><foreignObject><p>one</p><p>t<b>w</b>o</p></foreignObject></svg>', 'one two'],
    [
      '<svg><style>.a{}</style><script>b</script><desc>c</desc><metadata>d</metadata><path d="M0 0"/></svg>',
      '',
    ],
    ['<svg><text><![CDATA[1 < 2]]></text></svg>', '1 &lt; 2'],
    [
      '<p><a href="https://x.example/"><svg><title>Home</title></svg></a></p>',
      '<p><a href="https://x.example/">Home</a></p>',
    ],
  ])('%s', (html, expected) => expect(clean(html)).toBe(expected))
})
