/** Spanish. No native speaker has read it. */
import { es as labelWords } from 'candor-disclosure/words/es.ts'
import type { Language } from './language.ts'

export const es: Language = {
  ...labelWords,
  references: {
    policy: 'Cómo usamos la IA',
    sources: 'Fuentes',
  },
  entry: {
    corrections: 'Correcciones',
    corrected: 'Corregido el {date}:',
    // For a native reader: check “retirado” (withdrawn) for Latin America too; “despublicado” is the other choice.
    retracted: 'Retirado el {date}:',
    retractedTitle: 'Retirado: {title}',
    correctionTitle: 'Corrección: {title}',
    retractionTitle: 'Artículo retirado: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artículos que citan {domain}',
    undetermined: 'Idioma no indicado',
    modes: {
      'ai-autonomous': 'Escritos por IA, sin revisión humana',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Escritos sin IA',
    },
    reviewed: 'Escritos o revisados por humanos',
    corrections: 'Correcciones y artículos retirados',
    archive: 'Archivo {part}',
    without: 'sin {topics}',
    search: 'Búsqueda: {words}',
    groups: {
      topics: 'Temas',
      sources: 'Medios citados',
      languages: 'Idiomas',
      modes: 'Cómo se hicieron los artículos',
      '': 'Todos los artículos y selecciones',
    },
  },
  embeds: {
    back: 'Más: {title}',
    nothing: 'Aún no hay artículos.',
  },
  layout: {
    skip: 'Ir al contenido',
    site: 'Sitio',
    subscribe: 'Suscribirse',
    feeds: 'Todos los canales',
    search: 'Buscar',
    demo: 'Demostración',
    sample:
      'Artículos de muestra para enseñar cómo trabaja Candor. Lo que dicen sobre su origen también es una muestra.',
  },
  article: {
    published: 'Publicado',
    updated: 'Actualizado',
  },
  pages: {
    description: 'Artículos de actualidad que dicen cómo se hicieron y en qué fuentes se basan.',
    footer: {
      name: 'Pie de página',
      formats: 'Canales:',
      embed: 'En tu sitio',
      vocabulary: 'Vocabulario',
      claim: '{generator} muestra cómo se hizo cada artículo y sus fuentes.',
    },
    feed: {
      newest: 'Artículos más recientes',
      archived: 'Artículos archivados',
      empty: 'Por ahora no hay artículos.',
      none: 'Ningún artículo coincide aún con {name}. Suscríbete para recibir el primero.',
      first: 'Aún no se ha publicado ningún artículo. Próximos pasos:',
      firstArticle:
        'Publica tu primer artículo: copia el SQL de {guide}, sección «A first article».',
      firstCheck:
        'Comprueba la instalación con {doctor} y {subscribe} para ver llegar el artículo.',
      subscribe: 'suscríbete',
      earlier: 'Anteriores',
      signed: 'firmado',
      archive: 'Archivo',
      older: 'Artículos anteriores',
      newer: 'Artículos posteriores',
      legend: 'Leyenda',
      unlabelled: 'Escrito sin IA generativa: sin etiqueta',
      notices: {
        newest: 'Correcciones y retiradas más recientes',
        archived: 'Correcciones y retiradas archivadas',
        empty: 'Todavía no se ha corregido ni retirado nada.',
        older: 'Correcciones anteriores',
        newer: 'Correcciones posteriores',
      },
      related: 'Canales relacionados',
      all: 'Todos los canales:',
    },
    subscribe: {
      title: 'Suscribirse',
      reader: 'Aquí no necesitas cuenta. Añade el canal a tu lector:',
      apps: 'NetNewsWire y otras aplicaciones',
      demo: 'Los lectores en línea necesitan una dirección pública. Una demostración en tu ordenador solo se abre en aplicaciones.',
      copy: 'O copia la dirección de un formato:',
      address: 'Dirección del canal {format}',
      formats: {
        rss: 'Funciona en todos los lectores y agregadores. En caso de duda, elige RSS.',
        atom: 'El más preciso en cambios y supresiones.',
        json: 'Para tus propios programas: los mismos datos, sin XML.',
      },
      embed: 'Mostrar estos titulares en tu propio sitio',
      content: 'Contenido del canal',
      full: 'Artículos completos con sus fuentes y su información sobre la IA. Consulta: {policy}. Para técnicos: {vocabulary}.',
      vocabulary: 'el vocabulario',
    },
    finder: {
      title: 'Encontrar un canal',
      lead: 'Elige los artículos que quieres leer. Ningún campo es obligatorio.',
      find: 'Encontrar',
      made: 'Cómo se hizo',
      ways: {
        any: 'cualquiera',
        corrections: 'cualquiera, corregido o retirado',
      },
      language: 'Idioma',
      source: 'Medio citado',
      sourceExample: 'por ejemplo w3.org',
      topic: 'Tema',
      leaveOut: 'Sin',
      any: 'cualquiera',
    },
    directory: {
      title: 'Todos los canales',
      lead: 'Canales por tema, medio citado, idioma y cómo se hicieron los artículos.',
      groupLead: 'Cada canal está en RSS, Atom y JSON Feed, con archivo.',
      empty: 'Aún no hay canales: no se ha publicado ningún artículo.',
      none: 'Ningún canal tiene «{name}» en su nombre.',
      filter: 'Canales por nombre',
      name: 'El nombre contiene',
      show: 'Mostrar',
      more: '{group}: mostrar los {count}',
      articles: {
        one: '{count} artículo',
        other: '{count} artículos',
      },
      newest: 'el más reciente {time}',
      rss: 'RSS de {name}',
      pages: 'Páginas',
      files: 'Para importar todos estos canales a tu lector: {opml}. Para programas: {json}.',
    },
    search: {
      title: 'Búsqueda',
      description: 'Busca en todos los artículos y suscríbete a los resultados.',
      lead: 'Cada búsqueda es también un canal. Suscríbete y tu lector mostrará los nuevos artículos que coincidan.',
      form: 'Artículos',
      words: 'Palabras',
      search: 'Buscar',
      found: 'Resultados, primero los más recientes',
      none: 'Ningún artículo coincide con {words}. Suscríbete para recibir el primero. La búsqueda pasa por alto las palabras muy comunes.',
      hints:
        'Usa comillas para una frase, {or} para alternativas y un signo menos para excluir una palabra. La búsqueda encuentra también otras formas de una palabra, en los idiomas que admite la base de datos.',
    },
    error: {
      status: 'Error {status}',
      retry: 'Inténtalo de nuevo en {seconds} segundos.',
      newest: 'Los artículos más recientes',
      find: 'Encontrar un canal',
      search: 'Búsqueda',
      titles: {
        invalid: 'Dirección no válida',
        noArticle: 'No existe ese artículo',
        noWords: 'Nada que buscar',
        token: 'Se necesita un token',
        forbidden: 'Acceso no permitido',
        missing: 'No encontrado',
        gone: 'Ya no existe',
        tooMany: 'Demasiadas peticiones',
        failed: 'Error interno',
        unavailable: 'No disponible por el momento',
      },
      texts: {
        noMatch: 'Ningún artículo publicado coincide con {filter}.',
        noWords:
          '«{words}» no contiene ninguna palabra que se pueda buscar. Usa una palabra que no esté en casi todos los textos.',
        noPage: 'No hay ninguna página ni ningún canal en {path}.',
        noFeed: 'No se ha publicado ningún artículo en {path}.',
        closed:
          'El tema de {path} está cerrado y no recibe artículos nuevos. Todos los artículos: {all}',
        removed: 'El artículo en {path} se retiró o se borró.',
        token: 'Aquí se necesita un token válido. Pide uno a la redacción.',
        slow: 'La búsqueda ha tardado demasiado. Usa menos palabras o palabras menos comunes.',
      },
      meant: '¿Querías decir: {list}?',
    },
    stats: {
      title: 'Lectores',
      lead: 'Del {from} al {to}, días en UTC. Los agregadores indican cuántos suscriptores tienen, y nadie lo comprueba; los lectores directos se estiman con un margen de alrededor del 3 %.',
      days: 'Por día',
      feeds: 'Por canal',
      aggregators: 'Por agregador',
      embeds: 'Inserciones',
      errors: 'Errores que recibieron los lectores',
      other: 'otros',
      columns: {
        feed: 'Canal',
        readers: 'Lectores',
        subscribers: 'Suscriptores',
        direct: 'Lectores directos',
        requests: 'Peticiones',
        unchanged: 'Sin cambios (304)',
        bytes: 'Enviado',
        product: 'Programa',
        reported: 'Cifra del',
        page: 'Página de',
        route: 'Ruta',
        status: 'Estado',
      },
    },
    disclosure: {
      title: 'Cómo usamos la IA',
      description:
        'Las etiquetas de los artículos escritos por IA o con su ayuda, y la responsabilidad editorial.',
      lead: 'Cada artículo indica aquí cómo se hizo. Esta página explica las etiquetas.',
      demo: 'Esto es una demostración.',
      sample:
        'Los artículos y su información son muestras: solo enseñan qué aspecto tiene cada modo.',
      labels: 'Las etiquetas',
      noLabel: 'Sin etiqueta',
      modes: {
        'ai-autonomous':
          'Una IA escribió el artículo de forma autónoma y nadie lo comprobó antes de publicarlo. Puede contener errores que parecen correctos. Indica sus fuentes: compruébalas antes de fiarte de él.',
        'ai-assisted':
          'La IA participó en la redacción y una persona revisó el artículo antes de publicarlo. El artículo nombra a quien lo revisó: nuestro sistema no lo acepta sin ese nombre, salvo que el texto sea de personas y la IA haya hecho solo una parte aparte, que la etiqueta nombra.',
        'human-only':
          'El texto se escribió sin IA generativa. Solo lo dicen los datos legibles por máquina: no hace falta ninguna advertencia.',
      },
      inFeeds: 'En los canales: {mode}',
      parts:
        'En algunos artículos, la IA hizo solo una parte. Entonces la etiqueta nombra esa parte, por ejemplo «{parts}». «Revisado» indica que la revisó una persona con su nombre.',
      unknown:
        'Cada artículo tiene uno de estos tres modos. Solo los artículos anteriores al 2 de agosto de 2026 pueden no tener ninguno, si no se sabe cómo se hicieron.',
      seen: 'Dónde aparecen las etiquetas',
      places:
        'La etiqueta abre el resumen, que la mayoría de los lectores muestra primero. Una frase abre el propio artículo. Los programas y agregadores encuentran los mismos datos en RSS, Atom y JSON Feed: el modo, el modelo y su proveedor, quién lo revisó, la fecha de generación y cada fuente con su dirección. Las imágenes tienen su propia información. {vocabulary} describe cada campo.',
      vocabulary: 'El vocabulario',
      use: 'Cómo usa la IA este sitio',
      noUse:
        'Este sitio no ha añadido su propia descripción. Guíate por la información de cada artículo.',
      responsible: 'Responsabilidad editorial',
      responsibility:
        'La responsabilidad editorial de los artículos publicados aquí corresponde a {name}.',
      noResponsible:
        'Este sitio no ha nombrado a ninguna persona u organización con responsabilidad editorial. Tenlo en cuenta al leer sus artículos.',
      noModel:
        'Un modelo no puede asumir esa responsabilidad: quien publica responde de un texto, se haya hecho como se haya hecho.',
      law: 'La ley',
      regulation: 'Reglamento (UE) 2024/1689',
      article50:
        'En la Unión Europea, las obligaciones de transparencia del Reglamento de IA, {regulation}, se aplican desde el 2 de agosto de 2026. El artículo 50, apartado 4, trata del texto generado o manipulado por IA que se publica con el fin de informar al público sobre asuntos de interés público: debe divulgarse que se ha generado o manipulado de manera artificial. Hay una excepción si el texto se ha sometido a una revisión humana o a un control editorial {and} una persona física o jurídica tiene la responsabilidad editorial de su publicación. Según el artículo 50, apartado 5, la información debe ser clara y distinguible, y facilitarse a más tardar en la primera exposición.',
      and: 'y',
      always:
        'Lo indicamos en ambos casos y en todos los países. Esta página es una explicación, no asesoramiento jurídico.',
      report: 'Comunicar un error',
      contact: 'Escribe a {email}. Incluye la dirección del artículo y describe el error.',
      noContact: 'Este sitio no ha publicado ninguna dirección para correcciones.',
      corrections:
        'Las correcciones llevan fecha y permanecen visibles al principio del artículo. Si lo esencial de un artículo era erróneo, se retira: su página y su entrada en los canales permanecen, y el motivo sustituye al texto.',
      humanStated: 'El texto se escribió sin IA generativa. Su última frase lo dice.',
    },
    embed: {
      title: 'Incrustar',
      description: 'Pon nuestros titulares en tu sitio: marco, componente, fragmento u oEmbed.',
      heading: 'Titulares para tu sitio',
      lead: 'Elige un canal, comprueba la vista previa y copia el código. Los titulares conservan sus etiquetas de IA. Sin rastreo, sin cookies.',
      choose: 'Canal y opciones',
      show: 'Mostrar',
      preview: 'Vista previa: {title}',
      policy: 'Tu Content-Security-Policy debe permitir: {policy}',
      options: {
        limit: 'Titulares',
        layout: 'Disposición',
        theme: 'Tema',
        accent: 'Color de acento, por ejemplo 0d5c66',
        images: 'Imágenes',
        summaries: 'Resúmenes',
        sources: 'Fuentes',
        heading: 'Nivel del encabezado',
        target: 'Los enlaces se abren',
      },
      choices: {
        layout: {
          list: 'lista',
          cards: 'tarjetas',
          compact: 'compacta',
        },
        theme: {
          auto: 'automático',
          light: 'claro',
          dark: 'oscuro',
        },
        target: {
          '': 'predeterminado',
          _blank: 'en una ventana nueva',
          _self: 'en la misma ventana (no en marcos)',
          _top: 'en toda la ventana',
        },
        visibility: {
          on: 'visibles',
          off: 'ocultos',
        },
      },
      script: {
        copy: 'Copiar',
        copyPart: 'Copiar: ',
        copied: 'Copiado.',
        noAnswer: 'El servidor no responde. Tus opciones se conservan: inténtalo más tarde.',
        made: 'Se muestra abajo.',
      },
      rules: 'Conviene saber',
      label: {
        title: 'Etiquetas.',
        text: 'La etiqueta y el enlace hacia nosotros forman parte del titular. Puedes cambiar su tipo de letra y su color, pero deben seguir siendo legibles. El Derecho de la UE pide que la información se dé en la primera exposición ({policy}).',
      },
      fresh: {
        title: 'Actualidad.',
        text: 'Un artículo nuevo aparece en un marco en {seconds} segundos como máximo, cuando el marco se recarga. El componente se recarga con cada visita a la página. Si nuestra base de datos no funciona, enviamos los últimos titulares válidos. Si nuestro servidor no funciona, el componente muestra durante un día como máximo los últimos titulares de la misma pestaña, salvo que sean muy grandes; si no, muestra tu propio enlace. Un fragmento es tu propia copia. Un marco muestra el mensaje de error del navegador.',
      },
      privacy: {
        title: 'Privacidad.',
        text: 'Los titulares incrustados no ponen cookies y solo cargan nuestros scripts. Los navegadores nos envían el origen de tu sitio, como https://example.org, con las peticiones de marcos, scripts y canales, pero nunca la dirección de la página. Las imágenes están desactivadas: vienen de los servidores de la redacción, que ven las peticiones de tu público.',
      },
      pinned: {
        title: 'Versiones.',
        text: 'Un script publicado no cambia nunca y lleva su hash. {newest} lleva a la versión más reciente. Las páginas aisladas entre orígenes pueden usar todas las formas. Allí, las imágenes de un componente o fragmento necesitan Cross-Origin-Resource-Policy de su servidor, y las de un marco, un navegador que admita {credentialless}.',
      },
      anyFeed: {
        title: 'Cualquier canal.',
        text: 'El componente muestra cualquier JSON Feed 1.1. No muestra etiqueta en los elementos que no traen información sobre la IA.',
      },
      style: 'Estilo',
      customProperties: 'Define estas propiedades personalizadas en el elemento o por encima:',
      properties: {
        '--candor-font': 'tipo de letra de todo',
        '--candor-color': 'color del texto',
        '--candor-background': 'fondo',
        '--candor-accent': 'color de líneas y marcas',
        '--candor-gap': 'espacio entre titulares',
        '--candor-card': 'ancho mínimo de una tarjeta',
        '--candor-label-font': 'tipo de letra de la etiqueta y del enlace hacia nosotros',
        '--candor-label-color': 'color de la etiqueta y del enlace hacia nosotros',
      },
      parts:
        'Partes del componente, para {selector}: {parts}. La etiqueta, el aviso de retirada y los enlaces finales no son partes. En un fragmento, los mismos nombres son clases, como {example}. La clase del conjunto es {whole}.',
    },
    snippets: {
      or: 'o',
      here: 'Donde van los titulares',
      frame: {
        name: 'Marco',
        about:
          'No necesita ningún script ni estilo de tu página. Funciona {sites}. Termina la dirección de cada marco de una página con un identificador distinto, como #candor-2.',
        allSites: 'en todos los sitios',
        onlyOn: 'solo en {sites}',
        height:
          'Una vez por página, para que los marcos tengan la altura de su contenido; si no, se desplazan',
      },
      component: {
        name: 'Componente',
        about:
          'Usa los tipos de letra y colores de tu página y se recarga con cada visita. Muestra el enlace que contiene hasta que llegan los titulares, o si no se pueden cargar. Reserva espacio en tu hoja de estilos, para que nada salte: candor-headlines { display: block; min-block-size: 30rem }.',
      },
      fragment: {
        name: 'Fragmento',
        about:
          'HTML con un ETag, que tu compilación o tu CDN incluye en tu página. La orden conserva la última copia si falla una petición. Define el acento en tu hoja de estilos: --candor-accent.',
        shell: 'En una terminal, tan a menudo como quieras',
        edge: 'O en un CDN que admita ESI',
        sheet: 'Nuestra hoja de estilos (opcional)',
      },
      oembed: {
        name: 'oEmbed',
        about:
          'Para editores que convierten una dirección en contenido incrustado. Muestra el canal con las opciones predeterminadas. La dirección de un artículo da una tarjeta de ese artículo.',
        editor: 'Para pegar en un editor',
        system: 'La petición de tu sistema',
      },
    },
  },
}
