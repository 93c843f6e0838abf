/** The paragraphs of an article, as editors review them. */
import { expect, it } from 'vitest'
import { paragraphsOf } from '../../../src/plugins/desk/evidence/paragraphs.ts'

it('editors review what readers see of formulas and drawings', () => {
  expect(
    paragraphsOf(
      '<p>E: <math><semantics><mi>E</mi><annotation>\\E</annotation></semantics></math></p>' +
        '<svg><title>Rain</title><desc>x</desc><text><![CDATA[1 < 2]]></text></svg>' +
        '<select><option>a<option>b</select><title>x</title><datalist>y</datalist>',
    ),
  ).toEqual(['E: E', 'Rain', '1 < 2', 'a', 'b'])
})
