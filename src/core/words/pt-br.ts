/** Brazilian Portuguese. No native speaker has read it. */
import { ptBR as labelWords } from 'candor-disclosure/words/pt-br.ts'
import type { Language } from './language.ts'

export const ptBR: Language = {
  ...labelWords,
  references: {
    policy: 'Como usamos IA',
    sources: 'Fontes',
  },
  entry: {
    corrections: 'Correções',
    corrected: 'Corrigido em {date}:',
    // For a native reader: “retirado” (withdrawn), “despublicado” or “retratado”?
    retracted: 'Retirado em {date}:',
    retractedTitle: 'Retirado: {title}',
    correctionTitle: 'Correção: {title}',
    retractionTitle: 'Texto retirado: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Textos que citam {domain}',
    undetermined: 'Idioma não informado',
    modes: {
      'ai-autonomous': 'Escritos por IA, sem revisão humana',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Escritos sem IA',
    },
    reviewed: 'Escritos ou revisados por pessoas',
    corrections: 'Correções e textos retirados',
    archive: 'Arquivo {part}',
    without: 'sem {topics}',
    search: 'Busca: {words}',
    groups: {
      topics: 'Temas',
      sources: 'Veículos citados',
      languages: 'Idiomas',
      modes: 'Como os textos foram feitos',
      '': 'Todos os textos e seleções',
    },
  },
  embeds: {
    back: 'Mais: {title}',
    nothing: 'Ainda não há textos.',
  },
  layout: {
    skip: 'Ir para o conteúdo',
    site: 'Site',
    subscribe: 'Assinar',
    feeds: 'Todos os feeds',
    search: 'Buscar',
    demo: 'Demonstração',
    sample:
      'Estes textos de exemplo mostram como o Candor funciona. O que dizem sobre a própria origem também é um exemplo.',
  },
  article: {
    published: 'Publicado',
    updated: 'Atualizado',
  },
  pages: null,
}
