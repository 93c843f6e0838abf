/** Demo articles in Spanish, one of them retracted. */
import type { DemoArticle } from '../demo-article.ts'
import { assisted, autonomous, byline } from '../disclosures.ts'
import { drawn } from '../pictures.ts'
import { accessed, languageTags, rfc, rss2, timeZones, webSub, wikipedia } from '../sources.ts'

export const spanish: readonly DemoArticle[] = [
  {
    guid: 'urn:uuid:abe60366-a5dd-4f13-bf20-71cec133807b',
    slug: 'la-enye-en-el-nombre-de-dominio',
    title: 'Cómo viaja la «ñ» en un nombre de dominio',
    standfirst:
      'El sistema de nombres solo esperaba letras inglesas, cifras y guiones. Un ingenioso rodeo permitió escribir todo lo demás.',
    bodyHtml: `
<p>Cuando se diseñó el sistema de nombres de dominio, en los años ochenta, los nombres de las máquinas se escribían con letras de la A a la Z, cifras y guiones. Cambiar millones de servidores para admitir una <em>ñ</em> no parecía posible. La solución fue no tocarlos.</p>
<h2>Una letra escondida</h2>
<p>El navegador traduce el nombre antes de preguntar por él. La traducción, llamada <em>Punycode</em> y descrita en la RFC 3492 de marzo de 2003, reúne primero las letras corrientes y añade después, en clave, cuáles faltan y dónde van:</p>
<pre><code>españa.example  →  xn--espaa-rta.example
señal.example   →  xn--seal-hqa.example</code></pre>
<p>El prefijo <code>xn--</code> avisa de que lo que sigue está cifrado de ese modo. Los servidores solo ven letras conocidas; las personas ven su ortografía.</p>
<h2>Parecidos peligrosos</h2>
<p>Muchas letras de alfabetos distintos se confunden a la vista. La «а» cirílica y la «a» latina son caracteres diferentes con el mismo dibujo, y con ellas se pueden imitar nombres ajenos. Por eso los registros limitan los alfabetos que admiten, y los navegadores muestran la forma <code>xn--</code> cuando un nombre les resulta sospechoso.</p>
<p>En un canal de noticias conviene escribir las direcciones en su forma ASCII: es la que todos los programas entienden. El título, en cambio, puede y debe conservar todas sus letras.</p>
`,
    byline,
    language: 'es',
    status: 'published',
    publishedAt: '2025-04-01T09:05:00Z',
    disclosure: autonomous('2025-04-01T08:40:00Z'),
    picture: drawn(
      'branches',
      'Ilustración: un árbol invertido, con un disco arriba, tres debajo y nueve pequeños al pie.',
    ),
    sources: [
      accessed(rfc(3492, 'Punycode: A Bootstring encoding of Unicode'), '2025-03-31T18:00:00Z'),
      rfc(
        5890,
        'Internationalized Domain Names for Applications (IDNA): Definitions and Document Framework',
      ),
      {
        url: 'https://www.unicode.org/reports/tr46/',
        title: 'UTS #46: Unicode IDNA Compatibility Processing',
        publisher: 'Unicode Consortium',
        language: 'en',
      },
    ],
    topics: ['addresses', 'writing-systems'],
  },
  {
    guid: 'urn:uuid:b435d75d-efbb-4087-863d-769fbfeaf77c',
    slug: 'la-hora-de-verano-a-ambos-lados-del-atlantico',
    title: 'La hora de verano, a la vez en ambos lados del Atlántico',
    standfirst: 'Dos veces al año, los relojes de Europa y de Norteamérica se mueven una hora.',
    bodyHtml: `
<p>En la Unión Europea y en la mayor parte de los Estados Unidos los relojes se adelantan una hora en primavera y se atrasan en otoño. El cambio se hace el mismo fin de semana en ambos lados del Atlántico, de modo que la diferencia entre Madrid y Nueva York es de seis horas durante todo el año.</p>
<h2>Quién lo recuerda por nosotros</h2>
<p>Los teléfonos y los ordenadores no deciden por sí mismos cuándo cambia la hora. Consultan una base de datos pública, mantenida con el amparo de la IANA, que recoge las reglas de cada zona y la historia de sus cambios. Cada zona lleva el nombre de una región y de una ciudad:</p>
<ul>
<li><code>Europe/Madrid</code></li>
<li><code>America/New_York</code></li>
<li><code>America/Bogota</code>, que no cambia de hora</li>
</ul>
<p>Cuando un gobierno modifica sus reglas, se publica una edición nueva de la base y los fabricantes la distribuyen con sus actualizaciones.</p>
<h2>Lo que conviene guardar</h2>
<p>Para anotar cuándo ocurrió algo basta la hora universal: es única y no depende de ninguna ley. Para anotar una cita futura hace falta además el lugar, porque la regla puede cambiar antes de que llegue el día. Los formatos de sindicación hablan del pasado, y por eso la hora universal les conviene tanto.</p>
`,
    byline,
    language: 'es',
    status: 'retracted',
    publishedAt: '2025-04-29T10:30:00Z',
    updatedAt: '2025-04-30T07:45:00Z',
    retraction: {
      reason:
        'El artículo afirmaba que la Unión Europea y los Estados Unidos cambian la hora el mismo fin de semana. No es así: en primavera y en otoño lo hacen en fechas distintas, y durante unas semanas la diferencia entre Madrid y Nueva York es de cinco horas.',
      date: '2025-04-30T07:45:00Z',
    },
    disclosure: autonomous('2025-04-29T10:06:00Z'),
    sources: [timeZones],
    topics: ['time'],
  },
  {
    guid: 'urn:uuid:8c3c4c72-5e69-4148-9f05-c97d48f99eec',
    slug: 'el-podcast-es-un-canal-rss',
    title: 'Un pódcast es, ante todo, un canal RSS',
    standfirst:
      'Detrás de cada aplicación hay un documento de texto que cualquiera puede leer. De ahí viene su libertad.',
    bodyHtml: `
<p>Las aplicaciones muestran carátulas, listas y botones. Debajo hay algo más sencillo: un documento RSS con una entrada por episodio. Cada entrada lleva un elemento <code>enclosure</code> que indica la dirección del archivo de sonido, su tamaño en bytes y su tipo.</p>
<h2>Qué lo hace abierto</h2>
<ol>
<li>El canal está en una dirección que pertenece a quien lo publica.</li>
<li>Cualquier programa puede leerlo sin pedir permiso.</li>
<li>Los directorios lo enumeran, pero no lo contienen.</li>
<li>El oyente puede llevarse sus suscripciones a otra aplicación en un archivo OPML.</li>
</ol>
<p>El elemento apareció en diciembre de 2000, con RSS 0.92. La palabra llegó después: en febrero de 2004 el periodista Ben Hammersley la propuso, entre otras, en un artículo de <cite>The Guardian</cite>.</p>
<h2>Consejos para quien publica</h2>
<p>El identificador de un episodio, <code>guid</code>, no debe cambiar nunca, ni siquiera al mudarse de proveedor: si cambia, las aplicaciones descargan todo otra vez. Al mudarse, la dirección antigua ha de redirigir a la nueva con el código 301 y seguir haciéndolo durante mucho tiempo.</p>
<p>Y conviene añadir transcripciones. Sirven a quien no oye, a quien busca una frase y a quien prefiere leer. La comunidad ha definido para ello un elemento propio, <code>podcast:transcript</code>.</p>
`,
    byline,
    language: 'es',
    status: 'published',
    publishedAt: '2025-06-24T07:10:00Z',
    disclosure: assisted('2025-06-23T17:00:00Z', 'Redacción de audio, demo'),
    picture: drawn(
      'sound',
      'Ilustración: una fila de barras verticales de distinta altura, como una onda de sonido, ante dos discos pálidos.',
    ),
    sources: [
      accessed(rss2, '2025-06-23T15:15:00Z'),
      {
        url: 'https://podcastindex.org/namespace/1.0',
        title: 'Podcast Namespace',
        publisher: 'Podcast Index',
        language: 'en',
      },
      wikipedia('es', 'Podcasting', 'Podcasting'),
    ],
    topics: ['podcasting', 'syndication'],
  },
  {
    guid: 'urn:uuid:dfb5478e-fd06-424c-9359-e6629bbebff7',
    slug: 'espanol-de-donde',
    title: '¿Español de dónde? Las etiquetas de idioma y el número 419',
    standfirst:
      'Con «es» suele bastar. Cuando no basta, hay etiquetas para un país y también para medio continente.',
    bodyHtml: `
<p>La etiqueta <code>es</code> significa español, sin más. El estándar BCP 47 recomienda quedarse ahí mientras no haya una razón para precisar: cada parte que se añade debe distinguir algo.</p>
<p>A veces lo distingue. Un manual para España dice <em>ordenador</em>; uno para México, <em>computadora</em>. Entonces se añade la región:</p>
<table>
<thead><tr><th>Etiqueta</th><th>Significado</th></tr></thead>
<tbody>
<tr><td><code>es</code></td><td>español</td></tr>
<tr><td><code>es-ES</code></td><td>español de España</td></tr>
<tr><td><code>es-MX</code></td><td>español de México</td></tr>
<tr><td><code>es-419</code></td><td>español de América Latina y el Caribe</td></tr>
</tbody>
</table>
<h2>De dónde sale el 419</h2>
<p>Las letras de los países vienen de la norma ISO 3166. Para regiones mayores que un país, el estándar recurre a los códigos de tres cifras que usa la división de estadística de las Naciones Unidas; el 419 corresponde a América Latina y el Caribe.</p>
<h2>Por qué declararlo</h2>
<p>La etiqueta decide con qué voz lee un lector de pantalla, cómo se parten las palabras al final de la línea y qué comillas se esperan. Un canal que mezcla idiomas debe indicarlo en cada entrada: Atom lo hace con <code>xml:lang</code>, JSON Feed con <code>language</code> y RSS con el elemento <code>dc:language</code> de Dublin Core.</p>
`,
    byline,
    language: 'es',
    status: 'published',
    publishedAt: '2025-09-16T11:25:00Z',
    disclosure: autonomous('2025-09-16T11:02:00Z'),
    sources: [
      accessed(languageTags, '2025-09-15T12:40:00Z'),
      {
        url: 'https://unstats.un.org/unsd/methodology/m49/',
        title: 'Standard country or area codes for statistical use (M49)',
        publisher: 'United Nations Statistics Division',
        language: 'en',
      },
    ],
    topics: ['writing-systems', 'public-standards'],
  },
  {
    guid: 'urn:uuid:ad2d8fa6-b6c9-4da8-86bc-ee11ca1aea31',
    slug: 'preguntar-menos-y-enterarse-antes',
    title: 'Preguntar menos y enterarse antes',
    standfirst:
      'Un lector de canales pasa el día preguntando si hay algo nuevo. Tres cortesías reducen el trabajo de ambas partes.',
    bodyHtml: `
<p>Un programa que sigue cien canales y pregunta a cada uno cada media hora hace casi cinco mil peticiones al día. La mayoría de las respuestas dice lo mismo: nada nuevo. La web ofrece maneras de decirlo con poco gasto.</p>
<h2>Primera: la petición condicional</h2>
<p>El servidor entrega cada versión con una marca, <code>ETag</code>. El programa la devuelve en <code>If-None-Match</code>, y si la marca sigue siendo válida recibe un 304 sin contenido: unos cientos de bytes en lugar de cien mil.</p>
<h2>Segunda: el plazo</h2>
<p>La cabecera <code>Cache-Control: max-age=1800</code> anuncia que durante media hora no merece la pena volver. RSS dice lo mismo, en minutos, con el elemento <code>ttl</code>. Conviene que las dos cifras coincidan.</p>
<h2>Tercera: el aviso</h2>
<p>Con WebSub, recomendación del W3C desde enero de 2018, el lector se inscribe en un intermediario y este le envía las novedades en cuanto aparecen. Exige que el lector sea accesible desde fuera, de modo que sirve sobre todo a los servicios en línea.</p>
<p>Ninguna de las tres excluye a las otras. Un servicio prudente se inscribe, pregunta de vez en cuando por si se perdió algún aviso y lo hace siempre de manera condicional. Y si el servidor responde 429 o 503 con <code>Retry-After</code>, espera lo que se le pide.</p>
`,
    byline,
    language: 'es',
    status: 'published',
    publishedAt: '2025-11-11T08:35:00Z',
    disclosure: assisted('2025-11-10T18:20:00Z', 'Redacción técnica, demo'),
    picture: drawn(
      'hub',
      'Ilustración: un gran disco central unido por líneas rectas a doce discos menores que lo rodean.',
    ),
    sources: [
      accessed(webSub, '2025-11-09T10:00:00Z'),
      rfc(9110, 'HTTP Semantics'),
      rfc(6585, 'Additional HTTP Status Codes'),
    ],
    topics: ['http', 'syndication'],
  },
]
