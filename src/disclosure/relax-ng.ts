/** The RELAX NG grammar of the vocabulary, for one element or a whole RSS or Atom document. Served at `/ns/1.0/candor.rng`. */
import { type AuthorshipMode, authorshipModes, modes } from './modes.ts'

const reviewer = {
  required: '<ref name="reviewer"/>',
  optional: '<optional><ref name="reviewer"/></optional>',
  forbidden: null,
} as const

/** The attribute `mode`, and `reviewed-by` if the mode allows or requires it. */
function modePattern(mode: AuthorshipMode): string {
  const attribute = `<attribute name="mode"><value type="token">${mode}</value></attribute>`
  const reviewedBy = reviewer[modes[mode].reviewer]
  if (reviewedBy === null) return `        ${attribute}`
  return `        <group>
          ${attribute}
          ${reviewedBy}
        </group>`
}

/**
 * Accepts a single `candor:disclosure`, `candor:correction`, `candor:status` or `candor:ai-rights`, and any document that contains them. Checks candor
 * elements and attributes and their positions; allows all other markup anywhere.
 */
export const candorRelaxNg = `<?xml version="1.0" encoding="utf-8"?>
<grammar xmlns="http://relaxng.org/ns/structure/1.0"
         xmlns:atom="http://www.w3.org/2005/Atom"
         xmlns:candor="https://w3id.org/candor/1.0/"
         xmlns:media="http://search.yahoo.com/mrss/"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <!-- One element by itself, or a whole RSS or Atom document. -->
  <start>
    <choice>
      <ref name="disclosure"/>
      <ref name="correction"/>
      <ref name="status"/>
      <ref name="rights"/>
      <ref name="other"/>
    </choice>
  </start>

  <!-- How the text of an item was made: at most one per item or entry. -->
  <define name="disclosure">
    <element name="candor:disclosure">
      <choice>
${authorshipModes.map(modePattern).join('\n')}
      </choice>
      <optional><attribute name="tag"><ref name="words"/></attribute></optional>
      <optional><attribute name="digital-source-type"><ref name="sourceType"/></attribute></optional>
      <optional><attribute name="model"/></optional>
      <optional><attribute name="provider"/></optional>
      <optional><attribute name="date"><data type="dateTime"/></attribute></optional>
      <optional><attribute name="href"><data type="anyURI"/></attribute></optional>
      <optional><attribute name="xml:lang"><data type="language"/></attribute></optional>
      <ref name="words"/>
    </element>
  </define>
  <define name="reviewer">
    <attribute name="reviewed-by"><ref name="words"/></attribute>
  </define>

  <!-- A correction after publication. -->
  <define name="correction">
    <element name="candor:correction">
      <attribute name="date"><data type="dateTime"/></attribute>
      <optional>
        <!-- Id of the article, where the correction or retraction is an entry of its own. -->
        <attribute name="ref"><ref name="words"/></attribute>
        <optional>
          <attribute name="kind">
            <choice><value type="token">correction</value><value type="token">retraction</value></choice>
          </attribute>
        </optional>
      </optional>
      <optional><attribute name="href"><data type="anyURI"/></attribute></optional>
      <optional><attribute name="xml:lang"><data type="language"/></attribute></optional>
      <ref name="words"/>
    </element>
  </define>

  <!-- The article was retracted: at most one per item or entry. -->
  <define name="status">
    <element name="candor:status"><value type="token">canceled</value></element>
  </define>

  <!-- What machines may do with the article: at most one per item or entry. -->
  <define name="rights">
    <element name="candor:ai-rights">
      <choice>
        <value type="token">open</value><value type="token">no-training</value>
        <value type="token">licensed</value><value type="token">search-only</value>
      </choice>
    </element>
  </define>

  <!-- A source is a link with rel="via", in RSS too. -->
  <define name="link">
    <element name="atom:link">
      <choice>
        <group>
          <attribute name="rel"><value type="token">via</value></attribute>
          <attribute name="href"><data type="anyURI"/></attribute>
          <optional><attribute name="candor:publisher"/></optional>
          <optional><attribute name="candor:accessed"><data type="dateTime"/></attribute></optional>
          <zeroOrMore>
            <attribute>
              <anyName><except><nsName ns="https://w3id.org/candor/1.0/"/><name>rel</name><name>href</name></except></anyName>
            </attribute>
          </zeroOrMore>
        </group>
        <ref name="foreignAttributes"/>
      </choice>
    </element>
  </define>

  <define name="picture">
    <element name="media:content">
      <optional><attribute name="candor:alt"/></optional>
      <optional><attribute name="candor:digital-source-type"><ref name="sourceType"/></attribute></optional>
      <ref name="foreignAttributes"/>
      <ref name="content"/>
    </element>
  </define>

  <define name="item">
    <choice>
      <element name="item"><ref name="itemContent"/></element>
      <element name="atom:entry"><ref name="itemContent"/></element>
    </choice>
  </define>

  <define name="other">
    <element>
      <anyName>
        <except>
          <nsName ns="https://w3id.org/candor/1.0/"/>
          <name>atom:link</name><name>media:content</name><name>item</name><name>atom:entry</name>
        </except>
      </anyName>
      <ref name="foreignAttributes"/>
      <ref name="content"/>
    </element>
  </define>

  <define name="itemContent">
    <ref name="foreignAttributes"/>
    <interleave>
      <ref name="content"/>
      <optional><ref name="disclosure"/></optional>
      <zeroOrMore><ref name="correction"/></zeroOrMore>
      <optional><ref name="status"/></optional>
      <optional><ref name="rights"/></optional>
    </interleave>
  </define>
  <define name="content">
    <zeroOrMore>
      <choice><text/><ref name="item"/><ref name="link"/><ref name="picture"/><ref name="other"/></choice>
    </zeroOrMore>
  </define>
  <define name="foreignAttributes">
    <zeroOrMore>
      <attribute><anyName><except><nsName ns="https://w3id.org/candor/1.0/"/></except></anyName></attribute>
    </zeroOrMore>
  </define>
  <!-- A term of IPTC's digital source types, as a URI. -->
  <define name="sourceType">
    <data type="anyURI">
      <param name="pattern">http://cv\\.iptc\\.org/newscodes/digitalsourcetype/[A-Za-z]+</param>
    </data>
  </define>
  <!-- Text that is not blank. -->
  <define name="words">
    <data type="token"><param name="minLength">1</param></data>
  </define>
</grammar>
`
