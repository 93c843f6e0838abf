/** Demo articles in German. */
import type { DemoArticle } from '../demo-article.ts'
import { assisted, autonomous, byline, humanOnly, sampleStatement } from '../disclosures.ts'
import { drawn } from '../pictures.ts'
import {
  accessed,
  aiAct,
  coolUris,
  digitalSourceTypes,
  httpSemantics,
  uriSyntax,
  utf8,
  wikipedia,
} from '../sources.ts'

export const german: readonly DemoArticle[] = [
  {
    guid: 'urn:uuid:91483fca-1dbc-463d-ac2c-e3c94bf408f8',
    slug: 'utf-8-ein-kleines-meisterstueck',
    title: 'UTF-8, ein kleines Meisterstück',
    standfirst:
      'Ein bis vier Bytes je Zeichen, verträglich mit ASCII, leicht zu prüfen: Die Kodierung des Webs entstand 1992 in wenigen Tagen.',
    bodyHtml: `
<p>Im September 1992 entwarfen Ken Thompson und Rob Pike eine Kodierung, die heute fast jeder Text im Web benutzt. Sie sollte alle Zeichen eines weltweiten Zeichensatzes darstellen und trotzdem mit Programmen zurechtkommen, die nur ASCII kannten.</p>
<table>
<thead><tr><th>Codepunkte</th><th>Bytes</th><th>Muster</th></tr></thead>
<tbody>
<tr><td>U+0000 – U+007F</td><td>1</td><td><code>0xxxxxxx</code></td></tr>
<tr><td>U+0080 – U+07FF</td><td>2</td><td><code>110xxxxx 10xxxxxx</code></td></tr>
<tr><td>U+0800 – U+FFFF</td><td>3</td><td><code>1110xxxx 10xxxxxx 10xxxxxx</code></td></tr>
<tr><td>U+10000 – U+10FFFF</td><td>4</td><td><code>11110xxx 10xxxxxx 10xxxxxx 10xxxxxx</code></td></tr>
</tbody>
</table>
<p>Jedes Byte verrät, ob ein Zeichen mit ihm beginnt oder weitergeht. Wer mitten in einem Text einsteigt, findet deshalb nach spätestens drei Bytes wieder den Anfang eines Zeichens. Ein Text, der nur ASCII enthält, ist zugleich gültiges UTF-8, und wer die Bytes sortiert, sortiert nach Codepunkten.</p>
<h2>Was nicht vorkommen darf</h2>
<p>RFC 3629 begrenzte die Kodierung im November 2003 auf den Bereich von Unicode. Verboten sind längere Schreibweisen für dasselbe Zeichen, weil sich damit Prüfungen umgehen ließen, und ebenso die halben Zeichen, aus denen UTF-16 seine Paare bildet.</p>
<p>Das große Ü braucht zwei Bytes, das Eurozeichen drei, ein Emoji meist vier. Wer die Länge eines Textes begrenzt, sollte also wissen, ob er Bytes, Codepunkte oder das zählt, was Menschen ein Zeichen nennen.</p>
`,
    byline,
    language: 'de',
    status: 'published',
    publishedAt: '2025-03-18T06:05:00Z',
    updatedAt: '2025-03-19T10:00:00Z',
    disclosure: autonomous('2025-03-18T05:41:00Z'),
    sources: [accessed(utf8, '2025-03-17T12:00:00Z'), wikipedia('de', 'UTF-8', 'UTF-8')],
    topics: ['writing-systems', 'public-standards'],
    corrections: [
      {
        text: 'In der ersten Fassung hieß es, ein Emoji brauche immer vier Bytes. Viele brauchen vier, manche drei, und zusammengesetzte noch mehr.',
        date: '2025-03-19T10:00:00Z',
      },
    ],
  },
  {
    guid: 'urn:uuid:f87aba93-f188-44e8-8722-0e0b6ded6215',
    slug: 'umgezogen-oder-verschwunden',
    title: 'Umgezogen oder verschwunden? Vier Statuscodes für Feeds',
    standfirst:
      '301, 308, 404, 410: Drei Ziffern entscheiden, ob Abonnenten mitkommen, warten oder gehen.',
    bodyHtml: `
<p>Ein Abonnement ist eine gespeicherte Adresse. Ändert sie sich, hängt alles davon ab, was der Server unter der alten antwortet.</p>
<dl>
<dt>301 und 308</dt><dd>Der Feed ist dauerhaft umgezogen. Ein gutes Leseprogramm ersetzt die gespeicherte Adresse. 308 verlangt zusätzlich, dass die Methode der Anfrage erhalten bleibt; für das Abrufen eines Feeds macht das keinen Unterschied.</dd>
<dt>302 und 307</dt><dd>Der Feed liegt vorübergehend woanders. Die gespeicherte Adresse bleibt, wie sie ist.</dd>
<dt>404</dt><dd>Hier ist nichts zu finden; ob das so bleibt, sagt der Server nicht. Leseprogramme versuchen es weiter.</dd>
<dt>410</dt><dd>Hier war etwas, und es kommt nicht wieder. Wer das liest, darf das Abonnement beenden.</dd>
</dl>
<h2>Die Startseite ist keine Antwort</h2>
<p>Häufig leitet ein Server jede unbekannte Adresse auf die Startseite um. Für Menschen mag das freundlich sein. Ein Leseprogramm erwartet einen Feed und bekommt HTML; im besten Fall meldet es einen Fehler, im schlechtesten merkt es sich die falsche Adresse.</p>
<p>Ebenso heikel ist ein leerer Feed mit Status 200, wenn in Wahrheit die Datenbank ausgefallen ist. Die richtige Antwort ist dann 503, möglichst mit der Angabe <code>Retry-After</code>. Das Programm behält, was es hat, und fragt später noch einmal.</p>
<p>Weiterleitungen kosten fast nichts und sollten lange stehen bleiben: Manche Abonnenten schauen nur alle paar Monate vorbei.</p>
`,
    byline,
    language: 'de',
    status: 'published',
    publishedAt: '2025-05-29T05:55:00Z',
    disclosure: autonomous('2025-05-29T05:30:00Z'),
    picture: drawn(
      'exchange',
      'Illustration: zwei senkrechte Balken, zwischen denen waagrechte Linien mit Punkten hin und her laufen.',
    ),
    sources: [accessed(httpSemantics, '2025-05-28T18:10:00Z')],
    topics: ['http', 'syndication'],
  },
  {
    guid: 'urn:uuid:3cd1faa7-0a72-476e-a0bc-4448bb71856d',
    slug: 'adressen-die-bleiben',
    title: 'Adressen, die bleiben',
    standfirst:
      '1998 schrieb Tim Berners-Lee auf, was eine gute Webadresse ausmacht. Der Rat ist kurz und wird selten befolgt.',
    bodyHtml: `
<p>„Cool URIs don’t change“ heißt ein Text, den Tim Berners-Lee 1998 auf den Seiten des W3C veröffentlichte. Adressen ändern sich nicht von selbst, lautet der Gedanke; Menschen ändern sie. Technische Gründe werden dafür gern genannt, doch die wenigsten zwingen dazu.</p>
<h2>Was nicht hineingehört</h2>
<p>Wer eine Adresse vergibt, sollte weglassen, was sich ändern kann:</p>
<ul>
<li>den Namen der Verfasserin oder des Verfassers;</li>
<li>das Thema, denn Ordnungen werden neu geordnet;</li>
<li>den Stand, etwa „Entwurf“ oder „aktuell“;</li>
<li>die Technik, erkennbar an Endungen wie <code>.php</code> oder <code>.asp</code>;</li>
<li>den Ort der Ablage auf einem bestimmten Rechner.</li>
</ul>
<p>Gut eignet sich das Datum der Entstehung. Es ändert sich nie, und es hilft, Altes von Neuem zu unterscheiden.</p>
<h2>Der Feed als Prüfstein</h2>
<p>Bei Artikeln wird dieser Rat oft verletzt, sobald eine Überschrift berichtigt wird und die Adresse ihr folgt. Für den Feed sind dann zwei Dinge wichtig: Die alte Adresse leitet auf die neue weiter, und die Kennung des Eintrags bleibt dieselbe. Sonst erscheint der Artikel ein zweites Mal, und Verweise anderer Leute laufen ins Leere.</p>
<p>Die Kennung muss deshalb keine Adresse sein. <a href="../atom-id-outlives-every-address/" hreflang="en">Ein Name, der nirgendwohin führt</a>, kann auch nirgendwo fehlen.</p>
`,
    byline,
    language: 'de',
    status: 'published',
    publishedAt: '2025-07-03T11:00:00Z',
    disclosure: humanOnly(sampleStatement.de),
    sources: [accessed(coolUris, '2025-07-02T09:25:00Z'), uriSyntax],
    topics: ['addresses', 'web'],
  },
  {
    guid: 'urn:uuid:449f78ef-dd2f-45dd-a119-b43aca902a0d',
    slug: 'wie-ein-text-entstand',
    title: 'Drei Angaben, die sagen, wie ein Text entstand',
    standfirst:
      'Ob eine KI allein schrieb, mithalf oder gar nicht beteiligt war, lässt sich mit einem einzigen Wort ausdrücken. Es muss nur vorn stehen.',
    bodyHtml: `
<p>Wer einen Artikel liest, sieht ihm nicht an, wie er entstanden ist. Für die Kennzeichnung haben sich drei Stufen als brauchbar erwiesen.</p>
<ol>
<li><strong>Von einer KI verfasst.</strong> Niemand hat den Text vor der Veröffentlichung geprüft.</li>
<li><strong>Mit Hilfe einer KI verfasst.</strong> Ein Mensch hat ihn geprüft, und es wird gesagt, in welcher Funktion.</li>
<li><strong>Ohne generative KI verfasst.</strong></li>
</ol>
<p>Die Stufen schließen einander aus, und jede verlangt andere Angaben. Eine geprüfte Fassung ohne prüfende Person wäre ein Widerspruch, eine ungeprüfte mit einer solchen ebenso. Solche Regeln kann eine Datenbank erzwingen.</p>
<h2>Für Menschen und für Maschinen</h2>
<p>Die KI-Verordnung der EU verlangt in Artikel 50, dass bestimmte Texte von öffentlichem Interesse als künstlich erzeugt offengelegt werden, klar erkennbar und spätestens bei der ersten Wahrnehmung. In einem Leseprogramm ist das die Liste der Überschriften und Zusammenfassungen. Dorthin gehört der Hinweis.</p>
<p>Daneben braucht es eine Fassung für Programme. Das Vokabular der IPTC nennt zum Beispiel <code>trainedAlgorithmicMedia</code> für Inhalte aus einem trainierten Modell. So lassen sich Texte filtern und zählen, ohne dass jemand Sätze deuten muss.</p>
<p>Keine der Angaben sagt, ob ein Text stimmt. Sie sagt, woran man ist, und lässt die Prüfung möglich werden: anhand der Quellen, die dabeistehen sollten.</p>
`,
    byline,
    language: 'de',
    status: 'published',
    publishedAt: '2025-10-07T06:40:00Z',
    disclosure: assisted('2025-10-06T15:20:00Z', 'Ressort Standards, Demo'),
    picture: drawn(
      'seal',
      'Illustration: ein rundes Siegel mit gewelltem Rand und einem Haken in der hellen Mitte.',
    ),
    sources: [
      accessed(aiAct('Verordnung (EU) 2024/1689 (KI-Verordnung)', 'de'), '2025-10-06T09:00:00Z'),
      digitalSourceTypes,
    ],
    topics: ['ai-disclosure', 'public-standards'],
  },
]
