/** Spanish. */
import type { Language } from './language.ts'

export const es: Language = {
  labels: {
    'ai-autonomous': 'Texto de IA, sin revisión humana:',
    'ai-assisted': 'Con ayuda de IA:',
  },
  labelsWithAi: {
    'ai-autonomous': 'Texto de AI, sin revisión humana:',
    'ai-assisted': 'Con ayuda de AI:',
  },
  titleLabels: {
    'ai-autonomous': 'IA:',
    'ai-assisted': 'Con ayuda de IA:',
  },
  titleLabelsWithAi: {
    'ai-autonomous': 'AI:',
    'ai-assisted': 'Con ayuda de AI:',
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
    retracted: 'Retractado el {date}:',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artículos que citan {domain}',
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
