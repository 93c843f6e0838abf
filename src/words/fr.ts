/** French. */
import type { Language } from './language.ts'

export const fr: Language = {
  labels: {
    'ai-autonomous': 'Texte d’IA, sans relecture humaine :',
    'ai-assisted': 'Assisté par IA :',
  },
  labelsWithAi: {
    'ai-autonomous': 'Texte d’AI, sans relecture humaine :',
    'ai-assisted': 'Assisté par AI :',
  },
  titleLabels: {
    'ai-autonomous': 'IA :',
    'ai-assisted': 'Assisté par IA :',
  },
  titleLabelsWithAi: {
    'ai-autonomous': 'AI :',
    'ai-assisted': 'Assisté par AI :',
  },
  pictures: {
    generated: 'Image créée par IA',
    edited: 'Image modifiée par IA',
  },
  statements: {
    'ai-autonomous': 'Une IA a écrit cet article de façon autonome ; aucun rédacteur humain ne l’a relu.',
    'ai-assisted': 'Rédigé avec l’aide de l’IA et relu par {reviewed_by}.',
    'human-only': 'Écrit par un être humain sans IA générative.',
  },
  references: {
    policy: 'Comment nous utilisons l’IA',
    sources: 'Sources',
  },
  entry: {
    corrections: 'Corrections',
    retracted: 'Rétracté le {date} :',
    sentence: '{label}.',
  },
  families: {
    sources: 'Articles qui citent {domain}',
    modes: {
      'ai-autonomous': 'Écrits par une IA, sans relecture humaine',
      'ai-assisted': 'Écrits avec l’IA, relus par un humain',
      'human-only': 'Écrits sans IA',
    },
    reviewed: 'Écrits ou relus par des humains',
    corrections: 'Corrections et rétractations',
    archive: 'Archives {part}',
    without: 'sans {topics}',
    search: 'Recherche : {words}',
    groups: {
      topics: 'Sujets',
      sources: 'Médias cités',
      languages: 'Langues',
      modes: 'Comment les articles ont été faits',
      '': 'Tous les articles et sélections',
    },
  },
  embeds: {
    back: 'Plus : {title}',
    nothing: 'Pas encore d’articles.',
  },
  layout: {
    skip: 'Aller au contenu',
    site: 'Site',
    subscribe: 'S’abonner',
    feeds: 'Tous les flux',
    search: 'Recherche',
    demo: 'Démo',
    sample: 'Articles d’exemple, pour montrer Candor à l’œuvre. Les mentions sur leur origine sont aussi des exemples.',
  },
  article: {
    published: 'Publié',
    updated: 'Modifié',
    next: 'Article suivant :',
  },
  pages: null,
}
