/** Spanish. */
import type { Language } from './language.ts'

export const es: Language = {
  labels: {
    'ai-autonomous': 'Texto de IA, sin revisión humana:',
    'ai-assisted': 'Con ayuda de IA:',
  },
  tags: {
    'ai-autonomous': 'Texto de IA',
    'ai-assisted': 'Con ayuda de IA',
  },
  pictures: {
    generated: 'Imagen creada con IA',
    edited: 'Imagen editada con IA',
  },
  statements: {
    'ai-autonomous': 'Una IA escribió este artículo de forma autónoma; ningún editor humano lo revisó.',
    'ai-assisted': 'Escrito con ayuda de IA y revisado por {reviewed_by}.',
    'human-only': 'Escrito por una persona sin IA generativa.',
  },
  references: {
    policy: 'Cómo usamos la IA',
    sources: 'Fuentes',
  },
  entry: {
    corrections: 'Correcciones',
    corrected: 'Corregido el {date}:',
    retracted: 'Retractado el {date}:',
    retractedTitle: 'Retractado: {title}',
    correctionTitle: 'Corrección: {title}',
    retractionTitle: 'Retractación: {title}',
  },
  families: {
    sources: 'Artículos que citan {domain}',
    undetermined: 'Idioma no indicado',
    modes: {
      'ai-autonomous': 'Escritos por IA, sin revisión humana',
      'ai-assisted': 'Escritos con IA, revisados por humanos',
      'human-only': 'Escritos sin IA',
    },
    reviewed: 'Escritos o revisados por humanos',
    corrections: 'Correcciones y retractaciones',
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
    next: 'Artículo siguiente:',
  },
  pages: null,
}
