/** Demo articles in French, one of them embargoed. */
import type { DemoArticle } from '../demo-article.ts'
import { assisted, autonomous, byline, humanOnly, sampleStatement } from '../disclosures.ts'
import { drawn } from '../pictures.ts'
import {
  accessed,
  atomFormat,
  htmlStandard,
  normalisation,
  rfc,
  rss2,
  timeZones,
  wcag,
  wikipedia,
} from '../sources.ts'

export const french: readonly DemoArticle[] = [
  {
    guid: 'urn:uuid:6b534f29-4dea-4382-9a80-cecb9aaf77ab',
    slug: 'html-une-norme-qui-ne-finit-pas',
    title: 'HTML, une norme qui ne finit pas',
    standfirst:
      'Le langage du Web n’a plus de numéro de version. Il se corrige au fil des jours, et c’est voulu.',
    bodyHtml: `
<p>Quelle est la version actuelle de HTML ? La question n’a plus de réponse. Depuis 2019, une seule spécification fait autorité : le <cite>HTML Standard</cite>, que le WHATWG modifie presque chaque jour.</p>
<h2>Deux maisons, puis une</h2>
<p>Le premier texte publié sur la voie des normes fut la RFC 1866, en novembre 1995. Le W3C prit la suite, puis misa sur XHTML. En 2004, des gens d’Apple, de Mozilla et d’Opera fondèrent le WHATWG pour faire évoluer HTML sans rompre avec les pages existantes. Pendant des années, deux textes voisins coexistèrent ; le W3C publia HTML5 comme recommandation en octobre 2014. Le 28 mai 2019, les deux organisations convinrent de travailler à un texte unique.</p>
<h2>Décrire ce qui est</h2>
<p>La norme vivante a deux particularités :</p>
<ul>
<li>elle dit aussi ce qu’un navigateur doit faire d’une page fautive, jusque dans le détail ;</li>
<li>une nouveauté n’y entre que si plusieurs moteurs la soutiennent et si des tests l’accompagnent.</li>
</ul>
<p>Une page écrite il y a vingt-cinq ans s’affiche donc encore. Cette stabilité n’est pas due au hasard : presque rien n’est jamais retiré, car chaque retrait casserait des pages que personne n’entretient plus.</p>
<p>Pour les flux, la conséquence est simple. Le corps d’un article est du HTML ; il traversera des logiciels d’âges divers, et les éléments les plus anciens, <code>p</code>, <code>ul</code>, <code>blockquote</code>, <code>table</code>, sont ceux qui voyagent le mieux.</p>
`,
    byline,
    language: 'fr',
    status: 'published',
    publishedAt: '2025-02-27T07:50:00Z',
    disclosure: autonomous('2025-02-27T07:22:00Z'),
    sources: [
      accessed(htmlStandard, '2025-02-26T17:30:00Z'),
      rfc(1866, 'Hypertext Markup Language - 2.0'),
      wikipedia('fr', 'Web_Hypertext_Application_Technology_Working_Group', 'WHATWG'),
    ],
    topics: ['web', 'public-standards'],
  },
  {
    guid: 'urn:uuid:50db9224-5779-4069-8d22-437a37a6b891',
    slug: 'un-e-accent-aigu-deux-ecritures',
    title: 'Un « é », deux écritures',
    standfirst:
      'La même lettre peut s’écrire avec un point de code ou avec deux. L’œil n’y voit rien ; l’ordinateur, si.',
    bodyHtml: `
<p>Prenez le mot <em>été</em>. Unicode permet de l’écrire avec trois points de code, ou avec cinq : la lettre <code>é</code> existe toute faite (U+00E9), mais on peut aussi la composer d’un <code>e</code> (U+0065) suivi d’un accent aigu combinant (U+0301). À l’écran, aucune différence. Pour un programme qui compare des octets, ce sont deux mots distincts.</p>
<h2>Quatre formes normales</h2>
<table>
<thead><tr><th>Forme</th><th>Principe</th></tr></thead>
<tbody>
<tr><td>NFC</td><td>composer ce qui peut l’être</td></tr>
<tr><td>NFD</td><td>tout décomposer</td></tr>
<tr><td>NFKC, NFKD</td><td>de même, en effaçant en outre des distinctions de présentation</td></tr>
</tbody>
</table>
<p>Les deux premières ne changent rien au sens. Les deux autres sont plus brutales : la ligature « ﬁ » y devient « fi » et l’exposant « ² » devient « 2 ». Elles servent à chercher, non à conserver.</p>
<h2>Où cela compte</h2>
<p>On trie, on cherche, on compare des étiquettes : si les unes sont composées et les autres non, la rubrique « Société » existe bientôt en double. Le remède est de normaliser à l’entrée, en NFC le plus souvent.</p>
<p>Il y a une exception. L’identifiant d’un article ne se normalise pas : il se compare caractère par caractère, et le transformer en route reviendrait à le changer. Mieux vaut n’y mettre que de l’ASCII.</p>
`,
    byline,
    language: 'fr',
    status: 'published',
    publishedAt: '2025-04-15T06:20:00Z',
    disclosure: autonomous('2025-04-15T05:58:00Z'),
    picture: drawn(
      'glyphs',
      'Illustration : une grille de carrés arrondis aux teintes variées, dont certains portent un disque ou un trait.',
    ),
    sources: [
      accessed(normalisation, '2025-04-14T16:00:00Z'),
      wikipedia('fr', 'Unicode', 'Unicode'),
    ],
    topics: ['writing-systems'],
  },
  {
    guid: 'urn:uuid:73d043c1-ee5d-4d5d-8590-ee36c66bef9d',
    slug: 'resume-ou-texte-integral',
    title: 'Résumé ou texte intégral : où RSS range le corps d’un article',
    standfirst:
      'La spécification n’offre qu’un élément « description ». L’usage en a ajouté un second, et le partage des rôles est devenu net.',
    bodyHtml: `
<p>Dans RSS 2.0, un article peut avoir un titre, un lien et une <code>description</code>. Cette dernière contient un résumé ou le texte entier : la spécification admet l’un et l’autre, et le lecteur ne peut pas savoir ce qu’il a reçu.</p>
<p>Un module né avec RSS 1.0 a tranché la question. Son élément <code>content:encoded</code> reçoit le texte complet, en HTML, et la description redevient ce que dit son nom.</p>
<pre><code>&lt;item&gt;
  &lt;title&gt;Exemple&lt;/title&gt;
  &lt;description&gt;Deux phrases pour la liste.&lt;/description&gt;
  &lt;content:encoded&gt;&lt;![CDATA[&lt;p&gt;Le texte entier.&lt;/p&gt;]]&gt;&lt;/content:encoded&gt;
&lt;/item&gt;</code></pre>
<h2>Un piège entre crochets</h2>
<p>Une section CDATA dispense d’échapper les chevrons, mais elle se termine à la première suite <code>]]&gt;</code>. Un article qui parle de XML peut en contenir une ; il faut alors couper la section en deux, ou renoncer à CDATA.</p>
<h2>Que publier ?</h2>
<p>Un résumé seul oblige à quitter le lecteur pour chaque article et prive de texte ceux qui lisent hors ligne. Le texte intégral voyage bien, à condition que ses liens et ses images aient des adresses complètes. Atom distingue les deux depuis le début, avec <code>summary</code> et <code>content</code> ; JSON Feed aussi.</p>
`,
    byline,
    language: 'fr',
    status: 'published',
    publishedAt: '2025-06-10T09:15:00Z',
    updatedAt: '2025-06-11T08:00:00Z',
    disclosure: assisted('2025-06-09T14:45:00Z', 'Rédaction technique, démo'),
    sources: [
      accessed(rss2, '2025-06-09T11:30:00Z'),
      {
        url: 'https://web.resource.org/rss/1.0/modules/content/',
        title: 'RDF Site Summary 1.0 Modules: Content',
        publisher: 'RSS-DEV Working Group',
        language: 'en',
      },
      atomFormat,
    ],
    topics: ['feed-formats', 'syndication'],
    corrections: [
      {
        text: 'Une première version attribuait l’élément « content:encoded » à RSS 2.0. Il vient d’un module de RSS 1.0.',
        date: '2025-06-11T08:00:00Z',
      },
    ],
  },
  {
    guid: 'urn:uuid:3774cca2-8af7-49b7-9ddc-910092319a0f',
    slug: 'dire-une-image-en-une-phrase',
    title: 'Dire une image en une phrase',
    standfirst:
      'Le texte de remplacement n’est ni une légende ni un titre. Il répond à une question : que manquerait-il sans l’image ?',
    bodyHtml: `
<p>Une image sur le Web peut ne pas être vue : parce que la personne est aveugle, parce que la connexion est lente, parce qu’un logiciel ne l’affiche pas. L’attribut <code>alt</code> dit alors ce qu’elle aurait apporté. C’est le premier critère des règles d’accessibilité du W3C, au niveau le plus élémentaire.</p>
<h2>Trois cas</h2>
<dl>
<dt>L’image informe</dt><dd>On dit ce qu’elle montre d’utile ici, en une phrase ou deux. Inutile de commencer par « image de » : le lecteur d’écran l’annonce déjà.</dd>
<dt>L’image sert de lien</dt><dd>On dit où mène le lien.</dd>
<dt>L’image décore</dt><dd>On écrit <code>alt=""</code>, vide mais présent. Sans l’attribut, certains logiciels lisent le nom du fichier à haute voix.</dd>
</dl>
<blockquote><p>Une bonne épreuve : lire l’article au téléphone à quelqu’un, et écouter ce que l’on dit en arrivant à l’image.</p></blockquote>
<p>Une légende s’ajoute à l’image et se lit avec elle ; le texte de remplacement prend sa place. Les deux ne doivent donc pas se répéter.</p>
<p>Dans un flux, ce texte doit accompagner l’image partout où elle va : dans le corps de l’article, et aussi dans les métadonnées, où l’on oublie souvent qu’une adresse seule ne dit rien à personne.</p>
`,
    byline,
    language: 'fr',
    status: 'published',
    publishedAt: '2025-08-19T08:00:00Z',
    disclosure: humanOnly(sampleStatement.fr),
    picture: drawn(
      'contrast',
      'Illustration : une image coupée en une moitié sombre et une moitié claire ; le disque au centre inverse les deux teintes.',
    ),
    sources: [
      accessed(wcag, '2025-08-18T13:10:00Z'),
      {
        url: 'https://www.w3.org/WAI/tutorials/images/',
        title: 'Images Tutorial',
        publisher: 'W3C WAI',
        language: 'en',
      },
    ],
    topics: ['accessibility', 'web'],
  },
  {
    guid: 'urn:uuid:77da4296-1ee1-47a0-85db-2530830106c6',
    slug: 'des-regles-pour-chaque-horloge',
    title: 'Des règles pour chaque horloge',
    standfirst:
      'Une petite base de données, entretenue par des bénévoles, sait quelle heure il est partout, et quelle heure il était.',
    bodyHtml: `
<p>Chaque téléphone et chaque serveur, ou presque, contient une copie de la même base de données. On l’appelle <em>tz</em>, ou base de l’IANA. Elle connaît pour chaque région le décalage avec le temps universel, les dates des changements d’heure et leur histoire, de façon fiable à partir de 1970.</p>
<p>Ses zones portent le nom d’un continent ou d’un océan et d’une ville : <code>Europe/Paris</code>, <code>America/Martinique</code>, <code>Indian/Reunion</code>. La ville n’est qu’un repère. On évite ainsi les frontières, qui se discutent et se déplacent.</p>
<h2>Un travail de mémoire</h2>
<p>Arthur David Olson a commencé cette collection dans les années 1980 ; Paul Eggert la coordonne depuis longtemps. Depuis octobre 2011, l’ICANN l’héberge au titre de l’IANA, et la RFC 6557 décrit la manière dont elle est tenue. Les données sont dans le domaine public.</p>
<h2>Pourquoi elle change</h2>
<p>Les gouvernements décident des horloges, parfois avec quelques semaines de préavis. Plusieurs éditions paraissent donc chaque année, nommées d’après l’année et une lettre. Un serveur qui n’est pas mis à jour donne l’heure d’une loi abrogée.</p>
<p>Qui publie un flux peut s’épargner ce souci : un instant passé s’écrit en temps universel, avec un <code>Z</code> à la fin, et reste vrai quoi que décident les parlements.</p>
`,
    byline,
    language: 'fr',
    status: 'published',
    publishedAt: '2025-10-26T01:30:00Z',
    disclosure: assisted('2025-10-25T16:00:00Z', 'Rédaction sciences, démo'),
    picture: drawn(
      'globe',
      'Illustration : un globe traversé de méridiens courbes et de parallèles horizontaux, sur un fond en dégradé.',
    ),
    sources: [
      accessed(timeZones, '2025-10-25T09:40:00Z'),
      rfc(6557, 'Procedures for Maintaining the Time Zone Database'),
      wikipedia('fr', 'Tz_database', 'tz database'),
    ],
    topics: ['time', 'public-standards'],
  },
  {
    guid: 'urn:uuid:8f4a6215-2032-4eff-9498-732294f79475',
    slug: 'atom-cinquante-ans',
    title: 'Atom a cinquante ans',
    standfirst:
      'En décembre 2005, la RFC 4287 donnait au Web un format de flux sans zones d’ombre. Elle n’a pas été remplacée par une version 2.',
    bodyHtml: `
<p>La RFC 4287 a été publiée en décembre 2005. Elle porte un titre sobre, <cite>The Atom Syndication Format</cite>, et la signature de deux éditeurs, Mark Nottingham et Robert Sayre. Le travail avait commencé en 2003 sur un wiki, avec une intention précise : décrire un flux sans laisser aux logiciels le soin de deviner.</p>
<h2>Ce que le texte a fixé</h2>
<ul>
<li>chaque entrée a un identifiant permanent, un titre et une date de modification ;</li>
<li>un texte dit s’il est du texte simple, du HTML ou du XHTML ;</li>
<li>les dates suivent la RFC 3339 ;</li>
<li>la langue se déclare où l’on veut, avec <code>xml:lang</code> ;</li>
<li>le reste est laissé aux extensions, selon des règles claires.</li>
</ul>
<h2>La distinction des dates</h2>
<p>Atom sépare la date de publication de celle de la dernière modification. La seconde est obligatoire et ne bouge, selon la spécification, que pour un changement que l’éditeur juge important. Le lecteur sait ainsi qu’un article ancien vient d’être corrigé, et ne le confond pas avec un article neuf.</p>
<p>Le format a servi bien au-delà des blogs : un protocole de publication, la RFC 5023, est venu le compléter en octobre 2007, et d’autres RFC y ont ajouté les archives ou les suppressions.</p>
`,
    byline,
    language: 'fr',
    status: 'published',
    publishedAt: '2055-12-01T06:00:00Z',
    disclosure: autonomous('2026-11-02T10:15:00Z'),
    sources: [
      accessed(atomFormat, '2026-11-01T15:00:00Z'),
      rfc(5023, 'The Atom Publishing Protocol'),
      wikipedia('fr', 'Atom_Syndication_Format', 'Atom Syndication Format'),
    ],
    topics: ['feed-formats', 'public-standards'],
  },
]
